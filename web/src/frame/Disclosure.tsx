// A button that opens a small panel under it. Escape and a press elsewhere close it.
import { useEffect, useId, useRef, useState, type ReactNode } from "react";

interface DisclosureProps {
  label: ReactNode;
  className: string;
  children: ReactNode;
}

export function Disclosure({ label, className, children }: DisclosureProps) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  useEffect(() => {
    if (!open) return undefined;
    const away = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener("pointerdown", away);
    document.addEventListener("focusin", away);
    document.addEventListener("keydown", escape);
    return () => {
      document.removeEventListener("pointerdown", away);
      document.removeEventListener("focusin", away);
      document.removeEventListener("keydown", escape);
    };
  }, [open]);
  return (
    <div className="disclosure" ref={box}>
      <button
        ref={button}
        className={className}
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {label}
      </button>
      <div className="panel card stack" id={id} hidden={!open}>
        {children}
      </div>
    </div>
  );
}
