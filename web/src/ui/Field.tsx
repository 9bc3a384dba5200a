// One labelled input with its hint, its length and its error, which says the fix and that the work is kept.
import { useRef, type ReactNode } from "react";
import { useWords } from "../words";
import { useFirstWrong } from "./firstWrong";
import { Icon } from "./Icon";
import { mostHeld } from "./longest";
import { Told } from "./Text";
import { useLength } from "./useLength";

interface FieldProps {
  id: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** Characters: from half of it on the field says how long the text is, and over it the form is not sent. */
  longest?: number | undefined;
  children: (aria: { id: string; "aria-describedby"?: string; "aria-invalid"?: true; "data-over"?: true; className: string }) => ReactNode;
}

export function Field({ id, label, hint, error, longest, children }: FieldProps) {
  const w = useWords().length;
  const box = useRef<HTMLDivElement>(null);
  const { count, turnedAway } = useLength(box, longest);
  const over = longest !== undefined && count > longest;
  const tooLong = over ? w.over(count, longest) : undefined;
  const away = turnedAway === null ? undefined : w.turnedAway(turnedAway, longest ?? mostHeld());
  useFirstWrong(box, error);
  const near = longest !== undefined && !over && count > 0;
  const described = [hint && `${id}-hint`, (near || over) && `${id}-length`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div ref={box} className={error || over ? "field field-wrong" : "field"}>
      <label htmlFor={id}>
        <Told>{label}</Told>
      </label>
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          <Told>{hint}</Told>
        </span>
      )}
      {children({
        id,
        className: "input",
        ...(described ? { "aria-describedby": described } : {}),
        ...(error || over ? { "aria-invalid": true as const } : {}),
        ...(over ? { "data-over": true as const } : {}),
      })}
      {near && (
        <span className="hint" id={`${id}-length`}>
          {w.near(count, longest)}
        </span>
      )}
      {tooLong && (
        <span className="field-error" id={`${id}-length`} role="status">
          <Icon name="stop" />
          {tooLong}
        </span>
      )}
      {away && (
        <span className="field-error" role="alert">
          <Icon name="stop" />
          {away}
        </span>
      )}
      {error && (
        <span className="field-error" id={`${id}-error`}>
          <Icon name="stop" />
          <Told>{error}</Told>
        </span>
      )}
    </div>
  );
}
