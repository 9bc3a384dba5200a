// The desk of a living lab: what this person may do with it now, one form at a time.
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { useState } from "react";
import { allows } from "../../api/allows";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { Button } from "../../ui/Button";
import { LONGEST } from "../../ui/longest";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { Extend } from "./Extend";
import { inSeoul } from "../../ui/inSeoul";
import { DESK_ACTS, type DeskAct } from "./labActs";
import type { LabProps } from "./LabPage";
import { NoteWorkshop } from "./NoteWorkshop";

const ORDER = [
  "drawPanel",
  "beginWorkshops",
  "setWorkshop",
  "noteWorkshop",
  "settleSolution",
  "beginTrial",
  "noteMeasurement",
  "beginLabReview",
  "lockJudgements",
  "concludeLab",
  "extendCall",
  "callOffLab",
] as const;
type Act = (typeof ORDER)[number];

type Kind = "line" | "text" | "day" | "hour" | "verdict";
const FIELDS: Record<DeskAct, [name: string, kind: Kind][]> = {
  drawPanel: [],
  beginWorkshops: [["words", "text"]],
  setWorkshop: [["title", "line"], ["place", "line"], ["startsAt", "hour"]],
  settleSolution: [["solution", "text"], ["measure", "text"]],
  beginTrial: [["place", "line"], ["startsOn", "day"], ["endsOn", "day"], ["words", "text"]],
  noteMeasurement: [["words", "text"]],
  beginLabReview: [["words", "text"]],
  lockJudgements: [],
  concludeLab: [["outcome", "verdict"], ["words", "text"]],
  callOffLab: [["reason", "text"]],
};

export function LabDesk({ lab, mine, refresh }: LabProps) {
  const w = useWords().labs;
  const [chosen, setChosen] = useState<Act | null>(null);
  const toNote = lab.workshops.some(({ came }) => came === null || came === undefined);
  const open = ORDER.filter((name) => allows(mine.viewerActions, name) && (name !== "noteWorkshop" || toNote));
  if (open.length === 0) return null;
  const act = chosen && open.includes(chosen) ? chosen : null;
  const cancel = () => setChosen(null);
  const done = () => {
    setChosen(null);
    refresh();
  };
  return (
    <section className="card stack" aria-labelledby="lab-desk">
      <h2 id="lab-desk">{w.desk}</h2>
      {act === null && (
        <ul className="stack-2">
          {open.map((name) => (
            <li key={name}>
              <Button wide look={name === "callOffLab" ? "stop" : "line"} onPress={() => setChosen(name)}>
                {w.acts[name].name}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {act === "noteWorkshop" && <NoteWorkshop lab={lab} mine={mine} done={done} cancel={cancel} />}
      {act === "extendCall" && <Extend lab={lab} mine={mine} done={done} cancel={cancel} />}
      {act !== null && act !== "noteWorkshop" && act !== "extendCall" && (
        <ActForm key={act} act={act} labId={lab.id} done={done} cancel={cancel} />
      )}
    </section>
  );
}

interface FormProps {
  act: DeskAct;
  labId: string;
  done: () => void;
  cancel: () => void;
}

function ActForm({ act, labId, done, cancel }: FormProps) {
  const w = useWords();
  const fields = FIELDS[act];
  const [said, setSaid] = useState<Record<string, string>>({ outcome: "KEEP" });
  const { sending, send } = useSend(DESK_ACTS[act] as TypedDocumentNode<object, { input: object }>, done);
  const refusal = sending.is === "refused" ? sending.refusal : null;
  const input = Object.fromEntries(
    fields.map(([name, kind]) => [name, kind === "hour" ? inSeoul(said[name] ?? "") : (said[name] ?? "")]),
  );
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (sending.is !== "sending") void send({ labId, ...input });
      }}
    >
      <h3>{w.labs.acts[act].name}</h3>
      <p className="small soft">{w.labs.acts[act].hint}</p>
      {fields.map(([name, kind]) => (
        <Field
          key={name}
          id={`lab-${name}`}
          label={w.labs.fields[name as keyof typeof w.labs.fields]}
          error={refusal?.field === name ? refusal.message : undefined}
          longest={kind === "text" ? LONGEST.lab : kind === "line" ? LONGEST.title : undefined}
        >
          {(aria) => <Input aria={aria} kind={kind} value={said[name] ?? ""} set={(value) => setSaid({ ...said, [name]: value })} />}
        </Field>
      ))}
      {refusal && !fields.some(([name]) => name === refusal.field) && <RefusalMessage refusal={refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      <div className="row">
        <Button submit busy={sending.is === "sending"} {...(act === "callOffLab" ? { look: "stop" as const } : {})}>
          {w.labs.acts[act].name}
        </Button>
        <Button look="plain" onPress={cancel}>
          {w.officer.cancel}
        </Button>
      </div>
    </form>
  );
}

interface InputProps {
  aria: { id: string; className: string };
  kind: Kind;
  value: string;
  set: (value: string) => void;
}

function Input({ aria, kind, value, set }: InputProps) {
  const w = useWords().labs;
  if (kind === "text") return <textarea {...aria} rows={4} value={value} onChange={({ target }) => set(target.value)} />;
  if (kind === "verdict") {
    return (
      <select {...aria} value={value} onChange={({ target }) => set(target.value)}>
        {(["KEEP", "CHANGE", "DROP"] as const).map((one) => (
          <option key={one} value={one}>
            {w.verdicts[one]}
          </option>
        ))}
      </select>
    );
  }
  const type = { line: "text", day: "date", hour: "datetime-local" }[kind];
  return <input {...aria} type={type} value={value} onChange={({ target }) => set(target.value)} />;
}
