"""Pages of plain rows, their statements kept for every page of the same shape."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, bindparam
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.kit.paging import (
    Page,
    SortKey,
    Window,
    counted,
    fetch_rows,
    fetch_rows_by,
    one_page,
    parameters_of,
    shape_of,
)
from workflows.kit.sent import Row, Sent

# Shapes of lists and of their pages: values (cursors, ids) are parameters, so that strangers
# cannot push out what others ask for.
KEPT: Final = 512


async def pages_of(
    session: AsyncSession,
    laid: Select[Any],
    order: Sequence[SortKey],
    window: Window,
    by: Any,
    keys: Sequence[UUID] | None,
    values: Mapping[str, object],
    of: Select[Any] | None = None,
) -> list[Page[Row]]:
    """Read the one page of a list, or the pages of several lists in one statement.

    `values` are of the parameters that the list itself has. The one list is counted along with its
    page if it is said what it is a list `of`; the total stands before the place in each row.
    """
    if keys is not None and len(keys) > 1:
        return await fetch_rows_by(session, laid, order, window, by=by, keys=keys, values=values)
    shape, keyed = shape_of(window)
    values = {**keyed, **values}
    if keys:
        values["only"] = keys[0]
    statement = _page(laid, tuple(order), shape, by if keys else None, of)
    total_at = None if of is None else -1 - len(order)
    return [await fetch_rows(session, statement, window, values, total_at)]


@lru_cache(maxsize=KEPT)
def _page(
    laid: Select[Any],
    order: tuple[SortKey, ...],
    shape: Window,
    by: Any | None,
    of: Select[Any] | None = None,
) -> Sent:
    """Return the statement of all pages of one shape."""
    narrowed = laid if by is None else laid.where(by == bindparam("only", type_=by.type))
    if of is not None:
        narrowed = counted(narrowed, of)
    return Sent(one_page(narrowed, order, parameters_of(order, shape)))
