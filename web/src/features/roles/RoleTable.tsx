// Duties by who does what for them. A duty opens under its row; on a phone every duty is a card.
import { Fragment } from "react";
import { Button } from "../../ui/Button";
import { useWords, useWritten } from "../../words";
import { DutyPane } from "./DutyPane";
import { Mark } from "./Mark";
import type { Column, Duty, RolesProps } from "./RolesPage";

interface TableProps extends RolesProps {
  shown: string | null;
  show: (dutyId: string | null) => void;
}

export function RoleTable({ agreement, refresh, shown, show }: TableProps) {
  const w = useWords().roleMatrix;
  const written = useWritten();
  const matrix = agreement.roleMatrix;
  const fields = new Map(matrix.fields.map((one) => [`${one.dutyId} ${one.column}`, one]));
  const named = (column: Column) => column.body?.name ?? w.actors[column.actor];
  return (
    <section className="card card-flush" aria-labelledby="role-table">
      <div className="card-head">
        <h2 id="role-table">{w.name}</h2>
      </div>
      <p className="legend role-legend">
        {(["AGREED", "OPEN", "OBJECTED"] as const).map((one) => (
          <span key={one}>
            <span className={`role-mark role-${one}`} aria-hidden="true">
              {w.marks[one]}
            </span>{" "}
            {w.standings[one]}
          </span>
        ))}
      </p>
      <div className="scroll" role="region" aria-label={w.scroll}>
        <table className="table table-fold role-table">
          <thead>
            <tr>
              <th scope="col">{w.duty}</th>
              {matrix.columns.map((one) => (
                <th key={one.key} scope="col">
                  <span lang={one.body ? written : undefined}>{named(one)}</span>
                  {!one.body && <span className="tiny soft role-outside">{w.outside}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {matrix.duties.map((duty) => (
              <Fragment key={duty.dutyId}>
                <tr className={duty.dutyId === shown ? "row-mark" : undefined}>
                  <th scope="row">
                    <Button look="plain" onPress={() => show(duty.dutyId)} label={`${duty.name} ${w.see}`}>
                      {duty.name}
                    </Button>
                    <Faults duty={duty} />
                  </th>
                  {matrix.columns.map((one) => (
                    <td key={one.key} data-l={named(one)}>
                      <Mark field={fields.get(`${duty.dutyId} ${one.key}`)} />
                    </td>
                  ))}
                </tr>
                {duty.dutyId === shown && (
                  <tr>
                    <td colSpan={matrix.columns.length + 1} className="role-pane">
                      <DutyPane agreement={agreement} refresh={refresh} duty={duty} close={() => show(null)} />
                    </td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Faults({ duty }: { duty: Duty }) {
  const w = useWords().roleMatrix;
  if (duty.faults.length === 0) return null;
  return <span className="small soft role-faults">{duty.faults.map((one) => w.faults[one]).join(" ")}</span>;
}
