"""Types of the law: a clock with its pauses, a holiday, a deadline that was asked for."""

from datetime import date
from typing import Self

import strawberry

from schema.kit.context import Info
from schema.kit.enums import told
from schema.kit.refused import RuleRef
from workflows.kit.wording import SEOUL, Locale
from workflows.law.clocks import Clock, ClockState
from workflows.law.days import Calendar
from workflows.law.models import ClockPause, Holiday
from workflows.law.texts import HolidayKind, PauseCause

told(
    Calendar,
    name="LegalCalendar",
    description="How the days of a period are counted. Four bodies of law count in five ways.",
    values={
        "CIVIL": "The first day is left out; a last day that is off rolls on (민법 157, 159-161).",
        "COMPLAINT_HOURS": "By office hours, 8 to a day (민원처리법 19, up to 5 days).",
        "COMPLAINT_DAYS": "Working days, the first counted (민원처리법 19, from 6 days on).",
        "DISCLOSURE": "Working days, the first counted (정보공개법 29).",
        "BURDEN": "Every day, the first counted; it never rolls on (행정기본법 6②).",
    },
)
told(
    ClockState,
    name="LegalClockState",
    description="Whether a period runs.",
    values={
        "RUNNING": "It runs.",
        "PAUSED": "It waits; a pause ends by itself after what its rule allows.",
        "STOPPED": "It has ended.",
    },
)
told(
    PauseCause,
    name="ClockPauseCause",
    description="What stops a clock for a while; nothing else does.",
    values={
        "SUPPLEMENT": "The author was asked to supplement the proposal (보완 요구).",
        "OUTSIDE_OPINION": "An opinion from outside was asked for (외부 의견).",
    },
)
told(
    HolidayKind,
    name="HolidayKind",
    description="What makes a day a public holiday (관공서의 공휴일에 관한 규정).",
    values={
        "STATUTORY": "Named by Article 2.",
        "SUBSTITUTE": "In the place of another that fell on a day off (Article 3).",
        "ELECTION": "Election day at the end of a term (Article 2, item 10-2).",
        "TEMPORARY": "Set by the government for one time (Article 2, item 11).",
    },
)


@strawberry.type(description="A time in which a clock did not run.")
class PauseOfClock:
    """One pause."""

    cause: PauseCause = strawberry.field(description="Why.")
    paused_on: str = strawberry.field(description="The first day that did not count.")
    resumed_on: str | None = strawberry.field(
        description="The first day that counted again; null while it lasts."
    )
    longest: int = strawberry.field(description="After so many days it ends by itself.")

    @classmethod
    def of(cls, row: ClockPause) -> Self:
        """Show a pause."""
        return cls(
            cause=row.cause,
            paused_on=row.paused_on.isoformat(),
            resumed_on=row.resumed_on.isoformat() if row.resumed_on else None,
            longest=row.longest,
        )


@strawberry.type(
    description="A legal period (처리기간) that runs for a thing, under the rule that set it."
)
class LegalClock:
    """A clock as the public sees it, its lateness included."""

    rule: RuleRef = strawberry.field(description="The rule it runs under.")
    calendar: Calendar = strawberry.field(description="How its days are counted.")
    received_on: str = strawberry.field(description="The day it began with, e.g. 2026-11-23.")
    due_on: str = strawberry.field(
        description="Its last day; while it waits, with the pause taken at its longest."
    )
    stopped_on: str | None = strawberry.field(description="The day it ended; null while it runs.")
    state: ClockState = strawberry.field(description="Whether it runs today.")
    days_late: int = strawberry.field(
        description="How many days past its last day it is, or was when it ended; 0 if it is not."
    )
    pauses: list[PauseOfClock] = strawberry.field(description="When it did not run.")

    @classmethod
    def of(cls, clock: Clock, day: date, locale: Locale) -> Self:
        """Show a clock as it stands on a day in Seoul."""
        row = clock.row
        return cls(
            rule=RuleRef.of(row.rule_id, locale),
            calendar=row.calendar,
            received_on=row.received_on.isoformat(),
            due_on=row.due_on.isoformat(),
            stopped_on=row.stopped_on.isoformat() if row.stopped_on else None,
            state=clock.state(day),
            days_late=clock.late_by(day),
            pauses=[PauseOfClock.of(one) for one in clock.pauses],
        )


@strawberry.type(description="A public holiday (공휴일) with what it rests on.")
class PublicHoliday:
    """One holiday in the asker's language."""

    day: str = strawberry.field(description="The day, e.g. 2026-12-25.")
    name: str = strawberry.field(description="Its name.")
    kind: HolidayKind = strawberry.field(description="What makes it a holiday.")
    source: str = strawberry.field(description="The regulation or decision it rests on.")
    article: str = strawberry.field(description="The article and item there.")

    @classmethod
    def of(cls, row: Holiday, locale: Locale) -> Self:
        """Show a holiday."""
        return cls(
            day=row.day.isoformat(),
            name=row.name_ko if locale is Locale.KO else row.name_en,
            kind=row.kind,
            source=row.source,
            article=row.article,
        )


@strawberry.type(description="Until when something has to be done that came in on a day.")
class Deadline:
    """The answer of the question `deadline`."""

    rule: RuleRef = strawberry.field(description="The rule that sets the period.")
    calendar: Calendar = strawberry.field(description="How its days are counted.")
    length: int = strawberry.field(description="The length of the period.")
    due_on: str = strawberry.field(description="The last day.")


async def today(info: Info) -> date:
    """Return the day in Seoul by the database's clock."""
    return (await info.context.now()).astimezone(SEOUL).date()
