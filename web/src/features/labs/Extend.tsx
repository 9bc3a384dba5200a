// More time for a call, and other bounds, for a reason everybody reads.
import { useState } from "react";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { Button } from "../../ui/Button";
import { LONGEST } from "../../ui/longest";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { BoundsFields, boundsOf, draftOf } from "./BoundsFields";
import { inSeoul } from "../../ui/inSeoul";
import { EXTEND_CALL } from "./labActs";
import type { Lab, LabMine } from "./LabPage";

interface ExtendProps {
  lab: Lab;
  mine: LabMine;
  done: () => void;
  cancel: () => void;
}

export function Extend({ lab, mine, done, cancel }: ExtendProps) {
  const w = useWords();
  const [until, setUntil] = useState("");
  const [noHour, setNoHour] = useState(false);
  const [reason, setReason] = useState("");
  const [bounds, setBounds] = useState(() => draftOf(mine.balance));
  const { sending, send } = useSend(EXTEND_CALL, done);
  const refusal = sending.is === "refused" ? sending.refusal : null;
  const wrong = (field: string) => (refusal?.field === field ? refusal.message : undefined);
  const trySend = () => {
    setNoHour(!until);
    if (until) void send({ labId: lab.id, applyUntil: inSeoul(until), bounds: boundsOf(bounds, lab.seats), reason });
  };
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (sending.is !== "sending") trySend();
      }}
    >
      <h3>{w.labs.acts.extendCall.name}</h3>
      <p className="small soft">{w.labs.acts.extendCall.hint}</p>
      <Field id="lab-until" label={w.labs.untilLabel} error={noHour && !until ? w.labs.untilMissing : wrong("applyUntil")}>
        {(aria) => <input {...aria} type="datetime-local" value={until} onChange={({ target }) => setUntil(target.value)} />}
      </Field>
      <BoundsFields draft={bounds} change={setBounds} />
      <Field id="lab-reason" longest={LONGEST.lab} label={w.labs.fields.reason} error={wrong("words")}>
        {(aria) => <textarea {...aria} rows={3} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </Field>
      {refusal && !["applyUntil", "words"].includes(refusal.field ?? "") && <RefusalMessage refusal={refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      <div className="row">
        <Button submit busy={sending.is === "sending"}>
          {w.labs.acts.extendCall.name}
        </Button>
        <Button look="plain" onPress={cancel}>
          {w.officer.cancel}
        </Button>
      </div>
    </form>
  );
}
