"""Questions about meetings: lists, agendas, papers, votes, interests and notices."""

from collections.abc import Collection
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.meetings import policy
from workflows.councils.meetings.locked import bench_of, bench_on
from workflows.councils.meetings.models import (
    Meeting,
    MeetingInterest,
    MeetingItem,
    MeetingItemParty,
    MeetingNotice,
    MeetingPaper,
    MeetingVote,
)
from workflows.councils.meetings.standing import Standing, standing_of
from workflows.councils.meetings.states import MeetingState
from workflows.councils.roster.models import Council
from workflows.kit.paging import Page, SortKey, Window, count_rows, fetch_page
from workflows.kit.wording import SEOUL
from workflows.record.once import once_each
from workflows.record.uow import database_now
from workflows.rights.actor import Actor

Row = TypeVar("Row")
MEETING_ORDER = (SortKey(Meeting.starts_at, descending=True), SortKey(Meeting.id))


def meetings_wanted(actor: Actor, *, council_id: UUID) -> Select[Meeting]:
    """Return the statement behind a list of meetings."""
    return select(Meeting).where(Meeting.council_id == council_id, policy.readable_meetings(actor))


async def list_meetings(
    session: AsyncSession, actor: Actor, *, window: Window, council_id: UUID
) -> Page[Meeting]:
    """Return a page of a council's meetings, the newest first."""
    wanted = meetings_wanted(actor, council_id=council_id)
    return await fetch_page(session, wanted, MEETING_ORDER, window)


async def count_meetings(session: AsyncSession, actor: Actor, *, council_id: UUID) -> int:
    """Return how many meetings the list holds."""
    wanted = meetings_wanted(actor, council_id=council_id)
    return await count_rows(session, wanted.with_only_columns(Meeting.id))


async def meetings_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, Meeting]:
    """Return meetings by key."""

    async def read(wanted: Collection[UUID]) -> dict[UUID, Meeting]:
        rows = await session.scalars(
            select(Meeting).where(Meeting.id.in_(wanted), policy.readable_meetings(actor))
        )
        return {row.id: row for row in rows}

    return await once_each(session, "meeting", ids, read)


async def meeting_by_number(
    session: AsyncSession, actor: Actor, *, council_id: UUID, number: int
) -> Meeting | None:
    """Return a meeting of a council by its number."""
    wanted = meetings_wanted(actor, council_id=council_id)
    return await session.scalar(wanted.where(Meeting.number == number))


async def bench_today(session: AsyncSession, _: Actor, *, council: Council) -> policy.Bench:
    """Return who has to do with a council today."""
    now = await database_now(session)
    return await bench_on(session, council, now.astimezone(SEOUL).date(), now)


async def items_by_meeting(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, list[MeetingItem]]:
    """Return the agendas of meetings, in their order; what was dropped after the notice keeps its place."""

    async def read(wanted: Collection[UUID]) -> dict[UUID, list[MeetingItem]]:
        rows = await session.scalars(
            select(MeetingItem)
            .where(MeetingItem.meeting_id.in_(wanted), MeetingItem.number > 0)
            .order_by(MeetingItem.number)
        )
        return grouped(wanted, rows, "meeting_id")

    return await once_each(session, "agenda", ids, read)


async def papers_by_item(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, list[MeetingPaper]]:
    """Return the papers of items with all their versions, the newest version of each first."""
    rows = await session.scalars(
        select(MeetingPaper)
        .where(MeetingPaper.item_id.in_(ids))
        .order_by(MeetingPaper.number, MeetingPaper.version.desc())
    )
    return grouped(ids, rows, "item_id")


async def parties_by_item(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, list[UUID]]:
    """Return the bodies items concern."""
    rows = await session.scalars(select(MeetingItemParty).where(MeetingItemParty.item_id.in_(ids)))
    found = grouped(ids, rows, "item_id")
    return {key: sorted(one.body_id for one in those) for key, those in found.items()}


async def votes_by_item(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, list[MeetingVote]]:
    """Return the votes on items, the first first; none of a meeting that is held while one may not watch."""
    rows = list(
        await session.scalars(
            select(MeetingVote).where(MeetingVote.item_id.in_(ids)).order_by(MeetingVote.number)
        )
    )
    hidden = await _not_watched(session, actor, {one.meeting_id for one in rows})
    return grouped(ids, [one for one in rows if one.meeting_id not in hidden], "item_id")


async def _not_watched(session: AsyncSession, actor: Actor, ids: Collection[UUID]) -> set[UUID]:
    """Return the meetings of these that are held now without the asker."""
    now = await database_now(session)
    found = set()
    held = select(Meeting).where(Meeting.id.in_(ids), Meeting.state == MeetingState.OPEN)
    for one in (await session.scalars(held)).all():
        if not (await standing_of(session, one, now, cited=False)).is_watched_by(actor):
            found.add(one.id)
    return found


async def notices_of(
    session: AsyncSession, actor: Actor, *, meeting: Meeting
) -> list[MeetingNotice]:
    """Return the notices of a meeting with their proof; whoever is not of the council sees none."""
    if not await within_of(session, actor, [meeting.id]):
        return []
    rows = await session.scalars(
        select(MeetingNotice)
        .where(MeetingNotice.meeting_id == meeting.id)
        .order_by(MeetingNotice.read_at.nulls_last(), MeetingNotice.person_id)
    )
    return list(rows)


async def interests_by_item(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, list[MeetingInterest]]:
    """Return what was declared about items: one's own, and all to who presides or keeps the log."""
    now = await database_now(session)
    meetings = await session.scalars(
        select(Meeting).where(
            Meeting.id.in_(select(MeetingItem.meeting_id).where(MeetingItem.id.in_(ids)))
        )
    )
    found: list[MeetingInterest] = []
    for meeting in meetings.all():
        items = await session.scalars(
            select(MeetingItem.id).where(
                MeetingItem.meeting_id == meeting.id, MeetingItem.id.in_(ids)
            )
        )
        standing = await standing_of(session, meeting, now, cited=False)
        found += await declared_on(session, actor, standing, items.all())
    return grouped(ids, found, "item_id")


async def declared_on(
    session: AsyncSession, actor: Actor, standing: Standing, items: Collection[UUID]
) -> list[MeetingInterest]:
    """Return what was declared about items of a meeting, as far as the asker may read it."""
    wanted = select(MeetingInterest).where(MeetingInterest.item_id.in_(items))
    if not policy.reads_declared(actor, standing.bench, standing.presiding):
        wanted = wanted.where(MeetingInterest.person_id == actor.person_id)
    return list(await session.scalars(wanted.order_by(MeetingInterest.declared_at)))


async def within_of(session: AsyncSession, actor: Actor, ids: Collection[UUID]) -> set[UUID]:
    """Return the meetings of these whose inside the asker reads."""
    now = await database_now(session)
    meetings = await session.scalars(select(Meeting).where(Meeting.id.in_(ids)))
    return {
        one.id
        for one in meetings.all()
        if policy.reads_within(actor, await bench_of(session, one, now, cited=False))
    }


def grouped(ids: Collection[UUID], rows: Any, key: str) -> dict[UUID, list[Any]]:
    """Return rows by the key they name."""
    found: dict[UUID, list[Any]] = {one: [] for one in ids}
    for row in rows:
        found[getattr(row, key)].append(row)
    return found
