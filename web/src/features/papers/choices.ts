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
