// The rules of the money and the shares as they would be; of what breaks, the won that cure it.
import { exactWon, won } from "../../ui/format";
import { Chip } from "../../ui/Parts";
import { useSpeech, useWords } from "../../words";
import { exactly, inPerCent } from "../consortium/shareText";
import { useNames } from "./names";
import type { OutcomeProps } from "./Outcome";

export function MoneyAndShares({ agreement, scenario }: OutcomeProps) {
  const words = useWords();
  const w = words.scenarios;
  const { language } = useSpeech();
  const { party } = useNames(agreement);
  const { invariantsBefore, invariantsAfter, shares, over } = scenario.outcome;
  const moved = shares.filter(({ before, after }) => exactly(before) !== exactly(after));
  return (
    <section className="stack-2" aria-labelledby="invariants">
      <h3 id="invariants">{w.invariants}</h3>
      <ul className="items">
        {invariantsAfter.map((one, nth) => {
          const broken = one.state === "BROKEN";
          const was = invariantsBefore.find(({ kind }) => kind === one.kind)?.state === "BROKEN";
          return (
            <li key={nth} className="stack-2">
              <p className="row row-between">
                <b>{one.payer ? words.money.cannotPay(one.payer.name) : one.rule.title}</b>
                <Chip icon={broken ? "stop" : "check"} tone={broken ? "stop" : "ok"}>
                  {broken ? (was ? w.stillBroken : w.breaks) : was ? w.mended : words.money.holds}
                </Chip>
              </p>
              {broken && (
                <ul className="bullets">
                  {one.cures.map(({ kind, won: by }) => (
                    <li key={kind}>
                      {words.money.cures[kind](won(by, language))} <span className="small soft">{exactWon(by, language)}</span>
                    </li>
                  ))}
                </ul>
              )}
            </li>
          );
        })}
        <li className="stack-2">
          <p className="row row-between">
            <b>{w.sharesAreOne}</b>
            <Chip icon={over === "0" ? "check" : "stop"} tone={over === "0" ? "ok" : "stop"}>
              {over === "0" ? words.money.holds : over.startsWith("-") ? w.sharesMiss(over.slice(1)) : w.sharesOver(over)}
            </Chip>
          </p>
          {moved.length > 0 && (
            <ul className="bullets">
              {moved.map(({ bodyId, before, after }) => (
                <li key={bodyId}>
                  {party(bodyId)} {w.from(`${exactly(before)} (${inPerCent(before)})`, `${exactly(after)} (${inPerCent(after)})`)}
                </li>
              ))}
            </ul>
          )}
        </li>
      </ul>
    </section>
  );
}
