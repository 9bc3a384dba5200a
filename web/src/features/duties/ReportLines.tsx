// The lines of a settlement report beside the plan that was signed: a table, and on a phone one block for each line.
import { won } from "../../ui/format";
import { useSpeech, useWords } from "../../words";
import type { Report } from "./SettlementReport";

export function ReportLines({ lines, whose }: { lines: Report["lines"]; whose: string }) {
  const all = useWords();
  const w = all.settling;
  const { language } = useSpeech();
  return (
    <table className="table table-fold">
      <caption className="only-read">{w.linesOf(whose)}</caption>
      <thead>
        <tr>
          <th scope="col">{w.source}</th>
          {AMOUNTS.map((one) => (
            <th key={one} scope="col" className="num">
              {w[one]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={`${line.source}-${line.form}-${line.year}`}>
            <th scope="row">
              {all.money.sources[line.source]} · {all.money.forms[line.form]} · {all.money.year(line.year)}
            </th>
            {AMOUNTS.map((one) => (
              <td key={one} className="num" data-l={w[one]}>
                {one === "unspent" && line.unspent > 0 ? <b>{won(line.unspent, language)}</b> : won(line[one], language)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const AMOUNTS = ["planned", "received", "spent", "unspent", "interest"] as const;
