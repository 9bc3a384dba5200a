"""Keyset paging: a page is the rows after or before a key, never an offset.

A row whose sort key did not change is neither missed nor doubled while others come, go and move.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby
from types import MappingProxyType
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Integer,
    Select,
    Uuid,
    and_,
    bindparam,
    cast,
    func,
    literal,
    literal_column,
    or_,
    select,
    true,
    tuple_,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from workflows.kit.refusal import Invalid
from workflows.kit.sent import Askable, Row, Sent

R = TypeVar("R")
E = TypeVar("E", bound=Enum)
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
    """The rows of one page in the order asked for, and whether there are more on either side.

    `total` is how many the whole list has, where that was asked along with the page.
    """

    rows: Sequence[R]
    has_next: bool
    has_previous: bool
    total: int | None = None


async def fetch_page(
    session: AsyncSession, statement: Select[Any], order: Sequence[SortKey], window: Window
) -> Page[Any]:
    """Fetch one page of a statement that selects one entity."""
    found = await session.scalars(_within(statement, order, window))
    return _page(list(found.all()), window)


def one_row(statement: Select[Any]) -> Select[Any]:
    """Return the statement of one row of columns; where none of them is shown, that it is there is."""
    return statement.add_columns(true().label("there"))


async def fetch_row(session: Askable, row: Sent, values: Mapping[str, object]) -> Row | None:
    """Fetch the row of a statement that `one_row` made, or none; `values` are of its parameters."""
    found = await row.rows(session, values)
    return found[0] if found else None


def one_page(statement: Select[Any], order: Sequence[SortKey], window: Window) -> Select[Any]:
    """Return the statement of one page of columns; each row ends with its place."""
    return _within(_placed(statement, order), order, window)


def counted(statement: Select[Any], of: Select[Any]) -> Select[Any]:
    """Add to a statement how many there are `of` them, in each row."""
    return statement.add_columns(_count(of).scalar_subquery().label("total"))


async def fetch_rows(
    session: Askable,
    page: Sent,
    window: Window,
    values: Mapping[str, object],
    total_at: int | None = None,
) -> Page[Row]:
    """Fetch the rows of a statement that `one_page` made; `values` are of its parameters.

    Where they were `counted`, the total stands at a place of each row. A page without rows tells none
    unless it is the first of its list.
    """
    found = _page(list(await page.rows(session, values)), window)
    if total_at is None:
        return found
    if found.rows:
        return replace(found, total=found.rows[0][total_at])
    return found if window.after or window.before else replace(found, total=0)


def shape_of(window: Window) -> tuple[Window, dict[str, object]]:
    """Return a window with parameters in the place of its keys, and their values.

    A statement made of it is the same for every page of this size and direction.
    """
    values: dict[str, object] = {}

    def named(side: str, place: tuple[object, ...] | None) -> tuple[object, ...] | None:
        if place is None:
            return None
        names = [f"{side}_{nth}" for nth in range(len(place))]
        values.update(zip(names, place, strict=True))
        return tuple(names)

    after, before = named("after", window.after), named("before", window.before)
    return Window(window.size, window.backwards, after, before), values


def parameters_of(order: Sequence[SortKey], shape: Window) -> Window:
    """Return the window of a shape with parameters of the right types."""

    def bound(names: tuple[object, ...] | None) -> tuple[object, ...] | None:
        if names is None:
            return None
        return tuple(
            bindparam(str(name), type_=key.column.type)
            for name, key in zip(names, order, strict=True)
        )

    return Window(shape.size, shape.backwards, bound(shape.after), bound(shape.before))


async def fetch_rows_by(
    session: AsyncSession,
    statement: Select[Any],
    order: Sequence[SortKey],
    window: Window,
    *,
    by: InstrumentedAttribute[UUID],
    keys: Sequence[UUID],
    values: Mapping[str, object],
) -> list[Page[Row]]:
    """Fetch one page for each key at once; each row ends with its place.

    `values` are of the parameters that the statement has.

    Every key has its own run through the index (LATERAL), so that no page costs more than alone.
    """
    parents = (
        func.unnest(cast(keys, ARRAY(Uuid))).table_valued("key").render_derived(name="parents")
    )
    parent = parents.c.key
    placed = _placed(statement, order).where(by == parent)
    page = _within(placed, order, window).lateral("page")
    columns = list(page.c)
    places = columns[len(columns) - len(order) :]
    found = await session.execute(
        select(*columns, parent)
        .select_from(parents)
        .join(page, true())
        .order_by(parent, *_sorted(places, order, window)),
        values,
    )
    rows = {key: [row[:-1] for row in group] for key, group in groupby(found, key=_last)}
    return [_page(rows.get(key, []), window) for key in keys]


async def fetch_under(
    session: AsyncSession,
    statement: Select[Any],
    by: Any,
    keys: Sequence[UUID],
    values: Mapping[str, object] = MappingProxyType({}),
) -> dict[UUID, list[Row]]:
    """Fetch the rows of a statement that selects columns under the key each has in a column.

    `values` are of the parameters that the statement has.

    A key without rows has an empty list. Each row ends with its key.
    """
    found: dict[UUID, list[Row]] = {key: [] for key in keys}
    for row in await session.execute(statement.add_columns(by.label("under")), values):
        found[row[-1]].append(row)
    return found


def _last(row: Sequence[Any]) -> Any:
    return row[-1]


def _placed(statement: Select[Any], order: Sequence[SortKey]) -> Select[Any]:
    """Add the columns of the order, from which cursors are made."""
    return statement.add_columns(
        *(key.column.label(f"place_{nth}") for nth, key in enumerate(order))
    )


def _within(statement: Select[Any], order: Sequence[SortKey], window: Window) -> Select[Any]:
    """Narrow a statement to a window, and one row more, which tells whether there are others."""
    if window.after is not None:
        statement = statement.where(_beyond(order, window.after, forwards=True))
    if window.before is not None:
        statement = statement.where(_beyond(order, window.before, forwards=False))
    columns = [key.column for key in order]
    # Written out, not as a parameter: a plan for any number of rows looks so dear to the database that
    # it plans every page anew, which takes longer than reading it.
    size = literal_column(str(window.size + 1), Integer)
    return statement.order_by(*_sorted(columns, order, window)).limit(size)


def _sorted(columns: Sequence[Any], order: Sequence[SortKey], window: Window) -> list[Any]:
    return [
        column.desc() if key.descending != window.backwards else column.asc()
        for column, key in zip(columns, order, strict=True)
    ]


def _page(found: list[Any], window: Window) -> Page[Any]:
    """Take the one row more away and turn a page read backwards round."""
    more = len(found) > window.size
    rows = found[: window.size]
    if window.backwards:
        rows.reverse()
        return Page(rows, has_next=window.before is not None, has_previous=more)
    return Page(rows, has_next=more, has_previous=window.after is not None)


def one_of_few(column: InstrumentedAttribute[E], value: E) -> ColumnElement[bool]:
    """Narrow to one value of an enum, written out: a statement, and a plan that is kept, for each.

    How common a value is decides which way is the shortest. As a parameter it would be looked at anew
    for every page.
    """
    return column == literal(value, column.type, literal_execute=True)


async def count_rows(session: AsyncSession, statement: Select[Any]) -> int:
    """Count what a statement finds, up to 10,000: beyond that nobody needs the figure."""
    return await session.scalar(_count(statement)) or 0


def _count(statement: Select[Any]) -> Select[int]:
    found = statement.order_by(None).limit(MOST_COUNTED).subquery()
    return select(func.count()).select_from(found)


def key_of(row: object, order: Sequence[SortKey]) -> tuple[object, ...]:
    """Return a row's place in an order."""
    return tuple(getattr(row, key.column.key) for key in order)


def _beyond(order: Sequence[SortKey], place: tuple[object, ...], *, forwards: bool) -> Any:
    """Build (a, b) > (x, y), or in mixed directions a >= x and ((a > x) or (a = x and b > y) …).

    There the first bound says nothing new, but it is one the database finds in an index: without it,
    whatever lies before the place is read and thrown away.
    """
    bounds = [_bound(one, key) for one, key in zip(place, order, strict=True)]
    if len({key.descending for key in order}) == 1:
        # All one way: a comparison of rows, which an index of these columns answers by itself.
        columns, at = tuple_(*(key.column for key in order)), tuple_(*bounds)
        return columns > at if order[0].descending != forwards else columns < at
    first = order[0]
    bound = first.column >= bounds[0] if first.descending != forwards else first.column <= bounds[0]
    cases = []
    for depth, key in enumerate(order):
        same = [order[i].column == bounds[i] for i in range(depth)]
        larger = key.descending != forwards
        step = key.column > bounds[depth] if larger else key.column < bounds[depth]
        cases.append(and_(*same, step))
    return and_(bound, or_(*cases))


def _bound(place: object, key: SortKey) -> ColumnElement[Any]:
    """Return one key of a place as a question of its own, whose answer the planner doesn't see.

    The way to a page is the same wherever it lies. With the value before its eyes the database holds
    a plan for just this page to be cheaper than the kept one, and plans each page anew, which takes
    longer than reading it.
    """
    value = place if isinstance(place, ColumnElement) else literal(place, key.column.type)
    return select(cast(value, key.column.type)).scalar_subquery()
