// The lot: what was promised before it, what came of it, and how anybody can draw again.
import { useWords } from "../../words";
import type { Lab } from "./LabPage";

export function Lot({ lab }: { lab: Lab }) {
  const w = useWords().labs;
  return (
    <section className="card stack-2" aria-labelledby="lot">
      <h2 id="lot">{w.lot}</h2>
      <p>{lab.lotSeed ? w.lotDrawn : w.lotSealed}</p>
      <details className="fold">
        <summary>{w.lotMore}</summary>
        <dl className="stack-2">
          <dt>{w.commitment}</dt>
          <dd className="digest">{lab.lotCommitment}</dd>
          {lab.lotSeed && (
            <>
              <dt>{w.seed}</dt>
              <dd className="digest">{lab.lotSeed}</dd>
              <dt>{w.digest}</dt>
              <dd className="digest">{lab.poolDigest}</dd>
            </>
          )}
        </dl>
        <p className="small">{w.lotHow}</p>
      </details>
      {lab.dataPath && (
        <p>
          <a href={lab.dataPath} download>
            {w.lotFile}
          </a>
        </p>
      )}
    </section>
  );
}
