// What would stand between the agreement and signatures, the first of it.
import { useWords, useWritten } from "../../words";
import { useNames } from "./names";
import type { OutcomeProps } from "./Outcome";

const SHOWN = 12;

export function Blocking({ agreement, scenario }: OutcomeProps) {
  const words = useWords();
  const w = words.scenarios;
  const written = useWritten();
  const { party } = useNames(agreement);
  const { blocks, blocksAfter } = scenario.outcome;
  return (
    <section className="stack-2" aria-labelledby="blocking">
      <h3 id="blocking">{w.blocks(blocksAfter)}</h3>
      <ul className="bullets">
        {blocks.slice(0, SHOWN).map(({ kind, reference, bodyId, standing, sentence }, nth) => (
          <li key={nth}>
            {[reference, bodyId && party(bodyId)].filter(Boolean).join(" · ")} {standing ? words.agreements.standings[standing] : w.blockKinds[kind]}{" "}
            {sentence && (
              <span className="small soft" lang={written}>
                {sentence}
              </span>
            )}
          </li>
        ))}
      </ul>
      {blocksAfter > SHOWN && <p className="small soft">{w.moreBlocks(blocksAfter - SHOWN)}</p>}
    </section>
  );
}
