"""Keyset paging: a page is the rows after or before a key, never an offset.

A row whose sort key did not change is neither missed nor doubled while others come, go and move.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from workflows.kit.refusal import Invalid

R = TypeVar("R")
LARGEST_PAGE = 100
MOST_COUNTED = 10_000


@dataclass(frozen=True, slots=True)
class SortKey:
    """One column of an order; the last column of an order must be unique."""

    column: InstrumentedAttribute[Any]
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """Which page is asked for: a size, a direction and the keys it lies between."""

    size: int
    backwards: bool = False
    after: tuple[object, ...] | None = None
    before: tuple[object, ...] | None = None

    def __post_init__(self) -> None:
        """Refuse a size outside 1 to 100."""
        if not 1 <= self.size <= LARGEST_PAGE:
            field = "last" if self.backwards else "first"
            raise Invalid("page_size", field=field, largest=LARGEST_PAGE)


@dataclass(frozen=True, slots=True)
class Page(Generic[R]):
    """The rows of one page in the order asked for, and whether there are more on either side."""

    rows: Sequence[R]
    has_next: bool
    has_previous: bool


async def fetch_page(
    session: AsyncSession, statement: Select[Any], order: Sequence[SortKey], window: Window
) -> Page[Any]:
    """Fetch one page of a statement that selects one entity."""
    keyed = statement
    if window.after is not None:
        keyed = keyed.where(_beyond(order, window.after, forwards=True))
    if window.before is not None:
        keyed = keyed.where(_beyond(order, window.before, forwards=False))
    keyed = keyed.order_by(
        *(
            key.column.desc() if key.descending != window.backwards else key.column.asc()
            for key in order
        )
    ).limit(window.size + 1)
    found = list((await session.scalars(keyed)).all())
    more = len(found) > window.size
    rows = found[: window.size]
    if window.backwards:
        rows.reverse()
        return Page(rows, has_next=window.before is not None, has_previous=more)
    return Page(rows, has_next=more, has_previous=window.after is not None)


async def count_rows(session: AsyncSession, statement: Select[Any]) -> int:
    """Count what a statement finds, up to 10,000: beyond that nobody needs the figure."""
    found = statement.order_by(None).limit(MOST_COUNTED).subquery()
    return await session.scalar(select(func.count()).select_from(found)) or 0


def key_of(row: object, order: Sequence[SortKey]) -> tuple[object, ...]:
    """Return a row's place in an order."""
    return tuple(getattr(row, key.column.key) for key in order)


def _beyond(order: Sequence[SortKey], place: tuple[object, ...], *, forwards: bool) -> Any:
    """Build (a > x) or (a = x and b > y) …, mixed directions included."""
    cases = []
    for depth, key in enumerate(order):
        same = [order[i].column == place[i] for i in range(depth)]
        larger = key.descending != forwards
        step = key.column > place[depth] if larger else key.column < place[depth]
        cases.append(and_(*same, step))
    return or_(*cases)
