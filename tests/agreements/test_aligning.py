"""The words two texts have in common: as many as can be, in order, and found as quickly in the worst of texts."""

from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from workflows.agreements.clauses.aligning import common_runs

WORDS = st.lists(st.sampled_from(["갑은 ", "을에게 ", "30일 ", "30일", "한다.\n"]), max_size=14)
LONGEST = 10_000  # words: a clause holds twenty thousand characters


def most_in_common(old, new):
    """Return how many words both have in order, by the table that everybody draws."""
    row = [0] * (len(new) + 1)
    for word in old:
        before = row[:]
        for at, other in enumerate(new, 1):
            same = word.rstrip() == other.rstrip()
            row[at] = before[at - 1] + 1 if same else max(before[at], row[at - 1])
    return row[-1]


@given(WORDS, WORDS)
def test_runs_are_in_both_texts_in_order_and_no_more_could_be(old, new):
    runs = list(common_runs(old, new))

    i = j = 0
    for run in runs:
        assert run.size > 0
        assert run.old >= i
        assert run.new >= j
        i, j = run.old + run.size, run.new + run.size
        assert [one.rstrip() for one in old[run.old : i]] == [
            one.rstrip() for one in new[run.new : j]
        ]
    assert sum(run.size for run in runs) == most_in_common(old, new)


def seconds(old, new):
    """Return the CPU an alignment takes, at its quickest."""
    took = []
    for _ in range(3):
        began = process_time()
        list(common_runs(old, new))
        took.append(process_time() - began)
    return min(took)


def test_one_word_over_and_over_costs_no_more_than_words_that_are_all_alike_in_place():
    many = [f"{n} " for n in range(LONGEST)]
    plain = seconds(many, [one if at % 3 else f"새 {one}" for at, one in enumerate(many)])
    # Blocks found longest first need some ten thousand times as long for these.
    assert seconds(["가 "] * LONGEST, ["나 ", "가 "] * (LONGEST // 2)) < 50 * plain
