"""Questions about programmes: places, their schedule, and lists of them."""

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.identity.readers import anyone_like, named
from workflows.kit.pages import KEPT, pages_of
from workflows.kit.paging import (
    Page,
    SortKey,
    Window,
    count_rows,
    fetch_page,
    fetch_row,
    fetch_under,
    one_row,
)
from workflows.kit.sent import Row, Sent
from workflows.kit.shape import Shape
from workflows.programmes.models import Milestone, Programme
from workflows.rights.actor import Actor

PROGRAMME_ORDER = (SortKey(Programme.slug),)


def readable_programmes(_: Actor) -> ColumnElement[bool]:
    """Every place is public; a rehearsal (a replayed election) is no place."""
    return Programme.rehearsal.is_(False)


PROGRAMME_SHAPE = Shape(Programme, readable_programmes)
# A schedule is as public as its programme.
MILESTONE_SHAPE = Shape(Milestone)


async def programme_by_slug(session: AsyncSession, actor: Actor, *, slug: str) -> Programme | None:
    """Return a programme by its short name in addresses."""
    return await session.scalar(
        select(Programme).where(Programme.slug == slug, readable_programmes(actor))
    )


async def programmes_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, Programme]:
    """Return programmes by id."""
    rows = await session.scalars(
        select(Programme).where(Programme.id.in_(ids), readable_programmes(actor))
    )
    return {row.id: row for row in rows}


async def list_programmes(
    session: AsyncSession, actor: Actor, *, window: Window
) -> Page[Programme]:
    """Return a page of programmes by short name."""
    wanted = select(Programme).where(readable_programmes(actor))
    return await fetch_page(session, wanted, PROGRAMME_ORDER, window)


async def programme_pages(
    session: AsyncSession, actor: Actor, *, paths: Sequence[str], window: Window
) -> list[Page[Row]]:
    """Return the columns at these paths of the one page of programmes by short name."""
    laid = _programmes_laid(anyone_like(actor), tuple(paths))
    return await pages_of(session, laid, PROGRAMME_ORDER, window, Programme.id, None, named(actor))


@lru_cache(maxsize=KEPT)
def _programmes_laid(actor: Actor, paths: tuple[str, ...]) -> Select[Any]:
    wanted = select(Programme).where(readable_programmes(actor))
    return PROGRAMME_SHAPE.laid(wanted, paths, actor)


async def programme_row_by_slug(
    session: AsyncSession, actor: Actor, *, paths: Sequence[str], slug: str
) -> Row | None:
    """Return the columns at these paths of a programme by its short name in addresses."""
    row = _programme_row(anyone_like(actor), tuple(paths))
    return await fetch_row(session, row, {"slug": slug, **named(actor)})


@lru_cache(maxsize=KEPT)
def _programme_row(actor: Actor, paths: tuple[str, ...]) -> Sent:
    called = Programme.slug == bindparam("slug", type_=Programme.slug.type)
    wanted = select(Programme).where(called, readable_programmes(actor))
    return Sent(one_row(PROGRAMME_SHAPE.laid(wanted, paths, actor)))


async def count_programmes(session: AsyncSession, actor: Actor) -> int:
    """Return how many programmes there are."""
    return await count_rows(session, select(Programme.id).where(readable_programmes(actor)))


async def milestones_by_programme(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, list[Milestone]]:
    """Return the schedules of programmes, step by step."""
    found: dict[UUID, list[Milestone]] = {one: [] for one in ids}
    for row in await session.scalars(_schedules(ids)):
        found[row.programme_id].append(row)
    return found


async def milestone_rows_by_programme(
    session: AsyncSession, actor: Actor, *, paths: Sequence[str], keys: Sequence[UUID]
) -> dict[UUID, list[Row]]:
    """Return the columns at these paths of the schedules of programmes, step by step."""
    laid = MILESTONE_SHAPE.laid(_schedules(keys), paths, actor)
    return await fetch_under(session, laid, Milestone.programme_id, keys)


def _schedules(ids: Collection[UUID]) -> Select[Milestone]:
    return select(Milestone).where(Milestone.programme_id.in_(ids)).order_by(Milestone.step)
