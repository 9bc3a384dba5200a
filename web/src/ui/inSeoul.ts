/** An hour as it is typed here (`2026-11-29T18:00`), read on the Seoul clock wherever the reader is. */
export const inSeoul = (typed: string): string => `${typed}:00+09:00`;
