// A field of the role matrix otherwise: which duty, who, and what he would be for it.
import { useState } from "react";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { useWholly, useWords, useWritten } from "../../words";
import { lettersOf, VALUES, type Signs } from "../roles/letters";
import { useNames } from "./names";
import { sheetOf, type EditProps } from "./sheet";

export function EditRoleChange({ agreement, scenario, put, busy }: EditProps) {
  const words = useWords();
  const wholly = useWholly();
  const w = words.scenarios;
  const written = useWritten();
  const { duties, columns, fields } = agreement.roleMatrix;
  const { column: named } = useNames(agreement);
  const [nth, setDuty] = useState(0);
  const [key, setColumn] = useState(columns[0]?.key ?? "");
  const [signs, setSigns] = useState<Signs>("R");
  const duty = duties[nth];
  if (!duty) return <p>{words.roleMatrix.unopened}</p>;
  const stands = fields.find((one) => one.dutyId === duty.dutyId && one.column === key);
  const add = () => {
    const sheet = sheetOf(scenario);
    const others = sheet.roles.filter((one) => one.dutyId !== duty.dutyId || one.column !== key);
    const change = {
      dutyId: duty.dutyId,
      column: key,
      letters: lettersOf(signs),
      read: stands?.value.number ?? 0,
      nameVersion: duty.version,
    };
    put({ ...sheet, roles: [...others, change] });
  };
  return (
    <form
      className="stack"
      noValidate
      aria-label={w.kinds.roles}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <Field id="what-duty" label={words.roleMatrix.duty}>
        {(aria) => (
          <select {...aria} value={nth} onChange={({ target }) => setDuty(Number(target.value))}>
            {duties.map(({ dutyId, name }, place) => (
              <option key={dutyId} value={place} lang={written}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id="what-column" label={w.whose}>
        {(aria) => (
          <select {...aria} value={key} onChange={({ target }) => setColumn(target.value)}>
            {columns.map((one) => (
              <option key={one.key} value={one.key} lang={wholly(named(one.key))}>
                {named(one.key)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id="what-role" label={w.role}>
        {(aria) => (
          <select {...aria} value={signs} onChange={({ target }) => setSigns(target.value as Signs)}>
            {VALUES.map((one) => (
              <option key={one} value={one}>
                {words.roleMatrix.values[one]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className="row">
        <Button submit busy={busy}>
          {w.putIn}
        </Button>
      </div>
    </form>
  );
}
