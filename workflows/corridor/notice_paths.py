"""Where on our pages stands what a notice is about that is neither idea nor vote: a meeting, a batch of papers."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import func, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.follow_up.models import Decision
from workflows.councils.meetings.models import Meeting
from workflows.councils.minutes.models import MeetingMinutes
from workflows.proposals.campaigns.models import Campaign
from workflows.rights.actor import Actor
from workflows.voting.paper.models import PaperBatch

MEETINGS, DECISIONS, VOTES = "/council/meetings/", "/council/decisions/", "/votes/"


async def notice_paths(session: AsyncSession, _: Actor, ids: Collection[UUID]) -> dict[UUID, str]:
    """Return the addresses of meetings, minutes, decisions and batches of papers by key, those the asker may read.

    A place may have several councils: the page of its council alone would not say which is meant.
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
    return {row[0]: row[1] for row in await session.execute(found)}
