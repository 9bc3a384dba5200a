// What residents think of the comments on an idea: one's own answers, and the map of groups, which is no vote.
import { useQuery } from "urql";
import { signInAddress, useViewer } from "../../frame/viewer";
import { graphql } from "../../gql";
import { Message } from "../../ui/Parts";
import { Waiting } from "../../ui/Waiting";
import { useWords } from "../../words";
import { Answers } from "./Answers";
import { OpinionMap } from "./OpinionMap";

graphql(`
  fragment PointOfMap on OpinionPoint { agrees comment { id text } }
`);
graphql(`
  fragment MapOfOpinions on OpinionMap {
    digest
    drawnAt
    frozen
    people
    least
    floor
    groups { size x y width speaks { ...PointOfMap } }
    common { ...PointOfMap }
    lines { mended comment { id text } cells { agree disagree passed silent } }
  }
`);

// What everybody reads is asked beside what is one's own, so that it can be kept for others.
export const OPINIONS = graphql(`
  query IdeaOpinions($number: String!) {
    opinions(number: $number) {
      open
      statements { comment { id } }
      map { ...MapOfOpinions }
    }
  }
`);

/** What the map is not stands first, whoever looks at it. */
export function Opinions({ number }: { number: string }) {
  const all = useWords();
  const w = all.opinions;
  const { viewer } = useViewer();
  const [{ data, error }, again] = useQuery({ query: OPINIONS, variables: { number } });
  if (!data) return <Waiting error={error} again={again} what={all.loading.page} titled />;
  const asked = data.opinions;
  if (!asked || (asked.statements.length === 0 && !asked.map)) return null;
  return (
    <section className="card stack" aria-labelledby="opinions">
      <h2 id="opinions">{w.title}</h2>
      <Message tone="info" title={w.noVote}>
        <p>{w.noVoteWhy}</p>
        <p>{w.secret}</p>
      </Message>
      {asked.open && viewer === null && (
        <p>
          <a className="btn btn-line" href={signInAddress()}>
            {w.signIn}
          </a>
        </p>
      )}
      {viewer !== null && <Answers number={number} open={asked.open} done={() => again({ requestPolicy: "network-only" })} />}
      {!asked.open && <p className="soft">{w.over}</p>}
      {asked.map ? <OpinionMap map={asked.map} /> : <p className="soft">{asked.open ? w.notYet : w.never}</p>}
    </section>
  );
}
