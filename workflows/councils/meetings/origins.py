"""Where an item of an agenda comes from: the residents' idea, and the resolution to take it up."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.meetings import policy
from workflows.councils.meetings.models import Meeting, MeetingItem
from workflows.rights.actor import Actor
from workflows.trace.kinds import EdgeKind, NodeKind
from workflows.trace.models import TraceEdge, TraceNode


@dataclass(frozen=True, slots=True)
class TakingUp:
    """The resolution by which the council took something up: its meeting, its item, what it was about."""

    meeting: int
    item: int
    title: str


async def ideas_by_item(session: AsyncSession, _: Actor, ids: Collection[UUID]) -> dict[UUID, str]:
    """Return the public numbers of the ideas that items come from, as the trace tells them."""
    rows = await session.execute(
        select(TraceEdge.to_id, TraceNode.label)
        .join(TraceNode, TraceNode.id == TraceEdge.from_id)
        .where(
            TraceEdge.to_id.in_(ids),
            TraceEdge.kind == EdgeKind.TAKEN_TO,
            TraceNode.kind == NodeKind.IDEA,
        )
    )
    return {one.to_id: one.label for one in rows}


async def resolutions_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, TakingUp]:
    """Return meeting, number and title of items that resolved to take something up or deal with it, by their keys."""
    rows = await session.execute(
        select(
            MeetingItem.id,
            Meeting.number,
            func.coalesce(MeetingItem.was_number, MeetingItem.number),
            MeetingItem.title,
        )
        .join(Meeting, Meeting.id == MeetingItem.meeting_id)
        .where(MeetingItem.id.in_(ids), policy.readable_meetings(actor))
    )
    return {key: TakingUp(meeting, item, title) for key, meeting, item, title in rows}
