"""A search is parameters of a statement: equal searches of other words share it, and no word is a pattern."""

import pytest

from workflows.kit.paging import Window
from workflows.kit.refusal import Invalid
from workflows.kit.text import LONGEST_SEARCH
from workflows.proposals.rows import _proposals_laid, proposal_pages
from workflows.proposals.searching import NO_SEARCH, found_by, search_of
from workflows.rights.actor import ANONYMOUS


def test_blanks_search_for_nothing():
    assert search_of(None) == search_of("  \u2002") == NO_SEARCH
    assert NO_SEARCH.values == {}
    assert found_by(0) == []


def test_each_word_is_a_pattern_of_its_own_letters():
    values = search_of("나무 그늘").values

    assert (values["word_0"], values["word_1"]) == ("%나무%", "%그늘%")
    assert values["grams"] == ["그늘", "나무"]


def test_a_search_that_is_too_long_is_refused_with_its_length():
    with pytest.raises(Invalid) as refused:
        search_of("가" * (LONGEST_SEARCH + 1))

    assert refused.value.reason == "text_too_long"


async def test_searches_of_as_many_words_are_one_statement(town):
    async with town.sessions() as session:
        before = _proposals_laid.cache_info().misses
        for search in ("나무", "그늘", "광장"):
            await proposal_pages(
                session, ANONYMOUS, paths=["title"], window=Window(5), search=search
            )

    assert _proposals_laid.cache_info().misses - before == 1


def test_a_line_below_is_a_letter_of_its_word_and_not_any_letter():
    assert search_of("나_무").values["word_0"] == "%나/_무%"


async def test_a_search_finds_whatever_has_all_its_words(town):
    for title in ("나무 그늘막", "나무 의자", "그늘 광장"):
        await town.propose(title)

    async with town.sessions() as session:
        (page,) = await proposal_pages(
            session, ANONYMOUS, paths=["title"], window=Window(5), search="그늘 나무"
        )

    assert [row[0] for row in page.rows] == ["나무 그늘막"]
