// The amounts of a line of a settlement report, as they are typed.
import { amountOf } from "../money/amountText";

export const PARTS = ["received", "spent", "interest"] as const;
const nothing = /^\s*0*\s*원?\s*$/;

/** Whole won of what was typed, 0 for nothing, null for what is no amount. */
export const settled = (text: string | undefined) => (nothing.test(text ?? "") ? 0 : amountOf(text ?? ""));
