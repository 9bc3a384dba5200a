// The amounts of a line of a settlement report, as they are typed.
import type { SettlementBodyFragment } from "../../gql/graphql";
import { amountOf } from "../money/amountText";

type Line = SettlementBodyFragment["lines"][number];

export const PARTS = ["received", "spent", "interest"] as const;
const nothing = /^\s*0*\s*원?\s*$/;

/** Whole won of what was typed, 0 for nothing, null for what is no amount. */
export const settled = (text: string | undefined) => (nothing.test(text ?? "") ? 0 : amountOf(text ?? ""));

/** By what a line is known: one source, one form, one year. */
export const keyOf = ({ source, form, year }: Pick<Line, "source" | "form" | "year">) => `${source}-${form}-${year}`;

/** What was handed in before, as it would be typed. */
export const typedBefore = (lines: readonly Line[]) =>
  Object.fromEntries(lines.flatMap((line) => PARTS.map((part) => [`${keyOf(line)}-${part}`, line[part].toLocaleString("ko-KR")])));
