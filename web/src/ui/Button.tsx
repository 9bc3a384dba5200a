// A button that may be busy or not allowed. Not allowed stays focusable: a press opens the refusal.
import type { ReactNode, Ref } from "react";
import { useTongue } from "../words";
import { Told } from "./Text";

interface ButtonProps {
  children: ReactNode;
  onPress?: () => void;
  look?: "line" | "plain" | "stop";
  big?: boolean;
  wide?: boolean;
  busy?: boolean;
  notAllowed?: boolean;
  submit?: boolean;
  describedBy?: string;
  /** Whether it is the one that was chosen among several. */
  pressed?: boolean;
  /** What a reader is told; it begins with the words on the button. */
  label?: string;
  ref?: Ref<HTMLButtonElement>;
}

export function Button({ children, onPress, look, big, wide, busy, notAllowed, submit, describedBy, pressed, label, ref }: ButtonProps) {
  const looks = ["btn", look && `btn-${look}`, big && "btn-big", wide && "btn-wide"].filter(Boolean).join(" ");
  // No part of an attribute can be marked as Korean: a label with a name in it stands as text.
  const tongue = useTongue();
  const amid = label !== undefined && tongue(label) !== undefined;
  return (
    <button
      ref={ref}
      className={looks}
      type={submit ? "submit" : "button"}
      aria-label={amid ? undefined : label}
      aria-busy={busy || undefined}
      aria-disabled={notAllowed || undefined}
      aria-describedby={describedBy}
      aria-pressed={pressed}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onPress?.();
      }}
    >
      {amid ? (
        <>
          <span aria-hidden>{children}</span>
          <span className="only-read">
            <Told>{label}</Told>
          </span>
        </>
      ) : (
        children
      )}
    </button>
  );
}
