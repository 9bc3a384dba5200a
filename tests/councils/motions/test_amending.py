"""The order of amendments, what an adopted one drops, and the text that stands: by hand, and against a naive second."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.councils.reckoning.amending import (
    ORIGINAL,
    Amendment,
    Fate,
    Moved,
    PassageError,
    Put,
    amended,
    fates,
    spans_of,
    voted_again,
    voting_order,
)

MOTION = "쉼터 세 곳을 2026년 12월 20일까지 시에 인수인계한다."
START = datetime(2026, 12, 9, 5, tzinfo=UTC)


def change(number, passage, words, place=None):
    return Amendment(number, spans_of(MOTION, [passage]), (words,), place)


def test_the_one_moved_last_is_voted_on_first_and_the_original_last():
    moved = [
        change(1, "세 곳", "네 곳"),
        change(2, "12월 20일", "12월 31일"),
        change(3, None, "않는다."),
    ]

    assert voting_order(moved) == (3, 2, 1, ORIGINAL)
    assert voting_order([]) == (ORIGINAL,)


def test_the_chairs_order_goes_before_and_what_is_moved_after_it_comes_first():
    placed = [
        change(1, "세 곳", "네 곳", place=1),
        change(2, "12월 20일", "12월 31일", place=2),
        change(3, "시에", "도에"),
    ]

    assert voting_order(placed) == (3, 1, 2, ORIGINAL)


def test_an_adopted_amendment_drops_what_touches_the_same_letters_and_nothing_else():
    a = change(1, "12월 20일", "12월 31일")
    b = change(2, "2026년 12월", "2027년 1월")
    c = change(3, "세 곳", "네 곳")

    assert fates([a, b, c], 2, carried=True) == {2: Fate.ADOPTED, 1: Fate.DROPPED}
    assert fates([a, b, c], 2, carried=False) == {2: Fate.LOST}
    assert fates([a, c, change(4, None, "미룬다.")], 4, carried=True) == {
        4: Fate.ADOPTED,
        1: Fate.DROPPED,
        3: Fate.DROPPED,
    }


def test_the_text_is_the_original_with_every_adopted_change_in_its_place():
    both = [change(1, "시에", "해온시에"), change(2, "세 곳", "네 곳")]

    assert amended(MOTION, both) == "쉼터 네 곳을 2026년 12월 20일까지 해온시에 인수인계한다."
    assert amended(MOTION, [change(1, None, "미룬다.")]) == "미룬다."
    assert (
        amended(MOTION, [change(1, "2026년 12월 20일까지 ", "")])
        == "쉼터 세 곳을 시에 인수인계한다."
    )
    assert amended(MOTION, []) == MOTION


@pytest.mark.parametrize(
    ("passages", "times"),
    [
        (["다섯 곳"], 0),
        (["2"], 4),
        ([""], len(MOTION)),
        (["세 곳", "곳을"], 2),
        ([None, "시에"], 2),
    ],
)
def test_a_passage_stands_once_in_the_original_and_touches_no_other(passages, times):
    with pytest.raises(PassageError) as error:
        spans_of(MOTION, passages)

    assert error.value.times == times or not passages[0]


def test_votes_out_of_their_turn_are_found_again():
    moved = [
        Moved(change(1, "세 곳", "네 곳"), START),
        Moved(change(2, "12월 20일", "12월 31일"), START),
        Moved(change(3, "시에", "도에"), START, withdrawn=START + timedelta(minutes=1)),
    ]
    minutes = [START + timedelta(minutes=one) for one in range(2, 6)]
    lawful = [Put(2, minutes[0], True), Put(1, minutes[1], False), Put(0, minutes[2], True)]
    hasty = [Put(1, minutes[0], True), Put(0, minutes[1], True)]

    found = voted_again(moved, lawful)
    assert (found.wrong, dict(found.fates)) == ((), {2: Fate.ADOPTED, 1: Fate.LOST})
    assert voted_again(moved, hasty).wrong == ((1, 2), (0, 2))


def test_a_vote_that_decided_nothing_leaves_its_question_where_it_was():
    moved = [Moved(change(1, "세 곳", "네 곳"), START)]
    puts = [Put(1, START + timedelta(minutes=one), said) for one, said in ((1, None), (2, True))]

    assert voted_again(moved, puts).wrong == ()


# ---------------------------------------------------------------- against a naive second implementation

LETTERS = "가나다라마바사아자차"


@st.composite
def moved_on_letters(draw):
    """Draw up to six amendments on a text whose letters all differ, some with a place, each with one change."""
    many = draw(st.integers(1, 6))
    found = []
    for number in range(1, many + 1):
        begin = draw(st.integers(0, len(LETTERS) - 1))
        end = draw(st.integers(begin + 1, len(LETTERS)))
        words = draw(st.text("xyz", max_size=3))
        found.append((number, begin, end, words))
    places = draw(st.permutations(range(1, many + 1)) | st.none())
    late = draw(st.integers(0, many))
    return found, places, late


def naive_order(numbers, places, late):
    """Take the question to be put next one after another: first whatever has no place, the last moved first."""
    if places is None:
        return [*sorted(numbers, reverse=True), 0]
    unplaced = [one for one in numbers if one > len(places) - late]
    rest = [one for one in numbers if one not in unplaced]
    return [*sorted(unplaced, reverse=True), *sorted(rest, key=lambda one: places[one - 1]), 0]


def naive_vote(moved, order_of, said):
    """Vote letter by letter: each letter belongs to whoever took it first."""
    owner = [None] * len(LETTERS)
    text = dict(enumerate(LETTERS))
    open_ones = {one[0]: one for one in moved}
    order = []
    while open_ones:
        first = order_of(list(open_ones))[0]
        _, begin, end, words = open_ones.pop(first)
        order.append(first)
        if not said[first - 1]:
            continue
        for at in range(begin, end):
            owner[at] = first
            text[at] = words if at == begin else ""
        open_ones = {
            key: one
            for key, one in open_ones.items()
            if all(owner[at] is None for at in range(one[1], one[2]))
        }
    return order, "".join(text[at] for at in range(len(LETTERS)))


@given(moved_on_letters(), st.lists(st.booleans(), min_size=6, max_size=6))
def test_order_drops_and_text_are_those_of_a_naive_second_implementation(drawn, said):
    moved, places, late = drawn
    given_place = {
        one[0]: None if places is None or one[0] > len(places) - late else places[one[0] - 1]
        for one in moved
    }
    ours = {
        number: Amendment(number, ((begin, end),), (words,), given_place[number])
        for number, begin, end, words in moved
    }
    settled, order = {}, []
    while open_ones := [one for key, one in ours.items() if key not in settled]:
        first = voting_order(open_ones)[0]
        order.append(first)
        settled |= fates(open_ones, first, carried=said[first - 1])
    text = amended(LETTERS, [ours[key] for key, fate in settled.items() if fate is Fate.ADOPTED])

    assert (order, text) == naive_vote(
        moved, lambda numbers: naive_order(numbers, places, late), said
    )
    adopted = sorted(ours[key].spans[0] for key, fate in settled.items() if fate is Fate.ADOPTED)
    assert all(a[1] <= b[0] for a, b in pairwise(adopted))
