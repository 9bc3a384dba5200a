// Who gives what in which year. A press on an amount opens it under its row; on a phone every row is a card.
import { Fragment, useState } from "react";
import { allows } from "../../api/allows";
import { Button } from "../../ui/Button";
import { won } from "../../ui/format";
import { useSpeech, useWords } from "../../words";
import { EditAmount } from "./EditAmount";
import { ExactWon } from "./ExactWon";
import { inAll, linesOf, PUBLIC, type Line } from "./lines";
import type { MoneyProps } from "./MoneyPage";
import { Held } from "../../ui/Held";

export function MoneyTable({ consortiumId, plan, refresh }: MoneyProps) {
  const w = useWords().money;
  const lines = linesOf(plan);
  const years = plan.totalByYear.map(({ year }) => year);
  const given = { consortiumId, plan, refresh, years };
  const open = lines.filter(({ source }) => PUBLIC.includes(source));
  const others = lines.filter(({ source }) => !PUBLIC.includes(source));
  return (
    <section className="card card-flush" aria-labelledby="money-table">
      <div className="card-head">
        <h2 id="money-table">{w.table}</h2>
      </div>
      <table className="table table-fold money-table">
        <thead>
          <tr>
            <th scope="col">{w.who}</th>
            {years.map((year) => (
              <th key={year} className="num" scope="col">
                {w.year(year)}
              </th>
            ))}
            <th className="num" scope="col">
              {w.sum}
            </th>
          </tr>
        </thead>
        <tbody>
          <Lines lines={open} {...given} />
          <Sum label={w.publicSum} of={plan.totalByYear.map(({ year, total }) => [year, total.public])} />
        </tbody>
        <tbody>
          <Lines lines={others} {...given} />
        </tbody>
        <tfoot>
          <Sum label={w.all} of={plan.totalByYear.map(({ year, total }) => [year, total.won])} />
        </tfoot>
      </table>
    </section>
  );
}

function Sum({ label, of }: { label: string; of: [year: number, amount: number][] }) {
  const w = useWords().money;
  return (
    <tr className="row-mark">
      <th scope="row">
        <b>{label}</b>
      </th>
      {of.map(([year, amount]) => (
        <td key={year} className="num" data-l={w.year(year)}>
          <ExactWon amount={amount} />
        </td>
      ))}
      <td className="num" data-l={w.sum}>
        <b>
          <ExactWon amount={of.reduce((sum, [, amount]) => sum + amount, 0)} />
        </b>
      </td>
    </tr>
  );
}

interface LinesProps extends MoneyProps {
  lines: Line[];
  years: number[];
}

function Lines({ lines, years, plan, ...given }: LinesProps) {
  const w = useWords().money;
  const [opened, setOpened] = useState<{ line: Line; year: number } | null>(null);
  const writes = allows(plan.viewerActions, "setContributions");
  // What somebody else removes while an amount of it is being written stays to be written.
  const removed = opened && !lines.some(({ key }) => key === opened.line.key) ? [{ ...opened.line, amounts: {} }] : [];
  return [...lines, ...removed].map((line) => {
    const year = line.key === opened?.line.key ? opened.year : undefined;
    return (
      <Fragment key={line.key}>
        <tr>
          <th scope="row">
            <b>{w.sources[line.source]}</b>
            <span className="small soft money-payer">
              {line.payer.name} · {w.forms[line.form]}
            </span>
          </th>
          {years.map((one) => (
            <td key={one} className="num" data-l={w.year(one)}>
              <Cell
                line={line}
                year={one}
                writes={writes && plan.years.includes(one)}
                opened={one === year}
                open={() => setOpened({ line, year: one })}
              />
            </td>
          ))}
          <td className="num" data-l={w.sum}>
            <ExactWon amount={inAll(line)} />
          </td>
        </tr>
        {year !== undefined && (
          <tr>
            <td colSpan={years.length + 2}>
              <Held actions={plan.viewerActions} name="setContributions">
                <EditAmount
                  key={`${line.key}/${year}`}
                  line={line}
                  year={year}
                  {...given}
                  close={() => setOpened((now) => (now?.line.key === line.key && now.year === year ? null : now))}
                />
              </Held>
            </td>
          </tr>
        )}
      </Fragment>
    );
  });
}

interface CellProps {
  line: Line;
  year: number;
  writes: boolean;
  opened: boolean;
  open: () => void;
}

function Cell({ line, year, writes, opened, open }: CellProps) {
  const w = useWords().money;
  const { language } = useSpeech();
  const amount = line.amounts[year];
  if (!writes || opened) return amount ? <ExactWon amount={amount.won} /> : <span className="soft">{w.none}</span>;
  const said = amount ? won(amount.won, language) : w.none;
  return (
    <Button look="plain" onPress={open} label={`${said}, ${w.edit(w.sources[line.source], line.payer.name, w.forms[line.form], year)}`}>
      {amount ? <ExactWon amount={amount.won} /> : w.none}
    </Button>
  );
}
