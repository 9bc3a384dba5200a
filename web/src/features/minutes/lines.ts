// Lines of minutes as they are named in lists, and letters counted as the house counts them.
import type { MinutesLineFragment } from "../../gql/graphql";

const LONGEST = 60;

export function wordsOf(line: MinutesLineFragment): string {
  return line.parts.map(({ text }) => text).join("");
}

export function labelOf(lines: readonly MinutesLineFragment[], key: string): string {
  const line = lines.find((one) => one.key === key);
  if (!line) return key;
  const words = wordsOf(line);
  const text = [line.name?.displayName, line.sentence, words].filter(Boolean).join(" ");
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** A letter is a code point; the browser counts some as two. */
export function letters(text: string, until: number): number {
  return Array.from(text.slice(0, until)).length;
}
