"""Choices: one canonical text for equal choices, and a typed refusal for every limit."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workflows.voting.choices import (
    LONGEST_TEXT,
    Choice,
    ChoiceRefused,
    canonical,
    choice_of,
    encode,
    irregularity,
    parse,
    read_stored,
)
from workflows.voting.kinds import BallotKind, Definition, Option, Rule, TieRule

PAPER = Definition(
    kind=BallotKind.APPROVAL,
    rule=Rule.GREEDY,
    tie_rule=TieRule.LOWER_COST,
    budget=100,
    options=tuple(Option(n, 10 * n, n) for n in range(1, 7)),
    min_length=2,
    max_length=3,
    max_cost_sum=120,
)
RANKS = replace(PAPER, kind=BallotKind.ORDINAL, max_cost_sum=None)
POINTS = replace(
    PAPER,
    kind=BallotKind.CUMULATIVE,
    min_length=None,
    max_length=None,
    max_cost_sum=None,
    min_points_sum=2,
    max_points_sum=6,
    max_points=4,
)
ONE = replace(PAPER, kind=BallotKind.CHOOSE_ONE, min_length=None, max_length=None)


@pytest.mark.parametrize(
    ("definition", "text", "stored"),
    [
        (PAPER, "5,2", "2,5"),
        (PAPER, "2,5", "2,5"),
        (RANKS, "5>2", "5>2"),
        (POINTS, "5:3,2:1", "2:1,5:3"),
        (ONE, "4", "4"),
    ],
)
def test_equal_choices_have_one_text(definition, text, stored):
    assert canonical(definition, text) == stored


@pytest.mark.parametrize(
    ("definition", "text", "reason", "figures"),
    [
        (PAPER, "", "empty_choice", {"least": 2}),
        (PAPER, "1,7", "unknown_option", {"option": 7, "options": 6}),
        (PAPER, "2,2", "option_repeated", {"option": 2}),
        (PAPER, "1,2,3,4", "too_many_choices", {"most": 3, "found": 4}),
        (PAPER, "1", "too_few_choices", {"least": 2, "found": 1}),
        (PAPER, "3,4,6", "over_budget", {"most": 120, "found": 130}),
        (RANKS, "3>3", "option_repeated", {"option": 3}),
        (RANKS, "4>3>2>1", "too_many_choices", {"most": 3, "found": 4}),
        (POINTS, "1:5", "points_out_of_range", {"option": 1, "least": 1, "most": 4, "found": 5}),
        (
            POINTS,
            "1:0,2:2",
            "points_out_of_range",
            {"option": 1, "least": 1, "most": 4, "found": 0},
        ),
        (POINTS, "1:4,2:3", "too_many_points", {"most": 6, "found": 7}),
        (POINTS, "1:1", "too_few_points", {"least": 2, "found": 1}),
        (ONE, "1,2", "too_many_choices", {"most": 1, "found": 2}),
        (ONE, "", "empty_choice", {"least": 1}),
    ],
)
def test_a_choice_outside_the_rules_is_refused_with_the_limit(definition, text, reason, figures):
    with pytest.raises(ChoiceRefused) as refused:
        canonical(definition, text)

    assert refused.value.reason == reason
    assert refused.value.field == "choice"
    assert refused.value.figures == figures
    assert irregularity(definition, parse(definition.kind, text)) == reason


@pytest.mark.parametrize("kind", BallotKind)
@pytest.mark.parametrize(
    "text", ["0", "01", "1;2", " 1", "1,", "1>", "x", "1:", "-1", "1\n", "١", "1" * 10, "1:1:1"]
)
def test_a_text_that_is_no_choice_is_refused(kind, text):
    with pytest.raises(ChoiceRefused) as refused:
        parse(kind, text)

    assert refused.value.reason == "malformed_choice"


def test_an_oversize_text_is_refused():
    with pytest.raises(ChoiceRefused, match="malformed_choice"):
        parse(BallotKind.APPROVAL, ",".join("1" for _ in range(LONGEST_TEXT)))


def test_points_without_options_to_them_are_refused():
    for kind, options, points in [
        (BallotKind.CUMULATIVE, [1, 2], [3]),
        (BallotKind.CUMULATIVE, [1], []),
        (BallotKind.APPROVAL, [1], [1]),
    ]:
        with pytest.raises(ChoiceRefused, match="malformed_choice"):
            choice_of(kind, options, points)


def test_a_ballot_kept_as_cast_may_break_limits_but_not_name_what_is_not_there():
    assert canonical(PAPER, "3,1,3", as_cast=True) == "1,3,3"
    assert canonical(RANKS, "3>3>1>2", as_cast=True) == "3>3>1>2"
    assert canonical(POINTS, "2:-1,1:90", as_cast=True) == "1:90,2:-1"
    assert canonical(ONE, "", as_cast=True) == ""
    with pytest.raises(ChoiceRefused, match="unknown_option"):
        canonical(PAPER, "9", as_cast=True)


def test_an_empty_choice_is_allowed_where_the_poll_asks_for_none():
    assert canonical(replace(PAPER, min_length=0), "") == ""


@settings(max_examples=2_000, deadline=None)
@given(
    st.sampled_from(BallotKind),
    st.lists(st.tuples(st.integers(1, 99), st.integers(-9, 9)), max_size=8),
)
def test_a_canonical_text_reads_back_as_the_same_choice(kind, pairs):
    points = [mark for _, mark in pairs] if kind is BallotKind.CUMULATIVE else []
    choice = choice_of(kind, [number for number, _ in pairs], points)
    text = encode(kind, choice)

    assert parse(kind, text) == read_stored(kind, text) == choice
    assert encode(kind, parse(kind, text)) == text


def test_the_order_of_a_ranking_is_the_choice_itself():
    assert parse(BallotKind.ORDINAL, "3>1") != parse(BallotKind.ORDINAL, "1>3")
    assert parse(BallotKind.APPROVAL, "3,1") == parse(BallotKind.APPROVAL, "1,3") == Choice((1, 3))
