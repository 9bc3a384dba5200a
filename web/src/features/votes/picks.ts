// What a person has picked so far, as plain values. It only helps while choosing: the server judges the ballot.
import type { BallotKind } from "../../gql/graphql";

export interface Pick {
  number: number;
  /** Points given; 1 for the kinds without points. */
  points: number;
}

export interface Limits {
  kind: BallotKind;
  min: number;
  /** Most lines on one ballot; null = as many as there are. */
  max: number | null;
  /** Most points in all on a cumulative ballot. */
  points: number | null;
}

export interface Outcome {
  picks: Pick[];
  /** The line that found no room, if any. */
  full: number | null;
}

export const pointsGiven = (picks: Pick[]): number => picks.reduce((sum, { points }) => sum + points, 0);

export const pointsOf = (picks: Pick[], number: number): number =>
  picks.find((pick) => pick.number === number)?.points ?? 0;

/** Puts a line in or takes it out. A radio replaces; a full ballot stays as it is and says so. */
export function toggle(picks: Pick[], number: number, limits: Limits): Outcome {
  if (picks.some((pick) => pick.number === number)) {
    return { picks: picks.filter((pick) => pick.number !== number), full: null };
  }
  if (limits.kind === "CHOOSE_ONE") return { picks: [{ number, points: 1 }], full: null };
  if (limits.max !== null && picks.length >= limits.max) return { picks, full: number };
  return { picks: [...picks, { number, points: 1 }], full: null };
}

export function givePoints(picks: Pick[], number: number, points: number, limits: Limits): Outcome {
  const others = picks.filter((pick) => pick.number !== number);
  const wanted = Math.max(0, Math.trunc(points));
  if (wanted === 0) return { picks: others, full: null };
  const before = pointsOf(picks, number);
  const overSum = limits.points !== null && pointsGiven(others) + wanted > limits.points;
  const overLines = before === 0 && limits.max !== null && picks.length >= limits.max;
  if (wanted > before && (overSum || overLines)) return { picks, full: number };
  const next =
    before === 0
      ? [...picks, { number, points: wanted }]
      : picks.map((pick) => (pick.number === number ? { number, points: wanted } : pick));
  return { picks: next, full: null };
}

/** Moves the pick at `index` by one place; beyond the ends nothing happens. */
export function move(picks: Pick[], index: number, by: 1 | -1): Pick[] {
  const other = index + by;
  const [a, b] = [picks[index], picks[other]];
  if (!a || !b) return picks;
  const next = [...picks];
  next[index] = b;
  next[other] = a;
  return next;
}

/** The same lines in another order for every device, always the same on one device. */
export function shuffled<T extends { number: number }>(lines: readonly T[], seed: number): T[] {
  const weight = ({ number }: T) => {
    let h = Math.imul(number ^ seed, 0x9e3779b1);
    h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
    return (h ^ (h >>> 13)) >>> 0;
  };
  return [...lines].sort((a, b) => weight(a) - weight(b) || a.number - b.number);
}
