// What a field of the minutes' desk offers: lines, items, requests that wait, spans, grounds.
import { useWords } from "../../words";
import { labelOf } from "./lines";
import type { MinutesAct } from "./minutesActs";
import type { Desk } from "./MinutesPage";

export type Choices = Partial<Record<string, [value: string, label: string][]>>;

export function useChoices(desk: Desk, act: MinutesAct): Choices {
  const w = useWords().minutes;
  const reading = desk.minutes?.reading;
  if (!reading) return {};
  const waiting = reading.corrections.filter(({ accepted }) => accepted === null || accepted === undefined);
  const hidden = reading.spans.filter(({ liftedAt }) => !liftedAt);
  const numbers: [string, string][] =
    act === "liftSpan"
      ? hidden.map((one) => [String(one.number), `${one.number}. ${labelOf(reading.lines, one.line)}`])
      : waiting.map((one) => [String(one.number), `${one.number}. ${one.asked.slice(0, 60)}`]);
  return {
    line: reading.lines.map((one) => [one.key, labelOf(reading.lines, one.key)]),
    itemId: reading.items.map((one) => [one.itemId, `${one.number}. ${one.title}`]),
    number: numbers,
    accepted: [
      ["yes", w.accept],
      ["no", w.refuse],
    ],
    withhold: [["", w.openly], ...grounds(w.grounds)],
  };
}

export function grounds(words: Record<string, string>): [string, string][] {
  return Object.entries(words).map(([ground, title], index) => [ground, `${index + 1}. ${title}`]);
}
