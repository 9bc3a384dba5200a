// The reviewers' desk: the ideas that wait for this person, the one due first on top.
import { useQuery } from "urql";
import { Link } from "wouter";
import { graphql } from "../../gql";
import { day } from "../../ui/format";
import { Chip, PageHead } from "../../ui/Parts";
import { Waiting } from "../../ui/Waiting";
import { useSpeech, useWords } from "../../words";
import { IdeaState } from "../ideas/IdeaCard";
import { Written } from "../../ui/Text";

const PLACE = graphql(`
  query ReviewPlace {
    programmes(first: 1) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } }
  }
`);
const DESK = graphql(`
  query ReviewDesk($id: ID!) {
    reviewDesk(programmeId: $id) {
      proposal {
        id
        number
        title
        state
        answerClock { dueOn daysLate state stoppedOn rule { id source article } }
        reviewPanels { id state citizens experts officials viewerSheet { reason } viewerActions { name allowed } }
      }
    }
  }
`);

export default function ReviewsPage() {
  const w = useWords();
  const { language } = useSpeech();
  const [{ data: place, error: placeError }] = useQuery({ query: PLACE });
  const id = place?.programmes.edges[0]?.node.id ?? "";
  const [{ data, error }, again] = useQuery({ query: DESK, variables: { id }, pause: !id, requestPolicy: "cache-and-network" });
  if (!data) return <Waiting error={error ?? placeError} again={() => again({ requestPolicy: "network-only" })} what={w.loading.page} />;
  const tasks = data.reviewDesk
    .map(({ proposal }) => proposal)
    .sort((one, other) => (one.answerClock?.dueOn ?? "9").localeCompare(other.answerClock?.dueOn ?? "9"));
  return (
    <>
      <PageHead title={w.review.page} way={[]} here={w.review.page}>
        <p className="lead">{w.review.lead}</p>
      </PageHead>
      {tasks.length === 0 && <p className="soft">{w.review.nothing}</p>}
      <ul className="stack">
        {tasks.map((idea) => {
          const panel = idea.reviewPanels.at(-1);
          const mine = panel?.viewerActions.some(({ name, allowed }) => name === "scoreProposal" && allowed);
          const late = idea.answerClock?.daysLate ?? 0;
          return (
            <li key={idea.id} className="card stack-2">
              <p className="row head-chips">
                <IdeaState state={idea.state} />
                {idea.answerClock && !idea.answerClock.stoppedOn && (
                  <Chip icon={late > 0 ? "warn" : "clock"} tone={late > 0 ? "warn" : "info"}>
                    {late > 0 ? w.answer.late(late) : w.answer.until(day(idea.answerClock.dueOn, language))}
                  </Chip>
                )}
              </p>
              <h2>
                <Link href={`/ideas/${idea.number}`}>
                  <Written>{idea.title}</Written>
                </Link>
              </h2>
              <p className="small">
                {panel ? `${w.review.states[panel.state]} · ${w.review.madeUp(panel.citizens, panel.experts, panel.officials)}` : w.review.none}
              </p>
              {mine && <p className="strong">{panel?.viewerSheet ? w.review.handedIn : w.review.yours}</p>}
            </li>
          );
        })}
      </ul>
    </>
  );
}
