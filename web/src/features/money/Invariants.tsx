// The rules of the money as they stand now; of one that is broken, the won that cure it.
import { exactWon, won } from "../../ui/format";
import { Chip } from "../../ui/Parts";
import { useSpeech, useWords } from "../../words";
import { ExactWon } from "./ExactWon";
import type { Plan } from "./MoneyPage";

type Invariant = Plan["invariants"][number];

export function Invariants({ plan }: { plan: Plan }) {
  const w = useWords().money;
  return (
    <section className="card stack" aria-labelledby="money-rules">
      <h2 id="money-rules">{w.rules}</h2>
      <ul className="items" aria-live="polite">
        {plan.invariants.map((one) => (
          <Rule key={one.kind + (one.payer?.id ?? "")} one={one} />
        ))}
      </ul>
    </section>
  );
}

export function Rule({ one }: { one: Invariant }) {
  const w = useWords().money;
  const { language } = useSpeech();
  const broken = one.state === "BROKEN";
  return (
    <li className="stack-2">
      <p className="row row-between">
        <b>{one.payer ? w.cannotPay(one.payer.name) : one.rule.title}</b>
        <Chip icon={broken ? "stop" : "check"} tone={broken ? "stop" : "ok"}>
          {broken ? w.over : w.holds}
        </Chip>
      </p>
      {one.kind !== "PAYERS" && (
        <dl className="small money-sums">
          <dt>{w.found}</dt>
          <dd>
            <ExactWon amount={one.found} />
          </dd>
          <dt>{w.allowed}</dt>
          <dd>
            <ExactWon amount={one.allowed} />
          </dd>
        </dl>
      )}
      {broken && (
        <>
          <p>
            <b>{one.cures.length > 1 ? w.oneOf : w.cure}</b>
          </p>
          <ul className="bullets">
            {one.cures.map(({ kind, won: by }) => (
              <li key={kind}>
                {w.cures[kind](won(by, language))} <span className="small soft">{exactWon(by, language)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="small soft">
        {one.rule.source} {one.rule.article}
      </p>
    </li>
  );
}
