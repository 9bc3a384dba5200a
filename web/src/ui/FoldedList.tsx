// A numbered list of which the first few entries stand open, the others one press away, so that the page keeps its shape.
import type { ReactElement } from "react";
import { useWords } from "../words";

export function FoldedList({ entries, open }: { entries: ReactElement[]; open: number }) {
  const w = useWords();
  // One entry more than may stand open is shorter than the words that would hide it.
  const shown = entries.length <= open + 1 ? entries.length : open;
  return (
    <>
      <ol className="items">{entries.slice(0, shown)}</ol>
      {shown < entries.length && (
        <details>
          <summary>{w.more(entries.length - shown)}</summary>
          <ol className="items" start={shown + 1}>
            {entries.slice(shown)}
          </ol>
        </details>
      )}
    </>
  );
}
