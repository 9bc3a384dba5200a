// Another value for a field. Where somebody else was first both values are shown, and nothing is written over.
import { useState } from "react";
import { RefusalMessage } from "../../frame/RefusalMessage";
import type { SetRoleMutation } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { lettersOf, signsOf, VALUES, type Signs } from "./letters";
import { SET_ROLE } from "./roleActs";
import type { Column, Duty, RoleField } from "./RolesPage";

type Met = Extract<SetRoleMutation["setRole"], { __typename: "RoleConflict" }>["stands"];

interface EditProps {
  duty: Duty;
  column: Column;
  field: RoleField | undefined;
  named: string;
  refresh: () => void;
  close: () => void;
}

export function EditRole({ duty, column, field, named, refresh, close }: EditProps) {
  const w = useWords();
  // The value that was read stays as it was when the choosing began, whatever comes in beside it.
  const [number, setNumber] = useState(field?.value.number ?? 0);
  const [signs, setSigns] = useState<Signs>(signsOf(field?.value.letters ?? []));
  const [met, setMet] = useState<Met | null>(null);
  const { sending, send } = useSend(SET_ROLE, (answer) => {
    const said = answer as SetRoleMutation["setRole"];
    refresh();
    if (said.__typename === "RoleConflict") return setMet(said.stands);
    return close();
  });
  return (
    <form
      className="stack-2"
      noValidate
      aria-label={w.roleMatrix.proposeFor(duty.name, named)}
      onSubmit={(event) => {
        event.preventDefault();
        if (sending.is !== "sending")
          void send({ dutyId: duty.dutyId, column: column.key, expectedNumber: number, letters: lettersOf(signs) });
      }}
    >
      <fieldset className="stack-2">
        <legend className="only-read">{w.roleMatrix.proposeFor(duty.name, named)}</legend>
        {VALUES.map((one) => (
          <label key={one} className="row stance">
            <input type="radio" name={`role-${column.key}`} checked={signs === one} onChange={() => setSigns(one)} />
            {w.roleMatrix.values[one]}
          </label>
        ))}
      </fieldset>
      <p className="small soft">{w.roleMatrix.proposeHint}</p>
      {met && (
        <Message tone="wait" title={w.roleMatrix.met} announce="alert">
          <dl>
            <dt>{w.roleMatrix.theirs(met.proposedBy.name)}</dt>
            <dd>{w.roleMatrix.values[signsOf(met.letters)]}</dd>
            <dt>{w.roleMatrix.mine}</dt>
            <dd>{w.roleMatrix.values[signs]}</dd>
          </dl>
          <div className="row">
            <Button look="line" onPress={close}>
              {w.roleMatrix.takeTheirs}
            </Button>
            <Button
              look="line"
              onPress={() => {
                setNumber(met.number);
                setMet(null);
              }}
            >
              {w.roleMatrix.keepMine}
            </Button>
          </div>
        </Message>
      )}
      {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      <div className="row">
        <Button submit busy={sending.is === "sending"}>
          {w.roleMatrix.proposeNow}
        </Button>
        <Button look="plain" onPress={close}>
          {w.officer.cancel}
        </Button>
      </div>
    </form>
  );
}
