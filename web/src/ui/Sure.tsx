// A button for what cannot be undone: it says what will be, and asks once more before it is.
import { useEffect, useRef, useState } from "react";
import { Button } from "./Button";

interface SureProps {
  name: string;
  /** What a reader is told of the first button, where several have the same words; it begins with them. */
  label?: string;
  /** What will be. */
  hint: string;
  sure: string;
  keep: string;
  busy?: boolean;
  look?: "line" | "plain" | "stop";
  onSure: () => void;
}

export function Sure({ name, label, hint, sure, keep, busy = false, look = "stop", onSure }: SureProps) {
  const [asks, setAsks] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  const asked = useRef(false);
  useEffect(() => {
    if (asks) box.current?.focus();
    // What was pressed is gone: the keyboard goes back to where it came from.
    else if (asked.current) first.current?.focus();
    asked.current = asks;
  }, [asks]);
  if (!asks) {
    return (
      <Button ref={first} look={look} {...(label ? { label } : {})} onPress={() => setAsks(true)}>
        {name}
      </Button>
    );
  }
  return (
    <div className="card card-quiet stack-2" role="group" aria-label={label ?? name} tabIndex={-1} ref={box}>
      <p>{hint}</p>
      <div className="row">
        <Button
          look="stop"
          busy={busy}
          onPress={() => {
            setAsks(false);
            onSure();
          }}
        >
          {sure}
        </Button>
        <Button look="line" onPress={() => setAsks(false)}>
          {keep}
        </Button>
      </div>
    </div>
  );
}
