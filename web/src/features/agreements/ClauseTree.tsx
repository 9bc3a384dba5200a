// The clauses in reading order, each with the gravest of what its parties say; on a phone the blocked ones first.
import { useState } from "react";
import { Link } from "wouter";
import { useWords, useWritten } from "../../words";
import { addressOf, isAsked, isBlocked, type Agreement, type Place } from "./AgreementPage";
import { gravest, StandingMark } from "./StandingMark";

interface TreeProps {
  agreement: Agreement;
  shown: Place | undefined;
  press: (clauseId: string) => void;
}

export function ClauseTree({ agreement, shown, press }: TreeProps) {
  const w = useWords().agreements;
  const written = useWritten();
  const draft = agreement.state === "DRAFT";
  const [all, setAll] = useState(draft);
  return (
    <nav className="card card-flush tree" aria-label={w.clauses}>
      <div className="card-head">
        <h2>{w.clausesOf(agreement.tree.length)}</h2>
        {!draft && (
          <button className="btn btn-plain narrow-only" type="button" aria-pressed={all} onClick={() => setAll(!all)}>
            {all ? w.blockedOnly : w.all}
          </button>
        )}
      </div>
      <ul>
        {agreement.tree.map((place) => {
          const { clause, depth, number, standings } = place;
          const asked = standings.filter((one) => isAsked(agreement, one));
          const hidden = !all && !isBlocked(place) && clause.id !== shown?.clause.id;
          return (
            <li key={clause.id} className={`depth-${depth}${hidden ? " calm" : ""}`}>
              <Link
                href={`/agreements/${agreement.number}?clause=${addressOf(agreement.tree, place)}`}
                onClick={() => press(clause.id)}
                aria-current={clause.id === shown?.clause.id ? "true" : undefined}
              >
                <span className="n">{number}</span>
                <span className="one-line" lang={written}>
                  {clause.current.heading || clause.current.text}
                </span>
                {!draft && asked.length > 0 && (
                  <span>
                    <StandingMark standing={gravest(asked)} />
                  </span>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
