// Narrowing the reviewers' desk: what waits for oneself, what is late, or what has certain words or a certain number.
import { Field } from "../../ui/Field";
import { useWords } from "../../words";
import { STANDS, type Stand } from "./stands";

export type Shown = Stand | "late" | null;

interface DeskFilterProps {
  words: string;
  shown: Shown;
  /** How many there are of each, so that nobody looks for what there is none of. */
  counts: Record<string, number>;
  change: (part: { q?: string; show?: string }) => void;
}

export function DeskFilter({ words, shown, counts, change }: DeskFilterProps) {
  const w = useWords().review;
  const kinds = [...STANDS, "late"] as const;
  return (
    <form className="card stack form" role="search" aria-label={w.narrow} onSubmit={(event) => event.preventDefault()}>
      <Field id="desk-words" label={w.find} hint={w.findHint}>
        {(aria) => (
          <input {...aria} type="search" maxLength={100} value={words} onChange={(event) => change({ q: event.target.value })} />
        )}
      </Field>
      <Field id="desk-shown" label={w.narrow}>
        {(aria) => (
          <select {...aria} value={shown ?? ""} onChange={(event) => change({ show: event.target.value })}>
            <option value="">{w.all(counts.all ?? 0)}</option>
            {kinds
              .filter((kind) => counts[kind] || kind === shown)
              .map((kind) => (
                <option key={kind} value={kind}>
                  {w.of(w.stands[kind], counts[kind] ?? 0)}
                </option>
              ))}
          </select>
        )}
      </Field>
    </form>
  );
}
