// The numbers of moderation by month. A small number is withheld, and says so.
import type { ModerationDeskQuery } from "../../gql/graphql";
import { useWords } from "../../words";

const COLUMNS = ["decided", "hidden", "blinded", "dismissed", "appeals", "lifted"] as const;

export function Numbers({ months }: { months: ModerationDeskQuery["moderationStatistics"] }) {
  const w = useWords().moderation;
  if (months.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="numbers">
      <h2 id="numbers">{w.numbers}</h2>
      <p className="small soft">{w.small}</p>
      <table className="table table-fold">
        <thead>
          <tr>
            <th scope="col">{w.month}</th>
            {COLUMNS.map((name) => (
              <th key={name} scope="col" className="num">
                {w.columns[name]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map((month) => (
            <tr key={month.month}>
              <th scope="row">{month.month}</th>
              {COLUMNS.map((name) => (
                <td key={name} className="num" data-l={w.columns[name]}>
                  {month[name] ?? w.withheld}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
