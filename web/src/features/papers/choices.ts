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
