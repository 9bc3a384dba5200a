// What moves: obligations that fall, sentences of duty that come, rights that end, figures and roles.
import { useWords, useWritten } from "../../words";
import { signsOf } from "../roles/letters";
import { useNames } from "./names";
import type { OutcomeProps } from "./Outcome";

export function Moves({ agreement, scenario }: OutcomeProps) {
  const words = useWords();
  const w = words.scenarios;
  const written = useWritten();
  const { party, column } = useNames(agreement);
  const { dutiesFall, sentencesCome, rightsEnd, figures, roles, roleFaults } = scenario.outcome;
  const lines = [
    ...dutiesFall.map((one) => ({ of: w.dutyFalls, at: `${one.reference} · ${party(one.bodyId)}`, text: w.duty(one.number, one.what) })),
    ...sentencesCome.map((one) => ({ of: w.sentenceComes, at: one.reference, text: one.text })),
    ...rightsEnd.map((one) => ({ of: w.rightEnds, at: `${one.reference} · ${one.effect.body.name}`, text: one.effect.lets })),
    ...figures.map((one) => ({ of: w.figures, at: one.reference, text: w.from(one.before.join(", ") || "–", one.after.join(", ") || "–") })),
    ...roles.map((one) => ({
      of: w.roleMoves,
      at: column(one.column),
      text: `${one.name}: ${w.from(words.roleMatrix.values[signsOf(one.before)], words.roleMatrix.values[signsOf(one.after)])}`,
    })),
    ...roleFaults.map((one) => ({ of: w.roleFault, at: one.name, text: words.roleMatrix.faults[one.fault] })),
  ];
  return (
    <section className="stack-2" aria-labelledby="moves">
      <h3 id="moves">{w.moves}</h3>
      {lines.length === 0 && <p>{w.nothingMoves}</p>}
      <ul className="items">
        {lines.map(({ of, at, text }, nth) => (
          <li key={nth}>
            <b>{of}</b> <span className="small soft">{at}</span>
            <p lang={written}>{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
