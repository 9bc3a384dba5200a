// The values a field can have, and the sign each is shown by.
import type { RoleLetter } from "../../gql/graphql";

export const VALUES = ["RA", "R", "A", "C", "I", ""] as const;
export type Signs = (typeof VALUES)[number];

const LETTERS: [sign: string, letter: RoleLetter][] = [
  ["R", "RESPONSIBLE"],
  ["A", "ACCOUNTABLE"],
  ["C", "CONSULTED"],
  ["I", "INFORMED"],
];

export const lettersOf = (signs: Signs): RoleLetter[] =>
  LETTERS.flatMap(([sign, letter]) => (signs.includes(sign) ? [letter] : []));

export const signsOf = (letters: readonly RoleLetter[]): Signs =>
  VALUES.find((one) => one === LETTERS.flatMap(([sign, letter]) => (letters.includes(letter) ? [sign] : [])).join("")) ?? "";
