// How money, days and times are written. A legal day is a day in Seoul.
import type { Language } from "../words";

const NB = "\u00a0";
const EOK = 100_000_000;
const MAN = 10_000;

/** Whole won, exact: `4억 2,000만원` in Korean, `₩420,000,000` in English. */
export function won(amount: number, language: Language): string {
  if (language === "en") return `₩${amount.toLocaleString("en-GB")}`;
  if (amount === 0) return "0원";
  const size = Math.abs(amount);
  const parts = [
    [Math.floor(size / EOK), "억"],
    [Math.floor((size % EOK) / MAN), "만"],
    [size % MAN, ""],
  ] as const;
  const text = parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count.toLocaleString("ko-KR")}${unit}`)
    .join(NB);
  return `${amount < 0 ? "-" : ""}${text}원`;
}

/** Every digit: `420,000,000원`. */
export function exactWon(amount: number, language: Language): string {
  return language === "en" ? won(amount, "en") : `${amount.toLocaleString("ko-KR")}원`;
}

/** The short way and every digit: `4억 2,000만원 (420,000,000원)`; in English they are one. */
export function wonTold(amount: number, language: Language): string {
  return language === "en" ? won(amount, "en") : `${won(amount, language)} (${exactWon(amount, language)})`;
}

interface DayParts {
  year: string;
  month: string;
  day: string;
  weekday: string;
  time: string;
}

function inSeoul(iso: string, language: Language): DayParts {
  const format = new Intl.DateTimeFormat(language === "en" ? "en-GB" : "ko-KR", {
    timeZone: "Asia/Seoul",
    year: "numeric",
    month: language === "en" ? "short" : "numeric",
    day: "numeric",
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const found = Object.fromEntries(format.formatToParts(new Date(iso)).map((part) => [part.type, part.value]));
  const digits = (name: string) => (found[name] ?? "").replace(/\D/g, "");
  return {
    year: digits("year"),
    month: language === "en" ? (found.month ?? "") : digits("month"),
    day: digits("day"),
    weekday: found.weekday ?? "",
    time: `${found.hour ?? ""}:${found.minute ?? ""}`,
  };
}

/** `2026. 11. 22.` of a time with zone, of a plain day (`2026-11-22`) or of a month (`2022-01`); words stay words. */
export function day(iso: string, language: Language): string {
  const month = /^(\d{4})-(\d{2})$/.exec(iso);
  if (month) {
    const [, year = "", number = ""] = month;
    return language === "en" ? `${number}/${year}` : `${year}.${NB}${Number(number)}.`;
  }
  if (!/^\d{4}-\d{2}-\d{2}/.test(iso)) return iso;
  const plain = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? `${iso}T12:00:00+09:00` : iso;
  const parts = inSeoul(plain, language);
  return language === "en"
    ? [parts.day, parts.month, parts.year].join(NB)
    : `${parts.year}.${NB}${parts.month}.${NB}${parts.day}.`;
}

/** `2026. 11. 29. (일) 18:00`. */
export function dayTime(iso: string, language: Language): string {
  const parts = inSeoul(iso, language);
  return language === "en"
    ? `${parts.weekday}${NB}${day(iso, language)}, ${parts.time}${NB}KST`
    : `${day(iso, language)} (${parts.weekday})${NB}${parts.time}`;
}

/** The hour alone, `14:20`, beside a day that stands there already. */
export function time(iso: string, language: Language): string {
  return inSeoul(iso, language).time;
}

/** A share of a whole in per cent, two decimals, for reading only. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? "0.00" : ((part / whole) * 100).toFixed(2);
}

/** `AB12CD34` → `AB12-CD34`: a code is read aloud in groups of four. */
export function inGroups(code: string): string {
  return (code.replace(/[\s-]/g, "").match(/.{1,4}/g) ?? []).join("-");
}
