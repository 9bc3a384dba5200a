"""What is on a council's calendar, as far as the asker may see it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.follow_up.models import Decision
from workflows.councils.follow_up.states import WAITING
from workflows.councils.meetings import policy
from workflows.councils.meetings.locked import rules_of
from workflows.councils.meetings.models import Meeting
from workflows.councils.meetings.states import MeetingForm, MeetingState
from workflows.councils.reckoning.convening import notice_due, papers_due
from workflows.councils.roster.lasting import life_of
from workflows.councils.roster.models import Council
from workflows.councils.roster.queries import roster_on
from workflows.councils.roster.regular import regular_in
from workflows.councils.roster.rules import months_after
from workflows.kit.wording import SEOUL
from workflows.record.uow import database_now
from workflows.rights.actor import Actor

# From a first day on, before another.
Span = tuple[date, date]
DAY = timedelta(days=1)
MOST_MONTHS = 12


class DateKind(StrEnum):
    """What is on a day."""

    MEETING = "MEETING"
    ANSWERS_END = "ANSWERS_END"
    NOTICE_DUE = "NOTICE_DUE"
    PAPERS_DUE = "PAPERS_DUE"
    TERM_ENDS = "TERM_ENDS"
    COUNCIL_ENDS = "COUNCIL_ENDS"
    DECISION_DUE = "DECISION_DUE"
    REGULAR_DUE = "REGULAR_DUE"


@dataclass(frozen=True, slots=True)
class CouncilDate:
    """Something on a day: of which meeting, member or decision, by number.

    Of regular meetings `number` is how many are missing and `year` how many the rules want.
    `meeting_id` is that of a meeting whose invitation can be had.
    """

    on: date
    kind: DateKind
    at: datetime | None = None
    number: int | None = None
    year: int | None = None
    title: str = ""
    meeting_id: UUID | None = None


async def dates_of_council(
    session: AsyncSession, actor: Actor, *, council: Council, since: date | None, months: int
) -> list[CouncilDate]:
    """Return what is on a council's calendar from the first of a month on (this one), for so many months.

    Last days of notices and papers are told of meetings that are not called yet, to who sees those.
    """
    now = await database_now(session)
    first = (since or now.astimezone(SEOUL).date()).replace(day=1)
    after = months_after(first, min(max(months, 1), MOST_MONTHS))
    found = [
        *await _meetings(session, actor, council, (first, after)),
        *await _terms(session, actor, council),
        *await _decisions(session, council, (first, after)),
    ]
    if council.dissolved_on is None:
        found += await _regular(session, council, sorted({first.year, (after - DAY).year}))
    life = await life_of(session, council)
    if life.ends_before is not None and council.dissolved_on is None:
        found.append(CouncilDate(life.ends_before - DAY, DateKind.COUNCIL_ENDS))
    within = [one for one in found if first <= one.on < after]
    return sorted(within, key=lambda one: (one.on, one.kind, one.year or 0, one.number or 0))


async def _meetings(
    session: AsyncSession, actor: Actor, council: Council, span: Span
) -> list[CouncilDate]:
    """Return the meetings of a span; last days of notices come before meetings that are after it."""
    first, after = (datetime.combine(day, time(), SEOUL) for day in span)
    # What was only prepared when a council ended is called no more.
    gone = {MeetingState.CANCELLED}
    if council.dissolved_on is not None:
        gone.add(MeetingState.PREPARED)
    rows = await session.scalars(
        select(Meeting).where(
            Meeting.council_id == council.id,
            Meeting.state.not_in(gone),
            Meeting.starts_at >= first,
            or_(Meeting.starts_at < after, Meeting.state == MeetingState.PREPARED),
            policy.readable_meetings(actor),
        )
    )
    found = []
    for row in rows:
        day = row.starts_at.astimezone(SEOUL).date()
        live = row.form is not MeetingForm.WRITTEN
        kind = DateKind.MEETING if live else DateKind.ANSWERS_END
        called = row.id if row.called_at is not None else None
        found.append(
            CouncilDate(day, kind, row.starts_at, row.number, title=row.place, meeting_id=called)
        )
        if row.state is MeetingState.PREPARED and live:
            rules = await rules_of(session, row)
            due = ((DateKind.NOTICE_DUE, notice_due), (DateKind.PAPERS_DUE, papers_due))
            found += [CouncilDate(by(rules, day), kind, number=row.number) for kind, by in due]
    return found


async def _regular(session: AsyncSession, council: Council, years: list[int]) -> list[CouncilDate]:
    """Return by when the regular meetings of a year have to be held, with how many are missing."""
    found = []
    for year in years:
        of = await regular_in(session, council, year)
        if of is not None and of.held < of.wanted:
            missing = of.wanted - of.held
            found.append(
                CouncilDate(
                    date(year, 12, 31), DateKind.REGULAR_DUE, number=missing, year=of.wanted
                )
            )
    return found


async def _terms(session: AsyncSession, actor: Actor, council: Council) -> list[CouncilDate]:
    seen = await roster_on(session, actor, council=council)
    return [
        CouncilDate(one.seat.ends_before - DAY, DateKind.TERM_ENDS, number=one.seat.number)
        for one in (() if seen is None else seen.members)
        if one.seat.ends_before is not None
    ]


async def _decisions(session: AsyncSession, council: Council, span: Span) -> list[CouncilDate]:
    first, after = span
    rows = await session.scalars(
        select(Decision).where(
            Decision.council_id == council.id,
            Decision.state.in_(WAITING),
            Decision.due_on >= first,
            Decision.due_on < after,
        )
    )
    return [
        CouncilDate(
            row.due_on, DateKind.DECISION_DUE, number=row.number, year=row.year, title=row.text
        )
        for row in rows
        if row.due_on is not None
    ]
