// Counters against older texts, each merged with the text that stands: by who drafts into a new text, by its own
// party into a counter against the text that stands. As wide as three columns need.
import { allows } from "../../api/allows";
import { Button } from "../../ui/Button";
import { useWords } from "../../words";
import type { ClauseProps } from "./ClausePane";
import { MergeBody, Merging, useMerge, type MergeProps } from "./Merging";

interface StaleProps extends Pick<ClauseProps, "agreement" | "clause" | "refresh"> {
  /** Begins a counter with these words. */
  counter: (words: string) => void;
}

export function StaleMerges({ agreement, clause, refresh, counter }: StaleProps) {
  const w = useWords().textMerge;
  const drafts = allows(clause.viewerActions, "mergeClause");
  const speaks = allows(clause.viewerActions, "takePosition");
  return clause.staleCounters.map(({ position, merge }) => {
    // Who has spoken of the text that stands has answered for its older counter.
    const silent = clause.positions.some((one) => one.body.id === position.body.id && one.position === null);
    const own = speaks && silent && position.body.id === agreement.viewerParty?.id;
    if (!merge || (!drafts && !own)) return null;
    const whose = w.counter(position.body.name);
    return (
      <section key={position.id} className="card stack wide" aria-label={`${w.title}: ${position.body.name}`}>
        <details className="fold">
          <summary>{drafts ? `${w.ask}: ${whose}` : w.askOwn}</summary>
          <p className="small soft">{drafts ? w.askHint : w.askOwnHint}</p>
          {drafts ? (
            <Merging
              merge={merge}
              heading={clause.current.heading}
              other={{ clauseId: clause.id, positionId: position.id }}
              whose={whose}
              done={refresh}
            />
          ) : (
            <MergeToCounter merge={merge} whose={w.ours} counter={counter} />
          )}
        </details>
      </section>
    );
  });
}

function MergeToCounter({ merge, whose, counter }: MergeProps & Pick<StaleProps, "counter">) {
  const w = useWords().textMerge;
  const decided = useMerge(merge);
  return (
    <form
      className="stack"
      noValidate
      aria-label={w.title}
      onSubmit={(event) => {
        event.preventDefault();
        if (decided.open === 0) counter(decided.text);
      }}
    >
      <MergeBody merge={merge} whose={whose} decided={decided} hint={w.resultOwnHint} />
      <div className="row">
        <Button submit notAllowed={decided.open > 0}>
          {w.toCounter}
        </Button>
      </div>
    </form>
  );
}
