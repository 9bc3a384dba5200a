// How long is left until a close: the count and the date, never hurrying.
import { useEffect, useState } from "react";
import { useWords } from "../words";
import { Icon } from "./Icon";
import { DayTime } from "./Text";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SOON = 3 * DAY;

/** Milliseconds left by the server's clock, looked at again every half minute. */
function useLeft(until: string, serverTime: string): number {
  const [left, setLeft] = useState(() => Date.parse(until) - Date.parse(serverTime));
  useEffect(() => {
    const seen = Date.now();
    const look = () => setLeft(Date.parse(until) - Date.parse(serverTime) - (Date.now() - seen));
    look();
    const timer = setInterval(look, MINUTE / 2);
    return () => clearInterval(timer);
  }, [until, serverTime]);
  return left;
}

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
