// Where an invitation leads: who asks, what is being written, and joining.
import { useQuery } from "urql";
import { useLocation } from "wouter";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { signInAddress, useViewer } from "../../frame/viewer";
import { graphql } from "../../gql";
import type { JoinDraftMutation } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { PageHead } from "../../ui/Parts";
import { Waiting } from "../../ui/Waiting";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";

const INVITATION = graphql(`
  query DraftInvitation($token: String!) {
    draftInvitation(token: $token) { title lead { displayName } }
  }
`);
const JOIN = graphql(`
  mutation JoinDraft($input: JoinDraftInput!) {
    joinDraft(input: $input) {
      __typename
      ... on JoinDraftSuccess { draft { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

type Joined = Extract<JoinDraftMutation["joinDraft"], { __typename: "JoinDraftSuccess" }>;

export default function JoinPage({ token }: { token: string }) {
  const w = useWords();
  const [, go] = useLocation();
  const { viewer, known } = useViewer();
  const [{ data, error }, again] = useQuery({ query: INVITATION, variables: { token } });
  const { sending, send } = useSend(JOIN, (answer) => go(`/ideas/drafts/${(answer as Joined).draft.id}`));
  if (!data || !known) return <Waiting error={error} again={() => again({ requestPolicy: "network-only" })} what={w.loading.page} />;
  const invitation = data.draftInvitation;
  return (
    <>
      <PageHead
        title={invitation ? w.drafts.joinTitle : w.drafts.over}
        way={[{ to: "/ideas", label: w.ideas.title }]}
        here={w.drafts.joinTitle}
      >
        <p className="lead">
          {invitation ? w.drafts.asks(invitation.lead.displayName, invitation.title || w.drafts.untitled) : w.drafts.overHint}
        </p>
      </PageHead>
      {invitation && (
        <div className="stack">
          <p>{w.drafts.joinHint}</p>
          <div className="row">
            {viewer ? (
              <Button big busy={sending.is === "sending"} onPress={() => void send({ token })}>
                {w.drafts.join}
              </Button>
            ) : (
              <a className="btn" href={signInAddress()}>
                {w.account.signIn}
              </a>
            )}
          </div>
          {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
        </div>
      )}
    </>
  );
}
