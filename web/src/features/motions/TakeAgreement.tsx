// A matter of an agreement put on the agenda; everybody reads its number and title, and nothing more.
import { useQuery } from "urql";
import { useViewer } from "../../frame/viewer";
import { graphql } from "../../gql";
import type { AgendaAsked } from "../../gql/graphql";
import { useWords } from "../../words";
import type { DeskProps } from "../meetings/Desk";
import { MeetingForm } from "../meetings/MeetingForm";
import { topicOf, useTopicField } from "../meetings/topics";

const NEGOTIATED = graphql(`
  query NegotiatedAgreements($programme: ID!) {
    consortium(programmeId: $programme) {
      id
      agreements(first: 20) { edges { cursor node { id number title state } } pageInfo { hasNextPage endCursor } }
    }
  }
`);

const TAKE_AGREEMENT_TO_COUNCIL = graphql(`
  mutation TakeAgreementToCouncil($input: TakeAgreementToCouncilInput!) {
    takeAgreementToCouncil(input: $input) {
      __typename
      ... on TakeAgreementToCouncilSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export function TakeAgreement({ meeting, takenUp, refresh }: DeskProps) {
  const { meeting: w, motions } = useWords();
  const topic = useTopicField(meeting, "OPERATION_AND_FUNDING");
  const { programme } = useViewer();
  const [{ data }] = useQuery({ query: NEGOTIATED, variables: { programme: programme?.id ?? "" }, pause: !programme });
  // What is in force is no matter before its parties any more.
  const open = (data?.consortium?.agreements.edges ?? []).filter(({ node }) => node.state === "NEGOTIATING");
  const agreements = open.map(({ node }) => [node.id, `${node.number} ${node.title}`] as const);
  if (agreements.length === 0) return null;
  return (
    <details className="card">
      <summary>{motions.takeAgreement}</summary>
      <MeetingForm
        id="agreement"
        title={motions.takeAgreement}
        act={TAKE_AGREEMENT_TO_COUNCIL}
        fields={[
          { name: "agreementId", label: motions.agreement, hint: motions.agreementHint, first: agreements[0]?.[0] ?? "", options: agreements },
          topic,
          { name: "asked", label: w.askedFor, first: "CONSULTATION", options: Object.entries(w.asked) },
          { name: "takenUpBy", label: w.takenUpBy, hint: w.takenUpHint, options: [["", w.nobody], ...takenUp.map(({ id, title }) => [id, title] as const)] },
        ]}
        input={(said) => ({
          meetingId: meeting.id,
          agreementId: said.agreementId ?? "",
          ...topicOf(said.topic ?? "", w.topics),
          asked: said.asked as AgendaAsked,
          takenUpBy: said.takenUpBy || null,
        })}
        done={refresh}
      />
    </details>
  );
}
