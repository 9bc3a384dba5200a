// How each matter is decided: as the agreement says, and where it is silent as the law does.
import { useWords, useWritten } from "../../words";
import type { Consortium } from "./ConsortiumPage";

export function Rules({ consortium }: { consortium: Consortium }) {
  const w = useWords().consortium;
  const written = useWritten();
  return (
    <section className="card card-flush" aria-labelledby="rules">
      <div className="card-head">
        <h2 id="rules">{w.rules}</h2>
        <span className="small soft">{w.rulesHint}</span>
      </div>
      <table className="table table-fold small">
        <thead>
          <tr>
            <th scope="col">{w.matter}</th>
            <th scope="col">{w.majority}</th>
            <th scope="col">{w.basis}</th>
          </tr>
        </thead>
        <tbody>
          {consortium.rules.map(({ matter, majority, weight, agreedIn, rule }) => (
            <tr key={matter}>
              <th scope="row">{w.matters[matter]}</th>
              <td data-l={w.majority}>
                {w.majorities[majority]}
                {weight === "SHARE" && ` · ${w.byShare}`}
              </td>
              <td data-l={w.basis}>{agreedIn ? <span lang={written}>{agreedIn}</span> : `${rule.source} ${rule.article}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
