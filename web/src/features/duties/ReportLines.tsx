// The lines of a settlement report beside the plan that was signed: a table, and on a phone one block for each line.
import { won } from "../../ui/format";
import { useSpeech, useWords } from "../../words";
import { LineFinding } from "./LineFinding";
import { keyOf } from "./settledAmount";
import type { Report } from "./SettlementReport";

export function ReportLines({ lines, before, whose }: Pick<Report, "lines" | "before"> & { whose: string }) {
  const all = useWords();
  const w = all.settling;
  const { language } = useSpeech();
  const named = ({ source, form, year }: Report["lines"][number]) => `${all.money.sources[source]} · ${all.money.forms[form]} · ${all.money.year(year)}`;
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
        {lines.map((line) => {
          const old = before.find((one) => keyOf(one) === keyOf(line));
          return (
            <tr key={keyOf(line)}>
              <th scope="row">
                {named(line)}
                {before.length > 0 && !old && <div className="small soft">{w.newLine}</div>}
                {old && <LineFinding line={old} before />}
                <LineFinding line={line} />
              </th>
              {AMOUNTS.map((one) => (
                <td key={one} className="num" data-l={w[one]}>
                  <span>
                    {old && old[one] !== line[one] && (
                      <>
                        <s className="small soft">
                          <span className="only-read">{w.wasBefore} </span>
                          {won(old[one], language)}
                        </s>{" "}
                      </>
                    )}
                    {one === "unspent" && line.unspent > 0 ? <b>{won(line.unspent, language)}</b> : won(line[one], language)}
                  </span>
                </td>
              ))}
            </tr>
          );
        })}
        {before
          .filter((old) => !lines.some((line) => keyOf(line) === keyOf(old)))
          .map((old) => (
            <tr key={keyOf(old)}>
              <th scope="row">
                <s>{named(old)}</s>
                <div className="small soft">{w.lineGone}</div>
                <LineFinding line={old} before />
              </th>
              {AMOUNTS.map((one) => (
                <td key={one} className="num soft" data-l={w[one]}>
                  <s>{won(old[one], language)}</s>
                </td>
              ))}
            </tr>
          ))}
      </tbody>
    </table>
  );
}

const AMOUNTS = ["planned", "received", "spent", "unspent", "interest"] as const;
