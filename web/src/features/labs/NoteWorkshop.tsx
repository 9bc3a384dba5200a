// Noting a workshop that was held: which, who of the panel came, and what was worked out.
import { useState } from "react";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { Button } from "../../ui/Button";
import { LONGEST } from "../../ui/longest";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { NOTE_WORKSHOP } from "./labActs";
import type { Lab, LabMine } from "./LabPage";

interface NoteProps {
  lab: Lab;
  mine: LabMine;
  done: () => void;
  cancel: () => void;
}

export function NoteWorkshop({ lab, mine, done, cancel }: NoteProps) {
  const w = useWords();
  const open = lab.workshops.filter(({ came }) => came === null || came === undefined);
  const members = mine.members.filter(({ state }) => state === "SEATED");
  const [workshop, setWorkshop] = useState(open[0]?.number ?? 0);
  const [came, setCame] = useState<number[]>([]);
  const [summary, setSummary] = useState("");
  const { sending, send } = useSend(NOTE_WORKSHOP, done);
  const refusal = sending.is === "refused" ? sending.refusal : null;
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (sending.is !== "sending") void send({ labId: lab.id, workshop, came, summary });
      }}
    >
      <h3>{w.labs.acts.noteWorkshop.name}</h3>
      <p className="small soft">{w.labs.acts.noteWorkshop.hint}</p>
      <Field id="lab-workshop" label={w.labs.which}>
        {(aria) => (
          <select {...aria} value={workshop} onChange={({ target }) => setWorkshop(Number(target.value))}>
            {open.map(({ number, title }) => (
              <option key={number} value={number}>
                {w.labs.workshop(number, title)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <fieldset className="choose-members">
        <legend>{w.labs.whoCame}</legend>
        <ul>
          {members.map(({ number, name }) => (
            <li key={number}>
              <label className="point">
                <input
                  type="checkbox"
                  checked={came.includes(number)}
                  onChange={() => setCame(came.includes(number) ? came.filter((one) => one !== number) : [...came, number])}
                />
                {w.labs.member(number, name.displayName)}
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <p role="status">{w.labs.came(came.length)}</p>
      <Field id="lab-summary" longest={LONGEST.lab} label={w.labs.fields.summary} error={refusal?.field === "summary" ? refusal.message : undefined}>
        {(aria) => <textarea {...aria} rows={4} value={summary} onChange={({ target }) => setSummary(target.value)} />}
      </Field>
      {refusal && refusal.field !== "summary" && <RefusalMessage refusal={refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      <div className="row">
        <Button submit busy={sending.is === "sending"}>
          {w.labs.acts.noteWorkshop.name}
        </Button>
        <Button look="plain" onPress={cancel}>
          {w.officer.cancel}
        </Button>
      </div>
    </form>
  );
}
