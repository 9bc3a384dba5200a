// Counters against older texts, each to be merged with the text that stands: as wide as three columns need.
import { allows } from "../../api/allows";
import { useWords } from "../../words";
import type { ClauseProps } from "./ClausePane";
import { Merging } from "./Merging";

export function StaleMerges({ clause, refresh }: Pick<ClauseProps, "clause" | "refresh">) {
  const w = useWords().textMerge;
  if (!allows(clause.viewerActions, "mergeClause")) return null;
  return clause.staleCounters.map(({ position, merge }) =>
    merge ? (
      <section key={position.id} className="card stack wide" aria-label={`${w.title}: ${position.body.name}`}>
        <details className="fold">
          <summary>{`${w.ask}: ${w.counter(position.body.name)}`}</summary>
          <p className="small soft">{w.askHint}</p>
          <Merging
            merge={merge}
            heading={clause.current.heading}
            other={{ clauseId: clause.id, positionId: position.id }}
            whose={w.counter(position.body.name)}
            done={refresh}
          />
        </details>
      </section>
    ) : null,
  );
}
