// The clauses in reading order, each with the gravest of what its parties say; on a phone the blocked ones first.
import { memo, useState } from "react";
import { Link } from "wouter";
import { useWords, useWritten } from "../../words";
import { addressOf, isAsked, isBlocked, type Agreement, type Place } from "./AgreementPage";
import { gravest, type Standing, StandingMark } from "./StandingMark";

interface TreeProps {
  agreement: Agreement;
  shown: Place | undefined;
  press: (clauseId: string) => void;
}

interface LineProps {
  id: string;
  look: string;
  to: string;
  here: boolean;
  number: string;
  name: string;
  standing: Standing | null;
  press: (clauseId: string) => void;
}

/** One of hundreds: made anew only when it is another. */
const Line = memo(function Line({ id, look, to, here, number, name, standing, press }: LineProps) {
  const written = useWritten();
  return (
    <li className={look}>
      <Link href={to} onClick={() => press(id)} aria-current={here ? "true" : undefined}>
        <span className="n">{number}</span>
        <span className="one-line" lang={written}>
          {name}
        </span>
        {standing && (
          <span>
            <StandingMark standing={standing} />
          </span>
        )}
      </Link>
    </li>
  );
});

export function ClauseTree({ agreement, shown, press }: TreeProps) {
  const w = useWords().agreements;
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
            <Line
              key={clause.id}
              id={clause.id}
              look={`depth-${depth}${hidden ? " calm" : ""}`}
              to={`/agreements/${agreement.number}?clause=${addressOf(agreement.tree, place)}`}
              here={clause.id === shown?.clause.id}
              number={number}
              name={clause.current.heading || clause.current.text}
              standing={!draft && asked.length > 0 ? gravest(asked) : null}
              press={press}
            />
          );
        })}
      </ul>
    </nav>
  );
}
