// How a catalogue writes a plain count.
export type Count = (value: number) => string;

/** Numbers as a clerk reads them: runs of neighbours from 1 to 3 as 1–3, so that a gap in a pile shows. */
export function runs(numbers: number[]): string {
  const found: [number, number][] = [];
  for (const one of [...numbers].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && one === last[1] + 1) last[1] = one;
    else found.push([one, one]);
  }
  return found.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(", ");
}
