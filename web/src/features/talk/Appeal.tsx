// Appealing against the decision that has hidden one's own words.
import { useId, useState } from "react";
import { graphql } from "../../gql";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { Button } from "../../ui/Button";
import { LONGEST } from "../../ui/longest";
import { Field } from "../../ui/Field";
import { useWords } from "../../words";
import { useSend, wrongAt } from "./sendTalk";

const APPEAL = graphql(`
  mutation AppealDecision($input: AppealDecisionInput!) {
    appealDecision(input: $input) {
      __typename
      ... on AppealDecisionSuccess { decision { id appeal { state } } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export function Appeal({ decisionId, done }: { decisionId: string; done: () => void }) {
  const w = useWords().talk;
  const id = useId();
  const [text, setText] = useState("");
  const { sending, send } = useSend(APPEAL, done);
  return (
    <form
      className="stack-2"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (sending.is !== "sending") void send({ decisionId, text });
      }}
    >
      <Field id={`${id}-text`} longest={LONGEST.moderation} label={w.appeal} hint={w.appealHint} error={wrongAt(sending, "text")}>
        {(aria) => <textarea {...aria} rows={3} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
      {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
      <Button submit look="line" busy={sending.is === "sending"}>
        {w.sendAppeal}
      </Button>
    </form>
  );
}
