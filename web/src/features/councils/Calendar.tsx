// The council's calendar, month by month: meetings, last days of notices, terms, its own end, decisions due.
import { useState } from "react";
import { useQuery } from "urql";
import { Link } from "wouter";
import { graphql } from "../../gql";
import type { CouncilCalendarQuery } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Icon, type IconName } from "../../ui/Icon";
import { day, time } from "../../ui/format";
import { Day, Written } from "../../ui/Text";
import { Waiting } from "../../ui/Waiting";
import { type Language, useSpeech, useWords } from "../../words";
import { useOfCouncil } from "./whichCouncil";

const CALENDAR = graphql(`
  query CouncilCalendar($since: String, $months: Int!, $of: ID) {
    council(id: $of) {
      id
      calendar(since: $since, months: $months) { on kind at number year title calendarPath }
    }
  }
`);

type OnADay = NonNullable<CouncilCalendarQuery["council"]>["calendar"][number];
const MONTHS = 3;
const LONGEST = 60;
const ICONS: Record<OnADay["kind"], IconName> = {
  MEETING: "council",
  ANSWERS_END: "clause",
  NOTICE_DUE: "bell",
  PAPERS_DUE: "clause",
  TERM_ENDS: "person",
  COUNCIL_ENDS: "clock",
  DECISION_DUE: "flag",
  REGULAR_DUE: "warn",
};

export function Calendar({ of }: { of: string }) {
  const words = useWords();
  const w = words.council.calendar;
  const { language } = useSpeech();
  const [since, setSince] = useState<string | null>(null);
  const [{ data, error, fetching }, again] = useQuery({ query: CALENDAR, variables: { since, months: MONTHS, of }, requestPolicy: "cache-and-network" });
  if (!data) return <Waiting error={error} again={again} what={words.loading.page} titled />;
  const council = data.council;
  if (!council) return null;
  const months = [...new Set(council.calendar.map(({ on }) => on.slice(0, 7)))];
  return (
    <section className="card stack" aria-labelledby="council-calendar">
      <h2 id="council-calendar">{w.title}</h2>
      <div className="row">
        <Button look="line" onPress={() => setSince(moved(since, -MONTHS))}>
          {w.earlier}
        </Button>
        <Button look="line" onPress={() => setSince(moved(since, MONTHS))}>
          {w.later}
        </Button>
      </div>
      <p className="small soft" aria-live="polite">
        {fetching ? "" : w.span(named(since, 0, language), named(since, MONTHS - 1, language), council.calendar.length)}
      </p>
      {months.map((month) => (
        <section key={month} className="stack-2" aria-labelledby={`month-${month}`}>
          <h3 id={`month-${month}`}>{day(month, language)}</h3>
          <ul className="stack-2">
            {council.calendar
              .filter(({ on }) => on.startsWith(month))
              .map((one) => (
                <li key={`${one.on}-${one.kind}-${one.year ?? ""}-${one.number ?? ""}`}>
                  <One one={one} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function One({ one }: { one: OnADay }) {
  const w = useWords().council.calendar;
  const { language } = useSpeech();
  const address = useOfCouncil();
  const said = w.kinds[one.kind](one.number ?? 0, one.year ?? 0);
  const to =
    one.kind === "DECISION_DUE"
      ? `/council/decisions/${one.year ?? ""}/${one.number ?? ""}`
      : one.kind === "TERM_ENDS" || one.kind === "REGULAR_DUE" || one.kind === "COUNCIL_ENDS"
        ? null
        : `/council/meetings/${one.number ?? ""}`;
  // Answers in writing come to no place.
  const title = (one.kind === "ANSWERS_END" ? null : one.title) ?? "";
  return (
    <p>
      <Icon name={ICONS[one.kind]} /> <Day on={one.on} /> {one.at && time(one.at, language)}{" "}
      {to ? <Link className="more" to={address(to)}>{said}</Link> : <b>{said}</b>}
      {title && " · "}
      {title && (
        <span className="soft">
          <Written>{title.length > LONGEST ? `${title.slice(0, LONGEST)}…` : title}</Written>
        </span>
      )}
      {one.calendarPath && (
        <>
          {" · "}
          <a className="more" href={one.calendarPath} download aria-label={w.ics(said)}>
            ICS
          </a>
        </>
      )}
    </p>
  );
}

function first(since: string | null): [year: number, month: number] {
  const from = since ? new Date(`${since}T00:00:00+09:00`) : new Date();
  const [year = 0, month = 1] = from.toLocaleDateString("sv-SE", { timeZone: "Asia/Seoul" }).split("-").map(Number);
  return [year, month];
}

/** Move the first of a month by so many months. */
function moved(since: string | null, by: number): string {
  const [year, month] = first(since);
  const all = year * 12 + month - 1 + by;
  return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, "0")}-01`;
}

function named(since: string | null, by: number, language: Language): string {
  return day(moved(since, by).slice(0, 7), language);
}
