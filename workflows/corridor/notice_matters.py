"""What of which council a notice is about, by name: a place may have several, and two of a kind are told apart by it."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.follow_up.models import Decision
from workflows.councils.interests.models import InterestDuty
from workflows.councils.meetings.models import Meeting
from workflows.councils.minutes.models import MeetingMinutes
from workflows.councils.roster.models import Council
from workflows.kit.wording import Locale, worded
from workflows.rights.actor import Actor


@dataclass(frozen=True, slots=True)
class Matter:
    """What of which council a notice is about: a meeting, a decision, or the council itself."""

    council: tuple[str, str]
    meeting: int | None = None
    decision: tuple[int, int] | None = None

    def named(self, locale: Locale) -> str:
        """Return its name, by which two of a kind are told apart."""
        council = self.council[0 if locale is Locale.KO else 1]
        if self.decision is not None:
            # A year is no amount: it is not written in groups.
            year, number = (str(one) for one in self.decision)
            return worded(
                locale, "notice_about.decision", council=council, year=year, number=number
            )
        if self.meeting is not None:
            return worded(locale, "notice_about.meeting", council=council, number=self.meeting)
        return council


async def notice_matters(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, Matter]:
    """Return what notices are about that is of a council, by key; only of what the asker may read."""
    meetings = union_all(
        select(Meeting.id, Meeting.id.label("meeting")).where(Meeting.id.in_(ids)),
        select(MeetingMinutes.id, MeetingMinutes.meeting_id).where(MeetingMinutes.id.in_(ids)),
        select(InterestDuty.id, InterestDuty.meeting_id).where(InterestDuty.id.in_(ids)),
    ).subquery()
    found: dict[UUID, Matter] = {}
    at_meetings = (
        select(meetings.c.id, Meeting.number, Council.name_ko, Council.name_en)
        .join(Meeting, Meeting.id == meetings.c.meeting)
        .join(Council, Council.id == Meeting.council_id)
    )
    for key, number, korean, english in await session.execute(at_meetings):
        found[key] = Matter((korean, english), meeting=number)
    decided = (
        select(Decision.id, Decision.year, Decision.number, Council.name_ko, Council.name_en)
        .join(Council, Council.id == Decision.council_id)
        .where(Decision.id.in_(ids))
    )
    for key, year, number, korean, english in await session.execute(decided):
        found[key] = Matter((korean, english), decision=(year, number))
    councils = select(Council.id, Council.name_ko, Council.name_en).where(Council.id.in_(ids))
    for key, korean, english in await session.execute(councils):
        found[key] = Matter((korean, english))
    return found
