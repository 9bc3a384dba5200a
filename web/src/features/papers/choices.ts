// What a clerk types for a paper, as the numbers of a ballot: 2, 5, 9 or, with points, 2:5, 5:3.
import type { BallotKind, ChoiceInput } from "../../gql/graphql";

/** The numbers in the order typed; undefined for what is none. */
export function choicesOf(kind: BallotKind, text: string): ChoiceInput[] | undefined {
  const parts = text.split(/[\s,>]+/).filter((part) => part !== "");
  const read = parts.map((part) => /^(\d{1,4})(?::(\d{1,6}))?$/.exec(part));
  if (parts.length === 0 || read.some((one) => one === null)) return undefined;
  return read.map((one) => ({
    number: Number(one?.[1]),
    points: kind === "CUMULATIVE" && one?.[2] !== undefined ? Number(one[2]) : null,
  }));
}

/** A whole number as a clerk writes it, or null: nothing written is no nought. */
export const wholeNumber = (text: string): number | null => (/^\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : null);

interface Pile {
  waiting: readonly { serial: number; differs: boolean; viewerKeyedIt: boolean }[];
  settled: readonly number[];
}

/**
 * The number a clerk goes on with: the first that waits for him as the second, else the one after his last.
 * Nothing where he has keyed nothing that waits: which pile he takes up is his to say.
 */
export function nextSerial({ waiting, settled }: Pile): string {
  const second = waiting.filter(({ differs, viewerKeyedIt }) => !differs && !viewerKeyedIt).map(({ serial }) => serial);
  if (second.length > 0) return String(Math.min(...second));
  const mine = waiting.filter(({ viewerKeyedIt }) => viewerKeyedIt).map(({ serial }) => serial);
  return mine.length > 0 ? String(Math.max(...mine, ...settled) + 1) : "";
}

/** The numbers that stand between others and are not there themselves. */
export function gaps(numbers: number[]): number[] {
  const there = new Set(numbers);
  const missing: number[] = [];
  const last = Math.max(...there, 0);
  for (let one = Math.min(...there, last); one < last && missing.length < 500; one += 1) {
    if (!there.has(one)) missing.push(one);
  }
  return missing;
}
