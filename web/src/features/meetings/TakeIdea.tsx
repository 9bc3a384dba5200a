// An adopted idea of residents put on the agenda: its story and the meeting are tied by that.
import { useQuery } from "urql";
import { useViewer } from "../../frame/viewer";
import { graphql } from "../../gql";
import type { AgendaAsked } from "../../gql/graphql";
import { useWords } from "../../words";
import { MeetingForm } from "./MeetingForm";
import type { DeskProps } from "./Desk";
import { TAKE_IDEA_TO_COUNCIL } from "./meetingVerbs";
import { topicOf, useTopicField } from "./topics";

const ADOPTED = graphql(`
  query AdoptedIdeas($programme: ID!) {
    node(id: $programme) {
      id
      ... on Programme {
        adopted: proposals(state: ADOPTED, first: 100) { edges { cursor node { id number title } } pageInfo { hasNextPage endCursor } }
        partly: proposals(state: PARTLY_ADOPTED, first: 100) { edges { cursor node { id number title } } pageInfo { hasNextPage endCursor } }
        selected: proposals(state: SELECTED, first: 100) { edges { cursor node { id number title } } pageInfo { hasNextPage endCursor } }
        begun: proposals(state: IMPLEMENTING, first: 100) { edges { cursor node { id number title } } pageInfo { hasNextPage endCursor } }
      }
    }
  }
`);

export function TakeIdea({ meeting, takenUp, refresh }: DeskProps) {
  const w = useWords().meeting;
  const topic = useTopicField(meeting, "IMPLEMENTATION_PLAN");
  const { programme } = useViewer();
  const [{ data }] = useQuery({ query: ADOPTED, variables: { programme: programme?.id ?? "" }, pause: !programme });
  const place = data?.node && "adopted" in data.node ? data.node : null;
  if (!place) return null;
  const ideas = [...place.adopted.edges, ...place.partly.edges, ...place.selected.edges, ...place.begun.edges].map(
    ({ node }) => [node.id, `${node.number} ${node.title}`] as const,
  );
  return (
    <details className="card">
      <summary>{w.takeIdea}</summary>
      {ideas.length === 0 && <p className="soft">{w.noIdeas}</p>}
      {ideas.length > 0 && (
        <MeetingForm
          id="idea"
          title={w.takeIdea}
          act={TAKE_IDEA_TO_COUNCIL}
          fields={[
            { name: "proposalId", label: w.idea, first: ideas[0]?.[0] ?? "", options: ideas },
            topic,
            { name: "asked", label: w.askedFor, first: "CONSULTATION", options: Object.entries(w.asked) },
            { name: "motion", label: w.motion, hint: w.motionHint, kind: "lines", when: ({ asked }) => asked !== "REPORT" },
            { name: "motion", label: w.reported, kind: "lines", when: ({ asked }) => asked === "REPORT" },
            { name: "takenUpBy", label: w.takenUpBy, hint: w.takenUpHint, options: [["", w.nobody], ...takenUp.map(({ id, title }) => [id, title] as const)] },
          ]}
          input={(said) => ({
            meetingId: meeting.id,
            proposalId: said.proposalId ?? "",
            ...topicOf(said.topic ?? "", w.topics),
            asked: said.asked as AgendaAsked,
            motion: said.motion ?? "",
            takenUpBy: said.takenUpBy || null,
          })}
          done={refresh}
        />
      )}
    </details>
  );
}
