// Hiding a span: choose the line, mark the letters in it or its name, and say on which ground of the law.
import { useState } from "react";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useWholly, useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { labelOf, letters, wordsOf } from "./lines";
import { MINUTES_ACTS } from "./minutesActs";
import type { Desk } from "./MinutesPage";
import { grounds } from "./useChoices";

const HIDEABLE = new Set(["ORDER", "REMARKS", "VOTES"]);

interface HideProps {
  desk: Desk;
  done: () => void;
  cancel: () => void;
}

export function HideForm({ desk, done, cancel }: HideProps) {
  const w = useWords();
  const wholly = useWholly();
  const all = desk.minutes?.reading.lines ?? [];
  const lines = all.filter((one) => HIDEABLE.has(one.field) && one.key !== "notice" && (one.name || wordsOf(one)));
  const [key, setKey] = useState(lines[0]?.key ?? "");
  const [span, setSpan] = useState<[number, number]>([0, 0]);
  const [named, setNamed] = useState(false);
  const [ground, setGround] = useState("PERSONAL");
  const [stage, setStage] = useState("");
  const [end, setEnd] = useState("");
  const { sending, send } = useSend<object>(MINUTES_ACTS.hideSpan as never, done);
  const refusal = sending.is === "refused" ? sending.refusal : null;
  const line = lines.find((one) => one.key === key);
  const words = line ? wordsOf(line) : "";
  const ofName = named || words === "";
  const choose = (value: string) => {
    setKey(value);
    setSpan([0, 0]);
    setNamed(false);
  };
  const submit = () => {
    const offsets = ofName ? {} : { start: letters(words, span[0]), end: letters(words, span[1]) };
    const fifth = ground === "IN_PROGRESS" ? { stage, expectedEnd: end || null } : {};
    void send({ minutesId: desk.minutes?.id ?? "", line: key, ground, ...offsets, ...fifth });
  };
  return (
    <form
      className="stack"
      noValidate
      aria-label={w.minutes.acts.hideSpan.name}
      onSubmit={(event) => {
        event.preventDefault();
        if (sending.is !== "sending") submit();
      }}
    >
      <h3>{w.minutes.acts.hideSpan.name}</h3>
      <p className="small soft">{w.minutes.acts.hideSpan.hint}</p>
      <Field id="hide-line" label={w.minutes.labels.line}>
        {(aria) => (
          <select {...aria} value={key} onChange={({ target }) => choose(target.value)}>
            {lines.map((one) => (
              <option key={one.key} value={one.key} lang={wholly(labelOf(all, one.key))}>
                {labelOf(all, one.key)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {words !== "" && (
        <Field id="hide-words" label={w.minutes.mark} hint={span[0] < span[1] ? w.minutes.marked(words.slice(...span)) : w.minutes.markHint}>
          {(aria) => (
            <textarea
              {...aria}
              rows={5}
              value={words}
              // Typing changes nothing. A box that is read-only would have no caret to mark with by keyboard.
              onChange={() => undefined}
              onSelect={({ currentTarget }) => setSpan([currentTarget.selectionStart, currentTarget.selectionEnd])}
            />
          )}
        </Field>
      )}
      {words !== "" && line?.name && (
        <label className="switch">
          <input type="checkbox" checked={named} onChange={({ target }) => setNamed(target.checked)} /> {w.minutes.ofName}
        </label>
      )}
      <Field id="hide-ground" label={w.minutes.labels.withhold}>
        {(aria) => (
          <select {...aria} value={ground} onChange={({ target }) => setGround(target.value)}>
            {grounds(w.minutes.grounds).map(([value, title]) => (
              <option key={value} value={value}>
                {title}
              </option>
            ))}
          </select>
        )}
      </Field>
      {ground === "IN_PROGRESS" && (
        <>
          <Field id="hide-stage" label={w.minutes.labels.stage}>
            {(aria) => <input {...aria} type="text" value={stage} onChange={({ target }) => setStage(target.value)} />}
          </Field>
          <Field id="hide-end" label={w.minutes.labels.expectedEnd}>
            {(aria) => <input {...aria} type="date" value={end} onChange={({ target }) => setEnd(target.value)} />}
          </Field>
        </>
      )}
      {refusal && <RefusalMessage refusal={refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      <div className="row">
        <Button submit busy={sending.is === "sending"}>
          {w.minutes.acts.hideSpan.name}
        </Button>
        <Button look="plain" onPress={cancel}>
          {w.officer.cancel}
        </Button>
      </div>
    </form>
  );
}
