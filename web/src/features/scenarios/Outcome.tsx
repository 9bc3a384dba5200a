// What would follow: who is content, which rules hold and what cures them, what moves, what blocks signature.
import { useWords } from "../../words";
import { Content } from "./Content";
import { MoneyAndShares } from "./MoneyAndShares";
import { Moves } from "./Moves";
import { Blocking } from "./Blocking";
import type { Agreement, Scenario } from "./sheet";

export interface OutcomeProps {
  agreement: Agreement;
  scenario: Scenario;
}

export function Outcome({ agreement, scenario }: OutcomeProps) {
  const w = useWords().scenarios;
  const { blocksBefore, blocksAfter } = scenario.outcome;
  return (
    <section className="card stack-6" aria-labelledby="outcome">
      <div className="stack-2">
        <h2 id="outcome">{w.outcome}</h2>
        <p role="status">
          <b>{w.blocksMove(blocksBefore, blocksAfter)}</b>
        </p>
        <p className="small soft">{w.outcomeHint}</p>
      </div>
      <Content agreement={agreement} scenario={scenario} />
      <MoneyAndShares agreement={agreement} scenario={scenario} />
      <Moves agreement={agreement} scenario={scenario} />
      <Blocking agreement={agreement} scenario={scenario} />
    </section>
  );
}
