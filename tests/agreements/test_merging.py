"""Merging texts word by word: what is said twice once, what touches told, and no word lost."""

import time
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from workflows.agreements.clauses.merging import Taken, joined, merge_texts

WORDS = st.lists(
    st.sampled_from(["갑은", "을에게", "착공일", "30일", "이내에", "\n", "  ", "한다.", "다만,"]),
    max_size=12,
)
TEXT = WORDS.map(" ".join) | st.text(max_size=40)


@given(TEXT, TEXT)
def test_who_changed_nothing_gets_what_the_other_wrote(base, other):
    assert merge_texts(base, base, other).text == other
    assert merge_texts(base, other, base).text == other


@given(TEXT, TEXT)
def test_what_both_wrote_alike_is_taken_once(base, other):
    assert merge_texts(base, other, other).text == other


@given(TEXT, TEXT, TEXT)
def test_conflicts_are_the_same_whichever_of_the_two_comes_first(base, one, two):
    first, second = merge_texts(base, one, two), merge_texts(base, two, one)

    def told(merge):
        return [
            (one.base, one.theirs, one.mine) for one in merge.pieces if one.taken is Taken.CONFLICT
        ]

    assert told(first) == [(b, mine, theirs) for b, theirs, mine in told(second)]
    assert first.clean is second.clean
    if first.clean:
        assert first.text.split() == second.text.split()


@given(TEXT, TEXT, TEXT)
def test_no_word_that_somebody_wrote_is_lost_and_none_comes_from_nowhere(base, theirs, mine):
    merge = merge_texts(base, theirs, mine)
    out = Counter(" ".join(f"{one.text} {one.theirs} {one.mine}" for one in merge.pieces).split())
    was = Counter(base.split())
    for text in (theirs, mine):
        assert not (Counter(text.split()) - was) - out
    kept = was & Counter(theirs.split()) & Counter(mine.split())
    assert not kept - out
    assert not out - (was + Counter(theirs.split()) + Counter(mine.split()))


BASE = "갑은 착공일까지 60일 이내에 분담금을 낸다. 을은 설비를 설치한다."


def test_changes_apart_go_together_and_changes_of_the_same_words_do_not():
    theirs = BASE.replace("60일", "30일")
    mine = BASE.replace("설비를", "부속서 4의 설비를")
    apart = merge_texts(BASE, theirs, mine)
    assert (
        apart.text == "갑은 착공일까지 30일 이내에 분담금을 낸다. 을은 부속서 4의 설비를 설치한다."
    )
    assert [one.taken for one in apart.pieces if one.taken is not Taken.BASE] == [
        Taken.THEIRS,
        Taken.MINE,
    ]
    met = merge_texts(BASE, theirs, BASE.replace("60일", "90일"))
    assert met.text is None
    (conflict,) = [one for one in met.pieces if one.taken is Taken.CONFLICT]
    assert [one.strip() for one in (conflict.base, conflict.theirs, conflict.mine)] == [
        "60일",
        "30일",
        "90일",
    ]


def test_words_side_by_side_are_one_matter_and_a_particle_stays_with_its_noun():
    beside = merge_texts("하나 둘 셋 넷", "하나 2 셋 넷", "하나 둘 3 넷")
    assert not beside.clean
    particle = merge_texts("시설은 귀속한다.", "시설은 귀속한다.", "시설을 귀속한다.")
    assert particle.text == "시설을 귀속한다."
    assert merge_texts("끝", "끝 하나", "처음 끝").text == "처음 끝 하나"
    assert joined(["하나", "둘", "\n셋", ""]) == "하나 둘\n셋"


def merged_unlike(words: int) -> float:
    """Return the seconds of CPU that merging unlike texts of so many words took, at its quickest."""
    base, theirs = "가 " * words, "나 가 " * (words // 2)
    took = []
    for _ in range(3):
        began = time.process_time()
        assert merge_texts(base, theirs, base).text == theirs
        assert not merge_texts(base, theirs, "다 " * (words - words // 10)).clean
        took.append(time.process_time() - began)
    return min(took)


def test_merging_unlike_texts_grows_with_their_length_and_not_with_its_square():
    # Eight times the words: eight times the work by length, sixty-four by its square.
    assert merged_unlike(10_000) < 24 * merged_unlike(1_250)
