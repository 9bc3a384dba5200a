// One labelled input with its hint and its error, which says the fix and that the work is kept.
import { useEffect, useRef, type ReactNode } from "react";
import { toFirstWrong } from "./firstWrong";
import { Icon } from "./Icon";

interface FieldProps {
  id: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  children: (aria: { id: string; "aria-describedby"?: string; "aria-invalid"?: true; className: string }) => ReactNode;
}

export function Field({ id, label, hint, error, children }: FieldProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) toFirstWrong(box.current);
  }, [error]);
  // The same mistake sent again says nothing new, yet it has the focus again.
  useEffect(() => {
    const form = error ? box.current?.closest("form") : null;
    if (!form) return;
    const again = () => requestAnimationFrame(() => toFirstWrong(box.current));
    form.addEventListener("submit", again);
    return () => form.removeEventListener("submit", again);
  }, [error]);
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div ref={box} className={error ? "field field-wrong" : "field"}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {children({
        id,
        className: "input",
        ...(described ? { "aria-describedby": described } : {}),
        ...(error ? { "aria-invalid": true as const } : {}),
      })}
      {error && (
        <span className="field-error" id={`${id}-error`}>
          <Icon name="stop" />
          {error}
        </span>
      )}
    </div>
  );
}
