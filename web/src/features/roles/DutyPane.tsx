// One duty: what each actor is for it, what the parties say of that, and its name.
import { useEffect, useRef, useState } from "react";
import { Button } from "../../ui/Button";
import { useWords, useWritten } from "../../words";
import { Before } from "./Before";
import { EditDuty } from "./EditDuty";
import { EditRole } from "./EditRole";
import { Mark } from "./Mark";
import type { Column, Duty, RoleField, RolesProps } from "./RolesPage";
import { SpeakOfRole } from "./SpeakOfRole";
import { Held } from "../../ui/Held";

interface DutyProps extends RolesProps {
  duty: Duty;
  close: () => void;
}

export function DutyPane({ agreement, duty, refresh, close }: DutyProps) {
  const w = useWords().roleMatrix;
  const written = useWritten();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), [duty.dutyId]);
  const matrix = agreement.roleMatrix;
  const field = (column: Column) =>
    matrix.fields.find((one) => one.dutyId === duty.dutyId && one.column === column.key);
  return (
    <section className="stack" aria-labelledby="duty">
      <h3 id="duty" lang={written} ref={head} tabIndex={-1}>
        {duty.name}
      </h3>
      <p className="small soft">
        {duty.source ? w.source(duty.step ?? "", duty.source) : w.own}
        {duty.faults.map((one) => ` ${w.faults[one]}`)}
      </p>
      <ul className="items">
        {matrix.columns.map((column) => (
          <li key={column.key}>
            <Actor agreement={agreement} duty={duty} column={column} field={field(column)} refresh={refresh} />
          </li>
        ))}
      </ul>
      <Held actions={matrix.viewerActions} name="renameRoleDuty">
        <EditDuty duty={duty} refresh={refresh} close={close} />
      </Held>
      <div className="row">
        <Button look="plain" onPress={close}>
          {w.close}
        </Button>
      </div>
    </section>
  );
}

interface ActorProps extends RolesProps {
  duty: Duty;
  column: Column;
  field: RoleField | undefined;
}

function Actor({ agreement, duty, column, field, refresh }: ActorProps) {
  const w = useWords().roleMatrix;
  const written = useWritten();
  const [editing, setEditing] = useState(false);
  const named = column.body?.name ?? w.actors[column.actor];
  return (
    <div className="stack-2">
      <div className="role-actor">
        <b>
          {named} {!column.body && <span className="tiny soft">{w.outside}</span>}
        </b>
        <Mark field={field} />
      </div>
      {field && <p className="small soft">{w.proposedBy(field.value.proposedBy.name, field.value.number)}</p>}
      {/* The key asks anew when another value comes. */}
      {field && (field.value.number > 1 || field.voices.length > 0) && (
        <Before key={field.value.number} agreement={agreement} duty={duty} column={column} field={field} />
      )}
      {field?.voices.map((one) => (
        <p key={one.body.id} className="small">
          {w.says(one.body.name, w.consents[one.consent])} {one.reason && <span lang={written}>{one.reason}</span>}
        </p>
      ))}
      {field && (
        <Held actions={[{ name: "speak", allowed: field.viewerConcerned && agreement.viewerParty !== null }]} name="speak">
          <SpeakOfRole agreement={agreement} duty={duty} field={field} named={named} refresh={refresh} />
        </Held>
      )}
      <Held actions={agreement.roleMatrix.viewerActions} name="setRole">
        {editing ? (
          <EditRole duty={duty} column={column} field={field} named={named} refresh={refresh} close={() => setEditing(false)} />
        ) : (
          <div className="row">
            <Button look="line" onPress={() => setEditing(true)} label={`${w.propose}: ${named}`}>
              {w.propose}
            </Button>
          </div>
        )}
      </Held>
    </div>
  );
}
