"""Where on our pages stands what a notice is about that is neither idea nor vote: of a council, or a batch of papers."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.follow_up.models import Decision
from workflows.councils.interests.models import InterestDuty
from workflows.councils.meetings.models import Meeting
from workflows.councils.minutes.models import MeetingMinutes
from workflows.councils.roster.models import Council
from workflows.kit.handles import handle
from workflows.kit.wording import Locale, worded
from workflows.proposals.campaigns.models import Campaign
from workflows.rights.actor import Actor
from workflows.voting.paper.models import PaperBatch

MEETINGS, DECISIONS, VOTES = "/council/meetings/", "/council/decisions/", "/votes/"


async def notice_paths(session: AsyncSession, _: Actor, ids: Collection[UUID]) -> dict[UUID, str]:
    """Return addresses by the key of what is of a council, or of a batch of papers.

    Only of what the asker may read. A place may have several councils: an address names the one it is of,
    by a number that is its alone, or by itself.
    """
    found = union_all(
        select(Meeting.id, func.concat(MEETINGS, Meeting.number)).where(Meeting.id.in_(ids)),
        select(MeetingMinutes.id, func.concat(MEETINGS, Meeting.number, "/minutes"))
        .join(Meeting, Meeting.id == MeetingMinutes.meeting_id)
        .where(MeetingMinutes.id.in_(ids)),
        select(Decision.id, func.concat(DECISIONS, Decision.year, "/", Decision.number)).where(
            Decision.id.in_(ids)
        ),
        select(PaperBatch.id, func.concat(VOTES, Campaign.number, "/papers"))
        .join(Campaign, Campaign.poll_id == PaperBatch.poll_id)
        .where(PaperBatch.id.in_(ids)),
    )
    paths = {row[0]: row[1] for row in await session.execute(found)}
    of_council = union_all(
        select(Council.id, Council.id).where(Council.id.in_(ids)),
        select(InterestDuty.id, InterestDuty.council_id).where(InterestDuty.id.in_(ids)),
    )
    for row in await session.execute(of_council):
        paths[row[0]] = f"/council?of={handle('Council', row[1])}"
    return paths


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
