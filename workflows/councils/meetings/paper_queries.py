"""Questions about papers that are files: the one behind an address, who has opened them."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.meetings import policy
from workflows.councils.meetings.locked import bench_of
from workflows.councils.meetings.models import (
    Meeting,
    MeetingItem,
    MeetingPaper,
    MeetingPaperReading,
)
from workflows.record.uow import database_now
from workflows.rights.actor import Actor


async def paper_by_digest(
    session: AsyncSession, actor: Actor, *, sha256: str
) -> MeetingPaper | None:
    """Return a paper that is a file, of a meeting the asker may see, by the digest of its bytes."""
    return await session.scalar(
        select(MeetingPaper)
        .join(MeetingItem, MeetingItem.id == MeetingPaper.item_id)
        .join(Meeting, Meeting.id == MeetingItem.meeting_id)
        .where(
            MeetingPaper.sha256 == sha256,
            MeetingPaper.file_id.is_not(None),
            policy.readable_meetings(actor),
        )
        .order_by(MeetingPaper.put_at)
        .limit(1)
    )


async def paper_of_file(session: AsyncSession, *, file_id: UUID) -> MeetingPaper | None:
    """Return the paper a file is, for who has its address."""
    return await session.scalar(select(MeetingPaper).where(MeetingPaper.file_id == file_id))


async def readings_of(
    session: AsyncSession, actor: Actor, *, meeting: Meeting
) -> list[MeetingPaperReading]:
    """Return who has opened the papers of a meeting; whoever is not of the council sees none."""
    bench = await bench_of(session, meeting, await database_now(session))
    if not policy.reads_within(actor, bench):
        return []
    rows = await session.scalars(
        select(MeetingPaperReading)
        .join(MeetingPaper, MeetingPaper.id == MeetingPaperReading.paper_id)
        .join(MeetingItem, MeetingItem.id == MeetingPaper.item_id)
        .where(MeetingItem.meeting_id == meeting.id)
        .order_by(MeetingPaperReading.first_at, MeetingPaperReading.person_id)
    )
    return list(rows)
