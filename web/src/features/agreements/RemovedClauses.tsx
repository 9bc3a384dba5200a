// Clauses that were removed: what they said last, and why they went.
import { useSpeech, useWords, useWritten } from "../../words";
import { dayTime } from "../../ui/format";
import { Prose } from "../../ui/Text";
import type { Beside } from "./AgreementPage";

export function RemovedClauses({ beside }: { beside: Beside }) {
  const w = useWords().agreements;
  const { language } = useSpeech();
  const written = useWritten();
  const gone = beside.removedClauses.edges.map(({ node }) => node);
  if (gone.length === 0) return null;
  return (
    <details className="fold">
      <summary>{w.gone(gone.length)}</summary>
      <ul className="items">
        {gone.map(({ id, removedAt, removedWhy, current }) => (
          <li key={id} className="stack-2">
            <p>
              <b lang={written}>{current.heading}</b> <span className="small soft">{removedAt && dayTime(removedAt, language)}</span>
            </p>
            <p className="small">
              {w.goneWhy} <span lang={written}>{removedWhy}</span>
            </p>
            <Prose text={current.text} />
          </li>
        ))}
      </ul>
    </details>
  );
}
