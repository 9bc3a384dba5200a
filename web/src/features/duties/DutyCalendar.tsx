// One month of due days, as a table: weeks are rows, and a day names what is due on it.
import { useState } from "react";
import { Button } from "../../ui/Button";
import { day } from "../../ui/format";
import { todayInSeoul } from "../../ui/inSeoul";
import { useSpeech, useWords, useWritten } from "../../words";
import { owed } from "./dutyActs";
import type { Duty, RegisterProps } from "./DutiesPage";
import "./duties.css";

const WEEK = 7;
const two = (number: number) => String(number).padStart(2, "0");

// What is due on a day: an obligation of the register, or what the law has a party settle.
interface Due {
  key: string;
  on: string;
  to: string;
  name: string;
  short: string;
  what: string;
  state: string | null;
  lateBy: number;
  open: boolean;
}

interface CalendarProps {
  duties: readonly Duty[];
  settlements: RegisterProps["agreement"]["dutyRegister"]["settlements"];
}

export function DutyCalendar({ duties, settlements }: CalendarProps) {
  const w = useWords().duties;
  const due: Due[] = [
    ...duties.flatMap(({ id, number, what, dueOn, lateBy, state }) =>
      dueOn
        ? [{ key: id, on: dueOn, to: `#duty-${number}`, name: w.dutyNumber(number), short: w.short(number), what, state: w.states[state], lateBy, open: owed({ state }) }]
        : [],
    ),
    ...settlements.flatMap(({ body, fact, startedOn, dueOn, report, lateBy }) =>
      dueOn
        ? [
            {
              key: `${body.id}-${fact}-${startedOn}`,
              on: dueOn,
              to: "#duty-settlement",
              name: w.settles(body.name),
              short: w.settlesShort,
              what: body.name,
              state: report ? w.settlesHanded : null,
              lateBy: report ? 0 : lateBy,
              open: !report,
            },
          ]
        : [],
    ),
  ].sort((a, b) => a.on.localeCompare(b.on));
  const [month, setMonth] = useState(() => {
    const today = todayInSeoul();
    const next = due.find(({ on }) => on >= `${today.slice(0, 7)}-01`)?.on ?? today;
    return new Date(Number(next.slice(0, 4)), Number(next.slice(5, 7)) - 1, 1);
  });
  const year = month.getFullYear();
  const number = month.getMonth();
  const days = new Date(year, number + 1, 0).getDate();
  const weeks = Array.from({ length: Math.ceil((month.getDay() + days) / WEEK) }, (_, week) =>
    Array.from({ length: WEEK }, (_none, weekday) => week * WEEK + weekday - month.getDay() + 1),
  );
  const first = `${year}-${two(number + 1)}-01`;
  const lateBefore = due.filter(({ on, lateBy, open }) => open && on < first && lateBy > 0);
  const inMonth = due.filter(({ on }) => on.startsWith(`${year}-${two(number + 1)}-`));
  const move = (by: number) => setMonth(new Date(year, number + by, 1));
  return (
    <section className="stack" aria-labelledby="duty-calendar">
      <h2 id="duty-calendar">{w.calendar}</h2>
      <div className="row">
        <Button look="line" onPress={() => move(-1)}>
          {w.monthBefore}
        </Button>
        <b aria-live="polite">{w.month(year, number + 1)}</b>
        <Button look="line" onPress={() => move(1)}>
          {w.monthAfter}
        </Button>
      </div>
      {lateBefore.length > 0 && (
        <section aria-labelledby="late-before" className="stack-2">
          <h3 id="late-before">{w.lateBefore}</h3>
          <DueList due={lateBefore} />
        </section>
      )}
      <table className="table duty-month">
        <caption className="small soft">{w.month(year, number + 1)}</caption>
        <thead>
          <tr>
            {w.weekdays.map((one) => (
              <th key={one} scope="col">
                {one}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((date) => (
                <td key={date}>
                  {date >= 1 && date <= days && (
                    <>
                      {date}
                      {due
                        .filter(({ on }) => on === `${year}-${two(number + 1)}-${two(date)}`)
                        .map(({ key, to, name, short, what, lateBy }) => (
                          <a key={key} href={to} aria-label={name} title={`${name} ${what}`}>
                            {short}
                            {lateBy > 0 && ` · ${w.lateBy(lateBy)}`}
                          </a>
                        ))}
                    </>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="duty-days">
        {inMonth.length > 0 ? (
          <DueList due={inMonth} label={w.month(year, number + 1)} />
        ) : (
          <p className="small soft">{w.noneInMonth}</p>
        )}
      </div>
    </section>
  );
}

// The days one after the other, each with what is due and how late it is.
function DueList({ due, label }: { due: readonly Due[]; label?: string }) {
  const w = useWords().duties;
  const { language } = useSpeech();
  const written = useWritten();
  return (
    <ul className="plain stack-2" aria-label={label}>
      {due.map(({ key, on, to, name, what, state, lateBy }) => (
        <li key={key}>
          {day(on, language)}{" "}
          <a href={to}>
            {name} {!name.includes(what) && <span lang={written}>{what}</span>}
          </a>
          {state && ` · ${state}`}
          {lateBy > 0 && ` · ${w.lateBy(lateBy)}`}
        </li>
      ))}
    </ul>
  );
}
