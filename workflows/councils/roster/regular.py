"""Regular meetings (정기회의): how many a year the rules of a place want, and how many were held."""

from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.meetings.models import Meeting
from workflows.councils.meetings.states import MeetingForm, MeetingState
from workflows.councils.roster.lawful import Held
from workflows.councils.roster.models import Council, CouncilSeat
from workflows.councils.roster.states import Lifecycle
from workflows.councils.rule_packs.keys import Key
from workflows.councils.rule_packs.rulebook import council_rules
from workflows.kit.wording import SEOUL


@dataclass(frozen=True, slots=True)
class Year:
    """What a year still wants: regular meetings of so many, by its last day."""

    wanted: int
    held: int
    rule: str


async def regular_in(session: AsyncSession, council: Council, year: int) -> Year | None:
    """Return what the rules want of a year; None where they want nothing of all of it.

    A year counts if the council stood on its first day and the rule was in force then. Neither what was
    answered in writing nor what members demanded is a regular meeting.
    """
    first = date(year, 1, 1)
    if council.lifecycle is not Lifecycle.STANDING or council.formed_on > first:
        return None
    book = await council_rules(session, council.place, first, council_id=council.id)
    wanted, rule = book.number(Key.REGULAR_MEETINGS), book.rule(Key.REGULAR_MEETINGS)
    if not wanted or rule is None:
        return None
    held = await session.scalar(
        select(func.count())
        .select_from(Meeting)
        .where(
            Meeting.council_id == council.id,
            Meeting.state.in_((MeetingState.OPEN, MeetingState.CLOSED)),
            Meeting.form == MeetingForm.IN_PERSON,
            Meeting.demanded.is_(False),
            Meeting.starts_at >= datetime.combine(first, time(), SEOUL),
            Meeting.starts_at < datetime.combine(date(year + 1, 1, 1), time(), SEOUL),
        )
    )
    return Year(wanted, held or 0, rule)


async def regular_held(session: AsyncSession, council: Council, day: date) -> Held | None:
    """Return what was held in the year before a day and since; None where nothing was wanted of it."""
    before = await regular_in(session, council, day.year - 1)
    since_when = await session.scalar(
        select(func.min(func.lower(CouncilSeat.recorded))).where(
            CouncilSeat.council_id == council.id
        )
    )
    # What was held before anything of the council was on record here, nobody can say.
    began = None if since_when is None else since_when.astimezone(SEOUL).date()
    if before is None or began is None or began > date(day.year - 1, 1, 1):
        return None
    now = await regular_in(session, council, day.year)
    since = 0 if now is None else now.held
    return Held(day.year - 1, before.wanted, before.held, since, before.rule)
