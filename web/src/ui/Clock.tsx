// How long is left until a close: the count and the date, never hurrying.
import { useEffect, useState } from "react";
import { useWords } from "../words";
import { Icon } from "./Icon";
import { DayTime } from "./Text";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SOON = 3 * DAY;
// A browser waits no longer than 2^31 - 1 milliseconds; nobody leaves a page open for so long.
const LONGEST_TIMER = 2 ** 31 - 1;

/** Milliseconds left by the server's clock, looked at again every half minute, and at the hour itself. */
function useLeft(until: string, serverTime: string): number {
  const [left, setLeft] = useState(() => Date.parse(until) - Date.parse(serverTime));
  useEffect(() => {
    const seen = Date.now();
    const look = () => setLeft(Date.parse(until) - Date.parse(serverTime) - (Date.now() - seen));
    look();
    const timer = setInterval(look, MINUTE / 2);
    const soon = Date.parse(until) - Date.parse(serverTime);
    const atTheHour = soon > 0 && soon < LONGEST_TIMER ? setTimeout(look, soon + 1) : undefined;
    return () => {
      clearInterval(timer);
      clearTimeout(atTheHour);
    };
  }, [until, serverTime]);
  return left;
}

/** Whether an hour has passed by the server's clock; a page left open turns true when it strikes. */
export const useOver = (until: string, serverTime: string): boolean => useLeft(until, serverTime) <= 0;

export function Clock({ until, serverTime }: { until: string; serverTime: string }) {
  const w = useWords().clock;
  const left = useLeft(until, serverTime);
  const count =
    left <= 0
      ? w.over
      : left >= DAY
        ? w.days(Math.floor(left / DAY))
        : left >= HOUR
          ? w.hours(Math.floor(left / HOUR))
          : w.minutes(Math.max(1, Math.floor(left / MINUTE)));
  return (
    <span className={left <= SOON ? "clock clock-warn" : "clock"}>
      <Icon name="clock" />
      <strong>{count}</strong>
      <DayTime at={until} />
    </span>
  );
}
