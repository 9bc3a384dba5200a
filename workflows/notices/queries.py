"""Questions about notices: one's own, how many are unread, what is to be done."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import Date, Select, and_, cast, func, not_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.kit.paging import Page, SortKey, Window, count_rows, fetch_page
from workflows.notices.kinds import CHANCES, DUTIES, NoticeKind
from workflows.notices.models import Notice, NoticeSetting
from workflows.rights.actor import Actor

NOTICE_ORDER = (SortKey(Notice.arose_at, descending=True), SortKey(Notice.id))
MOST_TO_DO = 100


def notices_wanted(actor: Actor, *, unread_only: bool) -> Select[Notice]:
    """Return the statement behind one's own notices."""
    wanted = select(Notice).where(Notice.person_id == actor.person_id)
    return wanted.where(Notice.read_at.is_(None)) if unread_only else wanted


async def list_notices(
    session: AsyncSession, actor: Actor, *, window: Window, unread_only: bool = False
) -> Page[Notice]:
    """Return a page of one's own notices, the newest first."""
    wanted = notices_wanted(actor, unread_only=unread_only)
    return await fetch_page(session, wanted, NOTICE_ORDER, window)


async def count_notices(session: AsyncSession, actor: Actor, *, unread_only: bool = False) -> int:
    """Return how many notices the list holds."""
    wanted = notices_wanted(actor, unread_only=unread_only)
    return await count_rows(session, wanted.with_only_columns(Notice.id))


async def to_do(session: AsyncSession, actor: Actor) -> list[Notice]:
    """Return one's own duties and chances that are not done, the first due first, up to a hundred."""
    if actor.person_id is None:
        return []
    return await duties_of(session, actor.person_id)


async def duties_of(session: AsyncSession, person_id: UUID) -> list[Notice]:
    """Return the duties of a person that are not done, the first due first, up to a hundred.

    A duty that is late stays; a chance whose last day is over is none any more.
    """
    today = cast(func.timezone("Asia/Seoul", func.dure_now()), Date)
    missed = and_(Notice.kind.in_(CHANCES), Notice.due_on < today)
    rows = await session.scalars(
        select(Notice)
        .where(Notice.person_id == person_id, Notice.done_at.is_(None), Notice.kind.in_(DUTIES))
        .where(or_(Notice.due_on.is_(None), not_(missed)))
        .order_by(Notice.due_on.asc().nulls_last(), Notice.arose_at, Notice.id)
        .limit(MOST_TO_DO)
    )
    return list(rows)


async def unread_notices(session: AsyncSession, actor: Actor) -> int:
    """Return how many of one's own notices are unread, at most a hundred counted."""
    if actor.person_id is None:
        return 0
    some = (
        select(Notice.id)
        .where(Notice.person_id == actor.person_id, Notice.read_at.is_(None))
        .limit(MOST_TO_DO)
        .subquery()
    )
    return await session.scalar(select(func.count()).select_from(some)) or 0


async def unread_about(session: AsyncSession, kind: NoticeKind, *, about: UUID) -> set[UUID]:
    """Return who has not read yet what he was told of something, for the house that tells more of it."""
    return set(
        await session.scalars(
            select(Notice.person_id).where(
                Notice.kind == kind, Notice.subject_id == about, Notice.read_at.is_(None)
            )
        )
    )


async def notices_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, Notice]:
    """Return one's own notices by key."""
    rows = await session.scalars(
        select(Notice).where(Notice.id.in_(ids), Notice.person_id == actor.person_id)
    )
    return {row.id: row for row in rows}


async def settings_by_person(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, NoticeSetting]:
    """Return one's own setting."""
    rows = await session.scalars(
        select(NoticeSetting).where(
            NoticeSetting.person_id.in_(ids), NoticeSetting.person_id == actor.person_id
        )
    )
    return {row.person_id: row for row in rows}
