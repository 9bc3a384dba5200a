"""The small tools of every room: canonical bytes, text, states, offers and words."""

import json
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.kit.hashing import canonical_json, digest
from workflows.kit.offers import offer
from workflows.kit.refusal import Invalid, NotAllowed, WrongState
from workflows.kit.text import clean, folded, grams, search_words
from workflows.kit.wording import Locale, worded
from workflows.voting.states import POLL_MOVES, PollState

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(PLAIN)
def test_canonical_bytes_say_the_value_again(value):
    assert json.loads(canonical_json(value)) == value


@given(st.dictionaries(st.text(), st.integers()))
def test_the_order_of_keys_never_matters(value):
    turned = dict(reversed(list(value.items())))

    assert digest(value) == digest(turned)


@pytest.mark.parametrize("value", [1.5, {"a": [0.0]}, {1: "a"}, b"x", {"a": object()}])
def test_what_has_no_canonical_form_is_refused(value):
    with pytest.raises(TypeError):
        canonical_json(value)


def test_keys_are_sorted_by_utf_16_units_as_the_standard_asks():
    # U+1F600 is written with a surrogate (D83D), which sorts before U+FB33.
    assert canonical_json({"\ufb33": 1, "\U0001f600": 2}).decode() == '{"\U0001f600":2,"\ufb33":1}'


def test_text_comes_in_composed_trimmed_and_bounded():
    decomposed = unicodedata.normalize("NFD", "  안건 ")

    assert clean(decomposed, field="title", longest=2) == "안건"
    with pytest.raises(Invalid, match="text_too_long"):
        clean("가나다", field="title", longest=2)


@given(st.text(max_size=50))
def test_every_word_of_a_text_is_found_by_the_pieces_of_the_text(text):
    held = set(grams(text))

    assert all(set(grams(word)) <= held for word in search_words(text))


@pytest.mark.parametrize(
    "word", ["지능형 도시", "지능형도시", "스마트시티", "스마트 도시", "Smart City"]
)
def test_the_smart_city_is_one_word_for_search(word):
    assert folded(word) == "스마트도시"


def test_a_poll_goes_forward_only():
    reached = [
        (s, v) for s in PollState for v in ("open", "close", "tally") if POLL_MOVES.allows(s, v)
    ]

    assert reached == [
        (PollState.DRAFT, "open"),
        (PollState.OPEN, "close"),
        (PollState.CLOSED, "tally"),
    ]
    with pytest.raises(WrongState):
        POLL_MOVES.after(PollState.CLOSED, "open")


def test_an_offer_holds_nothing_of_what_was_read_for_it():
    def refuse(reason):
        raise NotAllowed(reason)

    refusal = offer("a", lambda: refuse("one")).refusal

    assert refusal.__traceback__ is refusal.__context__ is None


def test_an_offer_is_refused_by_the_first_check_that_refuses():
    def refuse(reason):
        raise NotAllowed(reason)

    assert offer("a", lambda: None).allowed
    assert offer("a", lambda: refuse("one"), lambda: refuse("two")).refusal.reason == "one"


def test_sentences_show_counts_and_moments_as_people_write_them():
    assert worded(Locale.KO, "refusal.cost_too_large.message", largest=24_000_000_000) == (
        "한 제안의 사업비는 24,000,000,000원을 넘을 수 없어요."
    )


def test_days_and_moments_held_as_text_are_told_as_people_write_them():
    late = worded(Locale.KO, "refusal.notice_late.message", due="2026-11-21")
    assert late == "통지는 2026. 11. 21.까지 도달해야 했어요."
    early = worded(
        Locale.KO, "refusal.before_its_hour.message", starts_at="2026-11-21T00:05:09.310198+00:00"
    )
    assert "2026. 11. 21. 09:05" in early
    late = worded(Locale.EN, "refusal.notice_late.message", due="2026-11-21")
    assert "21 Nov 2026" in late
    no_day = worded(Locale.KO, "refusal.notice_late.message", due="2026-02-31")
    assert "2026-02-31" in no_day
    day = worded(Locale.KO, "refusal.rule_change_too_early.remedy", day=date(2026, 11, 30))
    assert day == "시행일을 2026. 11. 30. 또는 그 뒤로 정해 주세요."


@pytest.mark.parametrize(
    "unseen",
    ["\u200b\u200b", "\ufeff", "\u3164", "\u115f \u1160", "\u2800", "\ufe0f\u200d", "\u00ad"],
)
def test_a_text_in_which_nothing_is_to_be_seen_is_empty(unseen):
    with pytest.raises(Invalid, match="text_empty"):
        clean(unseen, field="title", longest=100)


@pytest.mark.parametrize("seen", ["?", "👩\u200d👩\u200d👧", "漢", "ㅎ", "가\u200b나"])
def test_a_text_with_one_thing_to_see_is_none_of_these(seen):
    assert clean(seen, field="title", longest=100) == seen


@pytest.mark.parametrize("between", ["\u200b", "\ufeff", "\u2060", "\u00ad", "\u200d"])
def test_a_word_is_found_whatever_unseen_was_pasted_into_it(between):
    pasted = f"그늘{between}막"

    assert grams(pasted) == grams("그늘막")
    assert search_words(folded(pasted)) == ["그늘막"]


def test_a_count_stands_with_its_noun_in_english():
    key = "refusal.batches_open.message"
    said = [worded(Locale.EN, key, batches=many) for many in (1, 2, 1_200)]

    assert said == [
        "1 batch of papers is not reconciled.",
        "2 batches of papers are not reconciled.",
        "1,200 batches of papers are not reconciled.",
    ]


def test_the_size_of_a_file_is_told_as_people_know_it():
    key = "refusal.file_too_large.message"

    assert "at most 10 MB" in worded(Locale.EN, key, largest=10_000_000)
    assert "10 MB" in worded(Locale.KO, key, largest=10_000_000)
