// How many characters a text may have, as the server has it: the server refuses, the page says it beforehand.
export const LONGEST = {
  title: 100,
  summary: 300,
  place: 100,
  idea: 10_000,
  comment: 2_000,
  moderation: 2_000,
  merging: 2_000,
  review: 2_000,
  handling: 4_000,
  lab: 4_000,
  milestone: 100,
  serial: 40,
  vote: 500,
  purpose: 500,
  readNote: 2_000,
};

// A browser takes seconds to lay out a text of millions of characters: what is far over any limit is not put in.
const MOST_HELD = 50_000;
const MOST_ANYWHERE = 100_000;

/** The most characters a field takes in, so that a text too long may be shortened in it. */
export const mostHeld = (longest?: number): number => (longest ? Math.max(MOST_HELD, 2 * longest) : MOST_ANYWHERE);

/** Characters as the server counts them: composed, without the blanks around, a pair of halves as one. */
export function lengthOf(text: string): number {
  let count = 0;
  for (const letter of text.normalize("NFC").replace(/\r\n/g, "\n").trim()) count += letter ? 1 : 0;
  return count;
}
