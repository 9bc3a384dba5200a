"""Searching the papers of a council's meetings: their titles, and what was written or read out of files.

Whoever may not read a paper is not told that it holds a word: what he may not see is left out before
anything is looked for, by the policy here and by the wall around the table.
"""

import re
from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from workflows.councils.meetings import policy
from workflows.councils.meetings.models import (
    Meeting,
    MeetingItem,
    MeetingPaper,
    MeetingPaperText,
)
from workflows.kit.paging import Page, SortKey, Window, count_rows, fetch_page
from workflows.kit.text import LIKE_ESCAPE, ONE_WORD, folded, like_pattern, search_words
from workflows.rights.actor import Actor

PAPER_ORDER = (SortKey(MeetingPaper.put_at, descending=True), SortKey(MeetingPaper.id))
BEFORE, LONGEST_EXCERPT = 40, 200
BLANKS = re.compile(r"\s+")


async def list_papers(
    session: AsyncSession, actor: Actor, *, window: Window, council_id: UUID, search: str
) -> Page[MeetingPaper]:
    """Return a page of the papers that hold all the words, each in its newest version, the newest first."""
    wanted = _wanted(actor, council_id, search)
    return await fetch_page(session, wanted, PAPER_ORDER, window)


async def count_papers(
    session: AsyncSession, actor: Actor, *, council_id: UUID, search: str
) -> int:
    """Return how many papers that the asker may read hold all the words."""
    wanted = _wanted(actor, council_id, search)
    return await count_rows(session, wanted.with_only_columns(MeetingPaper.id))


async def items_by_id(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, MeetingItem]:
    """Return items by key, as far as the database shows them to the asker."""
    rows = await session.scalars(select(MeetingItem).where(MeetingItem.id.in_(ids)))
    return {row.id: row for row in rows}


def excerpt(words: str, search: str) -> str:
    """Return a piece of a text around the first of the words it holds; its beginning where it holds none."""
    text = BLANKS.sub(" ", words).strip()
    places = [at for word in search_words(search) if (at := _place(text, word)) is not None]
    start = max(min(places, default=0) - BEFORE, 0)
    piece = text[start : start + LONGEST_EXCERPT]
    after = "…" if start + LONGEST_EXCERPT < len(text) else ""
    return f"{'…' if start else ''}{piece}{after}"


def _place(text: str, word: str) -> int | None:
    """Return where a text has a word. A fold keeps places, but for the names that are one word for search."""
    if ONE_WORD.search(word):
        found = ONE_WORD.search(text.lower())
        return None if found is None else found.start()
    at = text.lower().find(word)
    return None if at < 0 else at


def _wanted(actor: Actor, council_id: UUID, search: str) -> Select[Any]:
    newer = aliased(MeetingPaper)
    return (
        select(MeetingPaper)
        .join(MeetingItem, MeetingItem.id == MeetingPaper.item_id)
        .join(Meeting, Meeting.id == MeetingItem.meeting_id)
        .outerjoin(MeetingPaperText, MeetingPaperText.paper_id == MeetingPaper.id)
        .where(
            Meeting.council_id == council_id,
            policy.readable_meetings(actor),
            *_each_word(search),
            ~select(newer.id)
            .where(
                newer.item_id == MeetingPaper.item_id,
                newer.number == MeetingPaper.number,
                newer.version > MeetingPaper.version,
            )
            .exists(),
        )
    )


def _each_word(search: str) -> list[ColumnElement[bool]]:
    words = search_words(folded(search))
    places = (MeetingPaper.search_text, MeetingPaperText.search_text)
    return [
        or_(*(place.like(like_pattern(one), escape=LIKE_ESCAPE) for place in places))
        for one in words
    ]
