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
) -> list[Page[Row]]:
    """Read the one page of a list, or the pages of several lists in one statement.

    `values` are of the parameters that the list itself has.
    """
    if keys is not None and len(keys) > 1:
        return await fetch_rows_by(session, laid, order, window, by=by, keys=keys, values=values)
    shape, keyed = shape_of(window)
    values = {**keyed, **values}
    if keys:
        values["only"] = keys[0]
    statement = _page(laid, tuple(order), shape, by if keys else None)
    return [await fetch_rows(session, statement, window, values)]


@lru_cache(maxsize=KEPT)
def _page(laid: Select[Any], order: tuple[SortKey, ...], shape: Window, by: Any | None) -> Sent:
    """Return the statement of all pages of one shape."""
    narrowed = laid if by is None else laid.where(by == bindparam("only", type_=by.type))
    return Sent(one_page(narrowed, order, parameters_of(order, shape)))
