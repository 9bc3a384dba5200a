/** An hour as it is typed here (`2026-11-29T18:00`), read on the Seoul clock wherever the reader is. */
export const inSeoul = (typed: string): string => `${typed}:00+09:00`;

const AHEAD_MS = 9 * 60 * 60 * 1000;

/** The day it is in Seoul now, as `2026-11-30`. */
export const todayInSeoul = (): string => typedInSeoul(new Date().toISOString()).slice(0, 10);

/** An hour of the server as it is typed here, on the Seoul clock. */
export const typedInSeoul = (iso: string): string => new Date(Date.parse(iso) + AHEAD_MS).toISOString().slice(0, 16);
