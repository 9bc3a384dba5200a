// Entries of the log go into the gist that is written, where the cursor stands: what was said, and its number.
import { useEffect, useRef } from "react";
import type { LogEntry } from "./Stream";

const FIELD = "minutes-words";

export function useTaking(
  takes: boolean,
  writing: (take: ((entry: LogEntry) => void) | null) => void,
  change: (words: (before: string) => string) => void,
) {
  const latest = useRef(change);
  useEffect(() => {
    latest.current = change;
  });
  useEffect(() => {
    if (!takes) return;
    writing((entry) => {
      const field = document.getElementById(FIELD);
      const at = field instanceof HTMLTextAreaElement ? field.selectionEnd : null;
      const said = [entry.words, `(#${entry.number})`].filter(Boolean).join(" ");
      latest.current((before) => {
        const head = before.slice(0, at ?? before.length);
        const gap = head && !/\s$/.test(head) ? " " : "";
        return `${head}${gap}${said}${before.slice(head.length)}`;
      });
    });
    return () => writing(null);
  }, [takes, writing]);
}
