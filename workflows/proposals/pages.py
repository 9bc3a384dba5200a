"""Pages of plain rows, their statements kept for those who ask for the same page again."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.kit.paging import Page, Row, SortKey, Window, fetch_rows, fetch_rows_by, one_page

# Most askers are the public, which asks for the same few pages; strangers cannot make us keep more.
KEPT: Final = 512


async def pages_of(
    session: AsyncSession,
    laid: Select[Any],
    order: Sequence[SortKey],
    window: Window,
    by: Any,
    keys: Sequence[UUID] | None,
) -> list[Page[Row]]:
    """Read the one page of a list, or the pages of several lists in one statement."""
    if keys is not None and len(keys) > 1:
        return await fetch_rows_by(session, laid, order, window, by=by, keys=keys)
    only = keys[0] if keys else None
    return [await fetch_rows(session, _page(laid, tuple(order), window, by, only), window)]


@lru_cache(maxsize=KEPT)
def _page(
    laid: Select[Any], order: tuple[SortKey, ...], window: Window, by: Any, only: UUID | None
) -> Select[Any]:
    """Return the statement of one page, kept for those who ask for the same page again."""
    return one_page(laid if only is None else laid.where(by == only), order, window)
