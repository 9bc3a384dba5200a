// What came in by each channel, and the batches of papers behind it.
import { graphql } from "../../gql";
import type { ChannelsOfVoteFragment } from "../../gql/graphql";
import { useWords } from "../../words";
import { Reopened } from "../papers/Reopen";

graphql(`
  fragment ChannelsOfVote on Campaign {
    paperBatches { id label channel state came papersFound note reopened { serial reason at } }
    result {
      assisted
      leastTold
      channels { channel weight ballots spoiled together points }
      together { channels weight ballots points }
      steps { number proposal { id title } }
    }
  }
`);

export function ChannelsTable({ vote }: { vote: ChannelsOfVoteFragment }) {
  const w = useWords().papers;
  const channels = vote.result?.channels ?? [];
  if (channels.length === 0) return null;
  const together = vote.result?.together;
  const onPaper = channels.some(({ channel }) => channel === "PAPER");
  const weighed = channels.some(({ weight }) => weight !== null);
  return (
    <section className="card stack" aria-labelledby="channels">
      <h2 id="channels">{w.byChannel}</h2>
      {weighed && <p className="small">{w.weighedHint}</p>}
      {together && (
        <p className="small">
          {w.together(
            together.channels.map((one) => w.channels[one]),
            vote.result?.leastTold ?? 0,
            together.weight,
          )}
        </p>
      )}
      <table className="table">
          <thead>
            <tr>
              <th scope="col">{w.channel}</th>
              {weighed && <th className="num" scope="col">{w.weight}</th>}
              <th className="num" scope="col">{w.ballots}</th>
              <th className="num" scope="col">{w.spoiledPapers}</th>
            </tr>
          </thead>
          <tbody>
            {channels.map((one) => (
              <tr key={one.channel}>
                <th scope="row">{w.channels[one.channel]}</th>
                {weighed && <td className="num">{`${one.weight}%`}</td>}
                <td className="num">{one.ballots}</td>
                <td className="num">{one.spoiled}</td>
              </tr>
            ))}
          </tbody>
        </table>
      {vote.result && <PointsByChannel result={vote.result} />}
      {onPaper && vote.result?.assisted !== 0 && (
        <p className="small">
          {vote.result?.assisted ? w.assistedTold(vote.result.assisted) : w.assistedFew(vote.result?.leastTold ?? 0)}
        </p>
      )}
      {vote.paperBatches.length > 0 && (
        <ul className="items small">
          {vote.paperBatches.map((one) => (
            <li key={one.id}>
              <b>{one.label}</b> · {w.states[one.state]} · {one.channel === "PAPER" && `${w.came(one.came)} · `}
              {w.found(one.papersFound ?? 0)}
              {one.note && <p className="soft">{one.note}</p>}
              <Reopened papers={one.reopened} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What every line got by each way that is told by itself: enough to do the count again. */
function PointsByChannel({ result }: { result: NonNullable<ChannelsOfVoteFragment["result"]> }) {
  const w = useWords().papers;
  const apart = result.channels
    .filter(({ points }) => points.length > 0)
    .map(({ channel, points }) => ({ name: w.channels[channel], points }));
  const { together } = result;
  if (together) {
    apart.push({ name: together.channels.map((one) => w.channels[one]).join(" + "), points: together.points });
  }
  if (apart.length === 0) return null;
  const lines = [...result.steps].sort((a, b) => a.number - b.number);
  return (
    <details className="fold">
      <summary>{w.pointsByChannel}</summary>
      <table className="table table-fold small">
        <thead>
          <tr>
            <th scope="col">{w.line}</th>
            {apart.map(({ name }) => (
              <th className="num" scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ number, proposal }) => (
            <tr key={number}>
              <th scope="row">
                {number} {proposal.title}
              </th>
              {apart.map(({ name, points }) => (
                <td className="num" data-l={name} key={name}>
                  {points[number - 1] ?? 0}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
