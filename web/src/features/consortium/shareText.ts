// A share as people read it: the exact fraction, and per cent for reading only.
import { percent } from "../../ui/format";

export interface Share {
  numerator: number;
  denominator: number;
}

export const exactly = ({ numerator, denominator }: Share) => `${numerator}/${denominator}`;

export const inPerCent = ({ numerator, denominator }: Share) => `${percent(numerator, denominator)}%`;
