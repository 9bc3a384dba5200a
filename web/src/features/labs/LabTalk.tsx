// What the panel said of the trial: how many for what, and every reason, without names.
import { useWords, useWritten } from "../../words";
import type { Lab } from "./LabPage";

const VERDICTS = ["KEEP", "CHANGE", "DROP"] as const;

export function LabTalk({ lab }: { lab: Lab }) {
  const w = useWords().labs;
  const written = useWritten();
  if (lab.judgements.length === 0) return null;
  const count = (verdict: string) => lab.judgements.filter((one) => one.verdict === verdict).length;
  return (
    <section className="card stack" aria-labelledby="judgements">
      <h2 id="judgements">{w.judgements}</h2>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{w.verdict}</th>
            <th scope="col">{w.people}</th>
          </tr>
        </thead>
        <tbody>
          {VERDICTS.map((one) => (
            <tr key={one}>
              <th scope="row">{w.verdicts[one]}</th>
              <td>{w.of(count(one), lab.judgements.length)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <details className="fold">
        <summary>{w.reasons(lab.judgements.length)}</summary>
        <ul className="stack">
          {lab.judgements.map(({ verdict, reason }, index) => (
            <li key={index}>
              <b>{w.verdicts[verdict]}</b>: <span lang={written}>{reason}</span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
