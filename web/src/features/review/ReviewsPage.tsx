// The reviewers' desk: the ideas that wait for this person, the one due first on top.
import { useQuery } from "urql";
import { Link, useSearchParams } from "wouter";
import { graphql } from "../../gql";
import { day } from "../../ui/format";
import { Chip, PageHead } from "../../ui/Parts";
import { Waiting } from "../../ui/Waiting";
import { useSpeech, useWords } from "../../words";
import { IdeaState } from "../ideas/IdeaCard";
import { Written } from "../../ui/Text";
import { DeskFilter, type Shown } from "./DeskFilter";
import { lateBy, standOf, STANDS, type Waiting as Idea } from "./stands";

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
        reviewPanels { id state citizens experts officials viewerSheet { reason } viewerStandsAside viewerActions { name allowed } }
      }
    }
  }
`);

// As many as the desk shows at once; from then on the list of ideas has the rest.
const MOST = 100;
// From so many on one looks for what one needs.
const MANY = 5;

/** What stands in the way of finding: case, spaces, and how Hangul was typed. */
const plain = (text: string) => text.normalize("NFC").toLowerCase().replace(/\s+/g, "");

export default function ReviewsPage() {
  const w = useWords();
  const { language } = useSpeech();
  const [query, setQuery] = useSearchParams();
  const [{ data: place, error: placeError }] = useQuery({ query: PLACE });
  const id = place?.programmes.edges[0]?.node.id ?? "";
  const [{ data, error }, again] = useQuery({ query: DESK, variables: { id }, pause: !id, requestPolicy: "cache-and-network" });
  if (!data) return <Waiting error={error ?? placeError} again={() => again({ requestPolicy: "network-only" })} what={w.loading.page} />;
  const all = data.reviewDesk
    .map(({ proposal }) => proposal)
    .sort((one, other) => (one.answerClock?.dueOn ?? "9").localeCompare(other.answerClock?.dueOn ?? "9"));
  const words = query.get("q") ?? "";
  const show = query.get("show");
  const shown: Shown = show === "late" ? "late" : (STANDS.find((one) => one === show) ?? null);
  const of = (idea: Idea, kind: Shown) => kind === null || (kind === "late" ? lateBy(idea) > 0 : standOf(idea) === kind);
  const tasks = all.filter((idea) => of(idea, shown) && plain(`${idea.number} ${idea.title}`).includes(plain(words)));
  const counts = Object.fromEntries([...STANDS, "late" as const].map((kind) => [kind, all.filter((idea) => of(idea, kind)).length]));
  const change = (part: Record<string, string>) =>
    setQuery(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(part)) if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  return (
    <>
      <PageHead title={w.review.page} way={[]} here={w.review.page}>
        <p className="lead">{w.review.lead}</p>
      </PageHead>
      {all.length === 0 && <p className="soft">{w.review.nothing}</p>}
      {all.length >= MANY && (
        <>
          <DeskFilter words={words} shown={shown} counts={{ ...counts, all: all.length }} change={change} />
          <p className="small" role="status">
            {w.review.found(tasks.length)}
          </p>
        </>
      )}
      {all.length >= MOST && (
        <p className="small">
          {w.review.more(MOST)} <Link href="/ideas?state=REVIEW">{w.review.inList}</Link>
        </p>
      )}
      <ul className="stack">
        {tasks.map((idea) => {
          const panel = idea.reviewPanels.at(-1);
          const stand = standOf(idea);
          const late = lateBy(idea);
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
                <Link href={`/ideas/${idea.number}#panels`}>
                  <Written>{idea.title}</Written>
                </Link>
              </h2>
              <p className="small">
                {idea.number} · {panel ? `${w.review.states[panel.state]} · ${w.review.madeUp(panel.citizens, panel.experts, panel.officials)}` : w.review.none}
              </p>
              {stand === "yours" && <p className="strong">{w.review.yours}</p>}
              {stand === "handedIn" && <p>{w.review.handedIn}</p>}
              {stand === "aside" && <p>{w.review.youAside}</p>}
            </li>
          );
        })}
      </ul>
    </>
  );
}
