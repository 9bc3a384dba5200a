// Parts of one as people write them: 1/3, 33% or 33.5%; exact, never rounded.
interface Fraction {
  numerator: number;
  denominator: number;
}

export function shareOf(text: string): Partial<Fraction> {
  const fraction = /^\s*(\d{1,4})\s*\/\s*(\d{1,4})\s*$/.exec(text);
  if (fraction && Number(fraction[2]) > 0) return { numerator: Number(fraction[1]), denominator: Number(fraction[2]) };
  const percent = /^\s*(\d{1,3})(?:\.(\d{1,2}))?\s*%?\s*$/.exec(text);
  if (!percent) return {};
  const places = percent[2]?.length ?? 0;
  return { numerator: Number(`${percent[1]}${percent[2] ?? ""}`), denominator: 100 * 10 ** places };
}

export function shareText({ numerator, denominator }: Fraction): string {
  return 100 % denominator === 0 ? `${(numerator * 100) / denominator}%` : `${numerator}/${denominator}`;
}
