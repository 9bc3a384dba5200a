// The days of a right, in words.
import { useWords } from "../../words";

interface Days {
  sinceDay?: string | null;
  sinceAfter?: number | null;
  untilDay?: string | null;
  untilAfter?: number | null;
}

/** Return a function that says from which day to which a right holds. */
export function useDays(): (effect: Days) => string {
  const w = useWords().effects;
  const day = (on: string | null | undefined, after: number | null | undefined) =>
    on ?? (after ? w.after(after) : w.atOnce);
  return ({ sinceDay, sinceAfter, untilDay, untilAfter }) => {
    const ends = untilDay != null || untilAfter != null;
    return `${w.from(day(sinceDay, sinceAfter))} ${w.until(ends ? day(untilDay, untilAfter) : w.whole)}`;
  };
}
