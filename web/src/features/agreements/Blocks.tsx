// What stands between the agreement and signatures: clause, who has not accepted and why, who is next.
import { memo } from "react";
import { Link } from "wouter";
import { FoldedList } from "../../ui/FoldedList";
import { useWords, useWritten } from "../../words";
import { addressOf, isBlocked, type Agreement } from "./AgreementPage";
import { gravest, STANDINGS, StandingMark } from "./StandingMark";

/** Which clause is shown changes nothing of it. */
export const Blocks = memo(function Blocks({ agreement, open }: { agreement: Agreement; open: number }) {
  const w = useWords().agreements;
  const written = useWritten();
  const clauses = agreement.tree.filter(isBlocked);
  if (clauses.length === 0 && open > 0) return null;
  const named = new Map([agreement.drafter, ...agreement.parties.map(({ body }) => body)].map(({ id, name }) => [id, name]));
  const done = agreement.tree.length - clauses.length;
  return (
    <section className="card stack" aria-labelledby="blocks">
      <h2 id="blocks">{w.blocks(clauses.length)}</h2>
      <p className="small soft">{w.blocksHint(agreement.tree.length, done, agreement.parties.length)}</p>
      <progress aria-label={w.blocksHint(agreement.tree.length, done, agreement.parties.length)} max={agreement.tree.length} value={done} />
      <FoldedList
        open={6}
        entries={clauses.map((place) => {
          const here = agreement.parties.map(({ body }, nth) => ({ body, why: place.standings[nth] ?? "SILENT" })).filter(({ why }) => why !== "ACCEPT");
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
                {w.next} <b>{place.waitsFor.map((id) => named.get(id)).join(", ")}</b>
              </span>
            </li>
          );
        })}
      />
    </section>
  );
});
