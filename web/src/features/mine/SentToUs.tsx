// Ideas that were sent on to one's own body: what has to be said about each, and by when.
import { useQuery } from "urql";
import { Link } from "wouter";
import { graphql } from "../../gql";
import { Chip } from "../../ui/Parts";
import { Day } from "../../ui/Text";
import { useWords, useWritten } from "../../words";

const SENT = graphql(`
  query SentToUs {
    sentToUs { sentOn dueOn toldOn proposal { id number title } }
  }
`);

export function SentToUs() {
  const w = useWords().mine.sent;
  const written = useWritten();
  const [{ data }] = useQuery({ query: SENT, requestPolicy: "cache-and-network" });
  if (!data || data.sentToUs.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="sent-to-us">
      <h2 id="sent-to-us">{w.title}</h2>
      <p className="small soft">{w.hint}</p>
      <ul className="stack-2">
        {data.sentToUs.map(({ proposal, sentOn, dueOn, toldOn }) => (
          <li key={proposal.id} className="card stack-2">
            <p>
              <Link href={`/ideas/${proposal.number}`}>
                <b lang={written}>{proposal.title}</b>
              </Link>
            </p>
            <div className="row">
              <Chip icon={toldOn ? "check" : "clock"} tone={toldOn ? "ok" : "wait"}>
                {toldOn ? w.told : w.waits}
              </Chip>
              <span className="small soft">
                {w.sentOn} <Day on={sentOn} /> · {toldOn ? w.toldOn : w.dueOn} <Day on={toldOn ?? dueOn} />
              </span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
