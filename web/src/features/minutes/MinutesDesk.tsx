// The desk of minutes: what this person may do with them now, one form at a time.
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { useEffect, useState } from "react";
import { allows } from "../../api/allows";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Held } from "../../ui/Held";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { MINUTES_ACTS, type MinutesAct } from "./minutesActs";
import type { Desk } from "./MinutesPage";
import { BothTexts } from "./BothTexts";
import { HideForm } from "./HideForm";
import { wordsOf } from "./lines";
import type { LogEntry } from "./Stream";
import { useChoices } from "./useChoices";
import { useTaking } from "./useTaking";

type Kind = "choice" | "text" | "day";
type Name = "line" | "itemId" | "number" | "accepted" | "withhold" | "words" | "reason" | "stage" | "expectedEnd";
const KINDS: Partial<Record<Name, Kind>> = { words: "text", reason: "text", expectedEnd: "day", stage: "text" };
const FIELDS: Record<MinutesAct, Name[]> = {
  draftMinutes: [],
  writeGist: ["itemId", "words"],
  circulateMinutes: [],
  askCorrection: ["line", "words"],
  answerCorrection: ["number", "accepted", "words", "reason"],
  confirmMinutes: [],
  registerMinutes: [],
  hideSpan: [],
  liftSpan: ["number"],
  publishMinutes: ["withhold", "stage", "expectedEnd"],
  releaseMinutes: ["reason"],
  addCorrigendum: ["line", "words", "reason"],
};
const ORDER = Object.keys(FIELDS) as MinutesAct[];

interface DeskProps {
  desk: Desk;
  refresh: () => void;
  /** Told what takes an entry of the log while a gist is written, and null after. */
  writing: (take: ((entry: LogEntry) => void) | null) => void;
}

export function MinutesDesk({ desk, refresh, writing }: DeskProps) {
  const w = useWords().minutes;
  const [chosen, setChosen] = useState<MinutesAct | null>(null);
  const [told, setTold] = useState(false);
  const reading = desk.minutes?.reading;
  const offers = [...desk.viewerActions, ...(reading?.viewerActions ?? [])];
  const hidden = reading?.spans.some(({ liftedAt }) => !liftedAt);
  const asked = reading?.corrections.some(({ accepted }) => accepted === null || accepted === undefined);
  const open = ORDER.filter(
    (name) => allows(offers, name) && (name !== "liftSpan" || hidden) && (name !== "answerCorrection" || asked),
  );
  if (open.length === 0 && !told && chosen === null) return null;
  const choose = (act: MinutesAct | null) => {
    setChosen(act);
    setTold(false);
  };
  const done = () => {
    setChosen(null);
    setTold(true);
    refresh();
  };
  const list = (
    <ul className="stack-2">
      {open.map((name) => (
        <li key={name}>
          <Button wide look="line" onPress={() => choose(name)}>
            {w.acts[name].name}
          </Button>
        </li>
      ))}
    </ul>
  );
  // While somebody writes, others sign: what he has written stays, though it is not offered any more.
  const offered = offers.map((one) => ({ ...one, allowed: open.some((name) => name === one.name) }));
  return (
    <section className="card stack" aria-labelledby="minutes-desk">
      <h2 id="minutes-desk">{w.desk}</h2>
      {told && <Message tone="ok" title={w.done} announce="alert" />}
      {chosen === null ? (
        list
      ) : (
        <Held key={chosen} actions={offered} name={chosen} otherwise={open.length === 0 ? <Over close={() => choose(null)} /> : list}>
          {chosen === "hideSpan" ? (
            <HideForm desk={desk} done={done} cancel={() => choose(null)} />
          ) : (
            <ActForm act={chosen} desk={desk} done={done} cancel={() => choose(null)} writing={writing} />
          )}
        </Held>
      )}
    </section>
  );
}

/** Nothing is left to do here, and nothing that was written has to stay. */
function Over({ close }: { close: () => void }) {
  useEffect(close);
  return null;
}

interface FormProps {
  act: MinutesAct;
  desk: Desk;
  done: () => void;
  cancel: () => void;
  writing: DeskProps["writing"];
}

function ActForm({ act, desk, done, cancel, writing }: FormProps) {
  const w = useWords();
  const choices = useChoices(desk, act);
  const first = Object.fromEntries(FIELDS[act].map((name) => [name, choices[name]?.[0]?.[0] ?? ""]));
  const items = desk.minutes?.reading.items ?? [];
  const textOf = (key: string | undefined) => {
    const line = desk.minutes?.reading.lines.find((one) => one.key === key);
    return line ? wordsOf(line) : "";
  };
  const [said, setSaid] = useState<Record<string, string>>({ ...first, ...(act === "writeGist" ? { words: items[0]?.gist ?? "" } : {}), ...(act === "askCorrection" ? { words: textOf(first.line) } : {}) });
  const { sending, send } = useSend(MINUTES_ACTS[act] as TypedDocumentNode<object, { input: object }>, done);
  useTaking(act === "writeGist", writing, (words) => setSaid((before) => ({ ...before, words: words(before.words ?? "") })));
  const refusal = sending.is === "refused" ? sending.refusal : null;
  const set = (name: Name, value: string) => {
    const item = name === "itemId" ? items.find(({ itemId }) => itemId === value) : undefined;
    // A correction begins with the words as they stand.
    const stands = act === "askCorrection" && name === "line" ? { words: textOf(value) } : {};
    setSaid({ ...said, [name]: value, ...(item ? { words: item.gist ?? "" } : {}), ...stands });
  };
  const answered = act === "answerCorrection" ? desk.minutes?.reading.corrections.find(({ number }) => String(number) === said.number) : undefined;
  const fields = FIELDS[act].filter((name) => needs(name, said));
  return (
    <form
      className="stack"
      noValidate
      aria-label={w.minutes.acts[act].name}
      onSubmit={(event) => {
        event.preventDefault();
        if (sending.is !== "sending") void send(inputOf(act, desk, said));
      }}
    >
      <h3>{w.minutes.acts[act].name}</h3>
      <p className="small soft">{w.minutes.acts[act].hint}</p>
      {answered && <BothTexts one={answered} />}
      {fields.map((name) => (
        <Field key={name} id={`minutes-${name}`} label={w.minutes.labels[name]} error={refusal?.field === name ? refusal.message : undefined}>
          {(aria) => {
            const options = choices[name];
            const given = { ...aria, value: said[name] ?? "", onChange: ({ target }: { target: { value: string } }) => set(name, target.value) };
            if (options) {
              return (
                <select {...given}>
                  {options.map(([value, label]) => (
                    <option key={value} value={value}>
                      {label}
                    </option>
                  ))}
                </select>
              );
            }
            return KINDS[name] === "day" ? <input type="date" {...given} /> : <textarea rows={name === "stage" ? 2 : 5} {...given} />;
          }}
        </Field>
      ))}
      {refusal && <RefusalMessage refusal={refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      <div className="row">
        <Button submit busy={sending.is === "sending"}>
          {w.minutes.acts[act].name}
        </Button>
        <Button look="plain" onPress={cancel}>
          {w.officer.cancel}
        </Button>
      </div>
    </form>
  );
}

/** What is asked for only after another answer: the stage of ground 5. */
function needs(name: Name, said: Record<string, string>): boolean {
  // The words of a correction that is refused are nobody's.
  if (name === "words" && said.accepted === "no") return false;
  if (name === "stage" || name === "expectedEnd") return said.withhold === "IN_PROGRESS";
  return true;
}

function inputOf(act: MinutesAct, desk: Desk, said: Record<string, string>): object {
  const minutesId = desk.minutes?.id ?? "";
  const item = desk.minutes?.reading.items.find(({ itemId }) => itemId === said.itemId);
  switch (act) {
    case "draftMinutes":
      return { meetingId: desk.meetingId };
    case "writeGist":
      return { minutesId, itemId: said.itemId, words: said.words, expectedVersion: item?.version ?? 0 };
    case "answerCorrection":
      return { minutesId, number: Number(said.number), accepted: said.accepted === "yes", words: said.accepted === "yes" ? said.words : "", reason: said.reason };
    case "confirmMinutes":
      return { minutesId, sha256: desk.minutes?.reading.digest ?? "" };
    case "liftSpan":
      return { minutesId, number: Number(said.number) };
    case "publishMinutes":
      return said.withhold === "IN_PROGRESS"
        ? { minutesId, withhold: said.withhold, stage: said.stage ?? "", expectedEnd: said.expectedEnd || null }
        : { minutesId, withhold: said.withhold || null };
    case "askCorrection":
      return { minutesId, line: said.line, words: said.words };
    case "releaseMinutes":
      return { minutesId, reason: said.reason };
    case "addCorrigendum":
      return { minutesId, line: said.line, words: said.words, reason: said.reason };
    default:
      return { minutesId };
  }
}
