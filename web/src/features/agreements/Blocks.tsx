// What stands between the agreement and signatures: clause, who has not accepted and why, who is next.
import { Link } from "wouter";
import { useWords, useWritten } from "../../words";
import { addressOf, type Agreement } from "./AgreementPage";
import { gravest, STANDINGS, StandingMark } from "./StandingMark";

export function Blocks({ agreement }: { agreement: Agreement }) {
  const w = useWords().agreements;
  const written = useWritten();
  if (agreement.blocks.length === 0 && agreement.openSentences.length > 0) return null;
  const clauses = agreement.tree.filter(({ clause }) => agreement.blocks.some((one) => one.clause.id === clause.id));
  const done = agreement.tree.length - clauses.length;
  return (
    <section className="card stack" aria-labelledby="blocks">
      <h2 id="blocks">{w.blocks(clauses.length)}</h2>
      <p className="small soft">{w.blocksHint(agreement.tree.length, done, agreement.parties.length)}</p>
      <ol className="items">
        {clauses.map((place) => {
          const here = agreement.blocks.filter((one) => one.clause.id === place.clause.id);
          const next = [...new Set(here.map((one) => one.next.name))];
          return (
            <li key={place.clause.id} className="blocker">
              <span>
                <span>
                  <StandingMark standing={gravest(here.map(({ why }) => why))} />
                </span>
                <span>
                  <Link href={`/agreements/${agreement.number}?clause=${addressOf(agreement.tree, place)}`}>
                    <b>{place.reference}</b> <span lang={written}>{place.clause.current.heading}</span>
                  </Link>{" "}
                  {STANDINGS.filter((one) => here.some(({ why }) => why === one))
                    .map((one) => w.whoSays(here.filter(({ why }) => why === one).map(({ body }) => body.name), w.standings[one]))
                    .join(", ")}
                </span>
              </span>
              <span className="soft small">
                {w.next} <b>{next.join(", ")}</b>
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
