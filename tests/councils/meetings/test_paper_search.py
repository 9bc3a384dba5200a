"""Searching papers: found by whoever may read them, in the words search knows, and by nobody else."""

import pytest
from sqlalchemy import text

from tests.fixtures.councils import seen
from tests.fixtures.sittings import CHAIR, SECRETARY, prepared
from tests.fixtures.town import as_house
from workflows.councils.meetings import calling, papering
from workflows.councils.meetings.models import MeetingItem
from workflows.councils.meetings.paper_search import (
    BEFORE,
    LONGEST_EXCERPT,
    count_papers,
    excerpt,
    list_papers,
)
from workflows.identity.queries import actor_for
from workflows.kit.paging import Window
from workflows.kit.text import folded
from workflows.record.uow import unit_of_work

OUTSIDE = (None, "resident.1")
WITHIN = (CHAIR, SECRETARY, "expert.1", "company.a", "auditor")
HELD, OTHER = "유수지 침수 대책을 먼저 세운다.", "보행로 조명을 먼저 바꾼다."


@pytest.fixture
async def item(town, council, rows):
    """An item of a meeting that is prepared, without papers."""
    meeting = await prepared(town, council)
    (item,) = await rows(MeetingItem, meeting_id=meeting.id)
    return item


async def put(town, item, words, title="검토 자료", **more):
    said = {"meeting_id": item.meeting_id, "item_id": item.id, "title": title, "words": words}
    return await town.act(SECRETARY, papering.put_paper, **said, **more)


async def found(town, council, who, search):
    """Return what is found, and how many it says there are."""
    asked = {"council_id": council.id, "search": search}
    page = await seen(town, who, list_papers, window=Window(10), **asked)
    return [row.title for row in page.rows], await seen(town, who, count_papers, **asked)


@pytest.mark.parametrize("words", [HELD, OTHER])
async def test_nobody_outside_learns_what_a_closed_paper_says(town, council, item, words):
    await put(town, item, words)
    for who in OUTSIDE:
        assert await found(town, council, who, "유수지") == ([], 0)
        assert await found(town, council, who, "자료") == ([], 0)
    one = (["검토 자료"], 1) if words is HELD else ([], 0)
    for who in WITHIN:
        assert await found(town, council, who, "유수지") == one


async def test_the_wall_hides_it_from_whoever_asks_the_table_itself(town, council, item):
    await put(town, item, HELD)
    like = text("SELECT count(*) FROM meeting_paper WHERE search_text LIKE '%유수지%'")
    for who, many in (("resident.1", 0), ("expert.1", 1)):
        async with unit_of_work(
            town.sessions, lambda s, who=who: actor_for(s, town.people[who])
        ) as uow:
            assert await uow.session.scalar(like) == many


async def test_once_the_notice_is_sent_everybody_finds_it(town, council, item):
    await put(town, item, HELD)
    await town.act(CHAIR, calling.call_meeting, meeting_id=item.meeting_id)
    for who in (*OUTSIDE, *WITHIN):
        assert await found(town, council, who, "침수 유수지") == (["검토 자료"], 1)


async def test_a_meeting_dropped_before_its_notice_stays_within(town, council, item):
    await put(town, item, HELD)
    await town.act(CHAIR, calling.cancel_meeting, meeting_id=item.meeting_id, reason="안건을 물림")
    for who in OUTSIDE:
        assert await found(town, council, who, "유수지") == ([], 0)
    assert await found(town, council, CHAIR, "유수지") == (["검토 자료"], 1)


async def test_words_are_found_as_ideas_are(town, council, item):
    await put(town, item, "지능형 도시 운영비 30%_추정\nHandover of SENSORS", title="재원 검토")
    for search in ("스마트시티", "smart city", "운영", "재원 운영비", "30%_", "handover sensors"):
        assert await found(town, council, CHAIR, search) == (["재원 검토"], 1), search
    for search in ("40%_", "운영비 조명", "30x"):
        assert await found(town, council, CHAIR, search) == ([], 0), search


async def test_only_the_newest_version_is_found(town, council, item):
    await put(town, item, HELD)
    await put(town, item, OTHER, title="고친 자료", number=1)
    assert await found(town, council, CHAIR, "유수지") == ([], 0)
    assert await found(town, council, CHAIR, "조명") == (["고친 자료"], 1)


async def test_what_is_stored_is_folded_as_the_code_folds(town, council, item):
    said = ("스마트 시티와 Smart  City", "각\u1100\u1161\u11a8 İSTANBUL ΟΔΟΣ ŸÉ", "지능형\n도시")
    for words in said:
        await put(town, item, words, title="ㄱ")
    async with as_house(town.sessions) as session:
        kept = text("SELECT search_text FROM meeting_paper WHERE item_id = :item ORDER BY number")
        stored = list(await session.scalars(kept, {"item": item.id}))
    assert stored == [folded(f"ㄱ {words}") for words in said]


def test_an_excerpt_is_cut_around_the_first_word():
    text = f"{'가' * 300} 유수지 {'나' * 300}"
    piece = excerpt(text, "유수지")
    assert piece.startswith("…가")
    assert piece.endswith("나…")
    assert piece.index("유수지") == BEFORE + 1
    assert len(piece) == LONGEST_EXCERPT + 2
    assert excerpt("짧은\n 글", "없음") == "짧은 글"
    assert excerpt(f"{'가' * 90}지능형 도시 운영", "스마트시티").endswith("지능형 도시 운영")
