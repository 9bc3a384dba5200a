// What the lead may do about somebody who writes along: pass the lead on, or part with him.
import { RefusalMessage } from "../../frame/RefusalMessage";
import { graphql } from "../../gql";
import { Sure } from "../../ui/Sure";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";

const PASS = graphql(`
  mutation PassLead($input: PassLeadInput!) {
    passLead(input: $input) {
      __typename
      ... on PassLeadSuccess { draft { id version } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const PART = graphql(`
  mutation PartAuthor($input: PartAuthorInput!) {
    partAuthor(input: $input) {
      __typename
      ... on PartAuthorSuccess { draft { id version } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

interface AuthorActsProps {
  draftId: string;
  personId: string;
  name: string;
  refresh: () => void;
}

export function AuthorActs({ draftId, personId, name, refresh }: AuthorActsProps) {
  const { drafts: w, officer } = useWords();
  const passing = useSend(PASS, refresh);
  const parting = useSend(PART, refresh);
  const refusal = [passing, parting].map(({ sending }) => (sending.is === "refused" ? sending.refusal : null)).find(Boolean);
  return (
    <>
      <Sure
        name={w.passLead}
        label={`${w.passLead}: ${name}`}
        hint={w.passLeadHint(name)}
        sure={w.passLead}
        keep={officer.cancel}
        look="plain"
        busy={passing.sending.is === "sending"}
        onSure={() => void passing.send({ draftId, personId })}
      />
      <Sure
        name={w.part}
        label={`${w.part}: ${name}`}
        hint={w.partHint(name)}
        sure={w.part}
        keep={officer.cancel}
        look="plain"
        busy={parting.sending.is === "sending"}
        onSure={() => void parting.send({ draftId, personId })}
      />
      {refusal && <RefusalMessage refusal={refusal} afterAct />}
    </>
  );
}
