"""Where on our pages stands what a notice of a council is about: the meeting, its minutes, the decision, the council."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import func, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.follow_up.models import Decision
from workflows.councils.interests.models import InterestDuty
from workflows.councils.meetings.models import Meeting
from workflows.councils.minutes.models import MeetingMinutes
from workflows.councils.roster.models import Council
from workflows.kit.handles import handle
from workflows.rights.actor import Actor

MEETINGS, DECISIONS = "/council/meetings/", "/council/decisions/"


async def council_paths(session: AsyncSession, _: Actor, ids: Collection[UUID]) -> dict[UUID, str]:
    """Return addresses by the key of a meeting, minutes, a decision, a duty to report or a council.

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
    )
    paths = {row[0]: row[1] for row in await session.execute(found)}
    of_council = union_all(
        select(Council.id, Council.id).where(Council.id.in_(ids)),
        select(InterestDuty.id, InterestDuty.council_id).where(InterestDuty.id.in_(ids)),
    )
    for row in await session.execute(of_council):
        paths[row[0]] = f"/council?of={handle('Council', row[1])}"
    return paths
