"""Questions about what was changed: items that were dropped, and what earlier notices said."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.meetings.models import MeetingChange, MeetingItem
from workflows.councils.meetings.queries import grouped, within_of
from workflows.rights.actor import Actor


async def dropped_by_meeting(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, list[MeetingItem]]:
    """Return what was dropped before the notice, the newest first, to those who read agendas then."""
    within = await within_of(session, actor, ids)
    rows = await session.scalars(
        select(MeetingItem)
        .where(MeetingItem.meeting_id.in_(within), MeetingItem.number < 0)
        .order_by(MeetingItem.number)
    )
    return grouped(ids, rows, "meeting_id")


async def changes_by_meeting(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, list[MeetingChange]]:
    """Return what the notices of meetings said before, the first first."""
    rows = await session.scalars(
        select(MeetingChange)
        .where(MeetingChange.meeting_id.in_(ids))
        .order_by(MeetingChange.number)
    )
    return grouped(ids, rows, "meeting_id")
