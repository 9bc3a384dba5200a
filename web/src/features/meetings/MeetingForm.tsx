// A form of a meeting that is nothing but fields; what was typed is kept when it is refused.
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { useState } from "react";
import type { RefusalBodyFragment } from "../../gql/graphql";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { Told } from "../../ui/Text";
import { useTongue, useWords, useWritten } from "../../words";
import { useSend } from "../talk/sendTalk";

export interface Asked {
  /** The field of the input it fills. */
  name: string;
  label: string;
  hint?: string | undefined;
  kind?: "text" | "lines" | "hour" | "day" | "yes" | "number" | "many";
  options?: readonly (readonly [value: string, said: string])[];
  /** Whether what can be chosen is called by words people wrote. */
  own?: boolean;
  first?: string;
  /** Whether it is asked at all, by what was said so far. */
  when?: (said: Record<string, string>) => boolean;
  /** The fields of a refusal that speak of it, where they are called otherwise. */
  blamed?: readonly string[];
}

interface MeetingFormProps<I extends object> {
  id: string;
  title: string;
  /** What it is called where several of one title stand on a page. */
  label?: string;
  act: TypedDocumentNode<object, { input: I }>;
  fields: readonly Asked[];
  input: (said: Record<string, string>) => I;
  done: (answer: object) => void;
  look?: "line" | "stop";
}

export function MeetingForm<I extends object>({ id, title, label = title, act, fields, input, done, look }: MeetingFormProps<I>) {
  const w = useWords();
  const empty = Object.fromEntries(fields.map(({ name, first }) => [name, first ?? ""]));
  const [said, setSaid] = useState<Record<string, string>>(empty);
  // The field of an hour that was left out: no hour can be sent for it.
  const [missing, setMissing] = useState<string | null>(null);
  const { sending, send } = useSend(act, (answer) => {
    setSaid(empty);
    done(answer);
  });
  const refusal = sending.is === "refused" ? sending.refusal : null;
  const shown = fields.filter(({ when }) => when?.(said) ?? true);
  return (
    <form
      className="stack"
      noValidate
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        const hour = shown.find(({ name, kind }) => kind === "hour" && !said[name])?.name ?? null;
        setMissing(hour);
        if (hour) document.getElementById(`${id}-${hour}`)?.focus();
        else if (sending.is !== "sending") void send(input(said));
      }}
    >
      {shown.map((one) => {
        const set = (value: string) => setSaid({ ...said, [one.name]: value });
        const value = said[one.name] ?? "";
        const blamed = refusal?.field && [one.name, ...(one.blamed ?? [])].includes(refusal.field);
        const error = missing === one.name ? w.meeting.noHour : blamed ? refusal.message : undefined;
        if (one.kind === "many") return <Many key={one.name} id={`${id}-${one.name}`} asked={one} value={value} set={set} error={error} />;
        return (
          <Field key={one.name} id={`${id}-${one.name}`} label={one.label} hint={one.hint} error={error}>
            {(aria) => <Input aria={aria} asked={one} value={value} set={set} />}
          </Field>
        );
      })}
      {refusal && <RefusalMessage refusal={refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      <div>
        <Button submit busy={sending.is === "sending"} {...(look ? { look } : {})}>
          <Told>{title}</Told>
        </Button>
      </div>
    </form>
  );
}

const TYPES = { hour: "datetime-local", day: "date", text: "text", number: "text", lines: "text", yes: "checkbox", many: "text" } as const;

/** What was chosen of many. */
export const chosen = (value: string | undefined) => (value ? value.split(" ") : []);

interface ManyProps {
  id: string;
  asked: Asked;
  value: string;
  set: (value: string) => void;
  error: string | undefined;
}

// What is said of all of them is said of each: the first one then has the focus, as a wrong field has.
function Many({ id, asked, value, set, error }: ManyProps) {
  const all = chosen(value);
  const wrong = error ? { "aria-invalid": true as const, "aria-describedby": `${id}-error` } : {};
  return (
    <fieldset className="stack-2">
      <legend className="label">
        <Told>{asked.label}</Told>
      </legend>
      {asked.hint && <p className="small soft">{asked.hint}</p>}
      {asked.options?.map(([key, said]) => (
        <label key={key} className="switch" htmlFor={`${id}-${key}`}>
          <input
            id={`${id}-${key}`}
            type="checkbox"
            {...wrong}
            checked={all.includes(key)}
            onChange={({ target }) => set((target.checked ? [...all, key] : all.filter((one) => one !== key)).join(" "))}
          />
          <Told>{said}</Told>
        </label>
      ))}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          <Told>{error}</Told>
        </p>
      )}
    </fieldset>
  );
}

interface InputProps {
  aria: { id: string; "aria-describedby"?: string; "aria-invalid"?: true; className: string };
  asked: Asked;
  value: string;
  set: (value: string) => void;
}

function Input({ aria, asked, value, set }: InputProps) {
  const written = useWritten();
  const tongue = useTongue();
  if (asked.options)
    return (
      <select {...aria} value={value} onChange={({ target }) => set(target.value)}>
        {asked.options.map(([key, said]) => (
          <option key={key} value={key} lang={asked.own && key !== "" ? written : tongue(said)}>
            {said}
          </option>
        ))}
      </select>
    );
  if (asked.kind === "yes")
    return (
      <input {...aria} className="" type="checkbox" checked={value === "yes"} onChange={({ target }) => set(target.checked ? "yes" : "")} />
    );
  if (asked.kind === "lines") return <textarea {...aria} rows={3} value={value} onChange={({ target }) => set(target.value)} />;
  return (
    <input {...aria} type={TYPES[asked.kind ?? "text"]} {...(asked.kind === "number" ? { inputMode: "numeric" as const } : {})} value={value} onChange={({ target }) => set(target.value)} />
  );
}

interface PressProps<I extends object> {
  /** Whether it is the one that was chosen among several. */
  pressed?: boolean;
  title: string;
  act: TypedDocumentNode<object, { input: I }>;
  input: I;
  done: (answer: object) => void;
  look?: "line" | "plain" | "stop";
  big?: boolean;
  /** What is read aloud where the title alone does not say on whom it acts. */
  label?: string;
  /** Told of a refusal that has to outlast this button. */
  refused?: (refusal: RefusalBodyFragment) => void;
}

/** One press that does one act; why it was refused stands below it. */
export function Press<I extends object>({ title, act, input, done, look, big = false, label, pressed, refused }: PressProps<I>) {
  const w = useWords();
  const { sending, send } = useSend(act, done, undefined, refused);
  return (
    <div className="stack-2">
      <div>
        <Button onPress={() => void send(input)} busy={sending.is === "sending"} big={big} {...(look ? { look } : {})} {...(label ? { label } : {})} {...(pressed === undefined ? {} : { pressed })}>
          <Told>{title}</Told>
        </Button>
      </div>
      {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
    </div>
  );
}
