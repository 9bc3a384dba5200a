// The lines of a ledger: subsidies first, own money apart, and what is still open of each. On a phone every line is a card.
import type { LedgerSumsFragment } from "../../gql/graphql";
import { won } from "../../ui/format";
import { useSpeech, useWords } from "../../words";
import { ExactWon } from "../money/ExactWon";
import type { Ledger } from "./LedgerOf";
import "../duties/duties.css";

const STAGES = ["pledged", "appropriated", "executed", "settled"] as const;
const OPEN = ["toCome", "unspent", "waiting", "refused"] as const;

export function LedgerTable({ ledger }: { ledger: Ledger }) {
  const w = useWords().ledger;
  return (
    <div className="card card-flush">
      <table className="table table-fold money-table" aria-label={w.table}>
        <thead>
          <tr>
            <th scope="col">{w.which}</th>
            {STAGES.map((one) => (
              <th key={one} className="num" scope="col">
                {w.stages[one]}
              </th>
            ))}
            <th scope="col">{w.open}</th>
          </tr>
        </thead>
        <Lines lines={ledger.lines.filter(({ subsidy }) => subsidy)} sum={ledger.subsidy} label={w.subsidy} />
        <Lines lines={ledger.lines.filter(({ subsidy }) => !subsidy)} sum={ledger.own} label={w.own} />
        <tfoot>
          <Row amounts={ledger.total} marked>
            <b>{w.all}</b>
          </Row>
        </tfoot>
      </table>
    </div>
  );
}

interface LinesProps {
  lines: Ledger["lines"];
  sum: LedgerSumsFragment;
  label: string;
}

function Lines({ lines, sum, label }: LinesProps) {
  const { money } = useWords();
  if (lines.length === 0) return null;
  return (
    <tbody>
      {lines.map(({ source, form, year, amounts }) => (
        <Row key={`${year}-${source}-${form}`} amounts={amounts}>
          <b>{money.sources[source]}</b>
          <span className="small soft money-payer">
            {money.year(year)} · {money.forms[form]}
          </span>
        </Row>
      ))}
      <Row amounts={sum} marked>
        <b>{label}</b>
      </Row>
    </tbody>
  );
}

interface RowProps {
  amounts: LedgerSumsFragment;
  marked?: boolean;
  children: React.ReactNode;
}

function Row({ amounts, marked = false, children }: RowProps) {
  const all = useWords();
  const w = all.ledger;
  const { language } = useSpeech();
  const left = OPEN.filter((one) => amounts[one] !== 0);
  return (
    <tr className={marked ? "row-mark" : undefined}>
      <th scope="row">{children}</th>
      {STAGES.map((one) => (
        <td key={one} className="num" data-l={w.stages[one]}>
          {amounts[one] === 0 ? <span className="soft">{all.money.none}</span> : <ExactWon amount={amounts[one]} />}
        </td>
      ))}
      <td data-l={w.open}>
        {left.length === 0 ? (
          <span className="soft">{all.money.none}</span>
        ) : (
          <ul className="small">
            {left.map((one) => (
              <li key={one}>
                {one === "toCome" && amounts.toCome < 0 ? w.overPlan(won(-amounts.toCome, language)) : w.left[one](won(amounts[one], language))}
              </li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  );
}
