// What the rules of the money say of every stage: of one that is broken, the won that would cure it.
import { useId } from "react";
import { won } from "../../ui/format";
import { Chip } from "../../ui/Parts";
import { useSpeech, useWords } from "../../words";
import { Rule } from "../money/Invariants";
import type { Ledger } from "./LedgerOf";

const SUB = { 2: "h3", 3: "h4", 4: "h5" } as const;
const NAMES = { PLEDGED: "pledged", APPROPRIATED: "appropriated", EXECUTED: "executed", SETTLED: "settled" } as const;
const TONES = { NONE_YET: "wait", REFUSED: "warn", NO_RULES: "warn", OK: "ok", BROKEN: "stop" } as const;
const ICONS = { NONE_YET: "clock", REFUSED: "warn", NO_RULES: "warn", OK: "check", BROKEN: "stop" } as const;

export function Stages({ ledger, level, part }: { ledger: Ledger; level: 2 | 3 | 4; part: "region" | "group" }) {
  const w = useWords().ledger;
  const { language } = useSpeech();
  const titled = useId();
  const Name = SUB[level];
  return (
    <div className="card stack" role={part} aria-labelledby={titled}>
      <Name id={titled}>{w.rules}</Name>
      <p className="small soft">{w.rulesHint}</p>
      <ul className="items" aria-live="polite">
        {ledger.stages.map(({ kind, won: amount, state, invariants }) => (
          <li key={kind} className="stack-2">
            <p className="row row-between">
              <b>{w.stages[NAMES[kind]]}</b>
              {state !== "NONE_YET" && <span>{won(amount, language)}</span>}
              <Chip icon={ICONS[state]} tone={TONES[state]}>
                {w.states[state]}
              </Chip>
            </p>
            {invariants.length > 0 && (
              <details className="fold fold-close" open={state === "BROKEN"}>
                <summary>{w.rulesOf(w.stages[NAMES[kind]])}</summary>
                <ul className="items">
                  {invariants.map((one) => (
                    <Rule key={one.kind} one={one} />
                  ))}
                </ul>
              </details>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
