"""The register of what a council has decided: items that were resolved or rejected, the newest first."""

from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.meetings import policy
from workflows.councils.meetings.models import Meeting, MeetingItem
from workflows.councils.meetings.states import ItemState
from workflows.kit.paging import Page, SortKey, Window, count_rows, fetch_page
from workflows.rights.actor import Actor

RESOLUTION_ORDER = (
    SortKey(MeetingItem.ended_at, descending=True),
    SortKey(MeetingItem.number, descending=True),
    SortKey(MeetingItem.id),
)
DECIDED = (ItemState.RESOLVED, ItemState.REJECTED)


def resolutions_wanted(actor: Actor, *, council_id: UUID) -> Select[MeetingItem]:
    """Return the statement behind the register."""
    return (
        select(MeetingItem)
        .join(Meeting, Meeting.id == MeetingItem.meeting_id)
        .where(
            Meeting.council_id == council_id,
            MeetingItem.state.in_(DECIDED),
            policy.readable_meetings(actor),
        )
    )


async def list_resolutions(
    session: AsyncSession, actor: Actor, *, window: Window, council_id: UUID
) -> Page[MeetingItem]:
    """Return a page of the register of a council."""
    wanted = resolutions_wanted(actor, council_id=council_id)
    return await fetch_page(session, wanted, RESOLUTION_ORDER, window)


async def count_resolutions(session: AsyncSession, actor: Actor, *, council_id: UUID) -> int:
    """Return how many decisions the register holds."""
    wanted = resolutions_wanted(actor, council_id=council_id)
    return await count_rows(session, wanted.with_only_columns(MeetingItem.id))


async def resolved_to_take_up(
    session: AsyncSession, actor: Actor, *, council_id: UUID
) -> list[MeetingItem]:
    """Return the resolutions by which a council has taken something up."""
    rows = await session.scalars(
        select(MeetingItem)
        .join(Meeting, Meeting.id == MeetingItem.meeting_id)
        .where(
            Meeting.council_id == council_id,
            policy.readable_meetings(actor),
            MeetingItem.asked == "TAKE_UP",
            MeetingItem.state == ItemState.RESOLVED,
        )
        .order_by(MeetingItem.ended_at.desc())
    )
    return list(rows)
