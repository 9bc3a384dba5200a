"""Ideas like one that is being written: found while it is typed, never more than a few."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.proposals.similar import ENOUGH, MOST, likeness, similar_proposals
from workflows.record.uow import unit_of_work
from workflows.rights.actor import ANONYMOUS


async def found(town, title):
    async with unit_of_work(town.sessions) as uow:
        rows = await similar_proposals(
            uow.session, ANONYMOUS, programme_id=town.programme_id, title=title
        )
    return [row.title for row in rows]


@pytest.mark.parametrize(
    "typed", ["골목 도서", "골목 도서과", "골목도서관", "골목 도서관 만들기", "골목 작은 도서관"]
)
async def test_an_idea_is_found_while_its_last_syllable_is_typed(town, typed):
    await town.propose("골목 도서관 열기")
    await town.propose("강변 자전거길")

    assert (await found(town, typed))[:1] == ["골목 도서관 열기"]
    assert "강변 자전거길" not in await found(town, typed)


@pytest.mark.parametrize("typed", ["횡단", "횡단보", "통학로", "솔뫼초 횡단"])
async def test_a_long_title_is_found_by_the_first_word_that_is_typed_of_it(town, typed):
    await town.propose("솔뫼초 통학로 알림 횡단보도 5곳")
    await town.propose("강변 자전거길")

    assert await found(town, typed) == ["솔뫼초 통학로 알림 횡단보도 5곳"]


@pytest.mark.parametrize("typed", ["", " ", "가", "🙂", "xyzzy", "\u202e", "가" * 5000])
async def test_what_says_nothing_is_like_nothing(town, typed):
    await town.propose("골목 도서관 열기")

    assert await found(town, typed) == []


async def test_the_most_alike_come_first_and_few_of_them(town):
    for number in range(8):
        await town.propose(f"버스 정류장 그늘막 {number}호")
    await town.propose("버스 정류장 그늘막")
    titles = await found(town, "버스 정류장 그늘막")

    assert titles[0] == "버스 정류장 그늘막"
    assert len(titles) == MOST


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_mutual_and_lies_between_nothing_and_all(one, other):
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1


@given(st.text("가나다라마바사아자차", min_size=2, max_size=20))
def test_a_text_is_like_itself_and_like_its_unfinished_self(text):
    assert likeness(text, text) == 1
    assert likeness(text, text[:-1] + "ㄱ") > 0 or len(text) == 2
    assert ENOUGH < 1
