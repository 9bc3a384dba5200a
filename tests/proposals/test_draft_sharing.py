"""Shares of authors: exact, one together, whatever their number; and agreement to what stands."""

from fractions import Fraction
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.kit.refusal import Invalid, RuleBroken
from workflows.proposals.drafts.rules import check_agreed, check_shares

PARTS = st.lists(st.integers(1, 500), min_size=1, max_size=10)


@given(PARTS)
def test_parts_of_one_whole_are_taken_and_any_more_or_less_is_not(parts):
    people = [uuid4() for _ in parts]
    whole = sum(parts)
    shares = {one: Fraction(part, whole) for one, part in zip(people, parts, strict=True)}

    check_shares(shares, people)
    with pytest.raises(RuleBroken, match="shares_not_whole"):
        check_shares({**shares, people[0]: shares[people[0]] + Fraction(1, whole)}, people)
    with pytest.raises(RuleBroken, match="shares_not_of_all"):
        check_shares(shares, [*people, uuid4()])
    with pytest.raises(RuleBroken, match="shares_not_of_all"):
        check_shares(shares, people[1:])


@pytest.mark.parametrize("first", [Fraction(0), Fraction(-1, 2), Fraction(1, 10_001)])
def test_no_share_is_nothing_or_finer_than_the_paper(first):
    a, b = uuid4(), uuid4()
    with pytest.raises(Invalid, match="share_out_of_range"):
        check_shares({a: first, b: 1 - first}, [a, b])


@given(st.integers(1, 9), st.sets(st.integers(1, 4)), st.integers(2, 5))
def test_what_is_submitted_is_what_everybody_but_the_lead_agreed_to(version, behind, number):
    people = [uuid4() for _ in range(number)]
    agreed = {one: version - (place in behind) for place, one in enumerate(people)}
    missing = len([place for place in behind if place < number])
    shares = [Fraction(1, number)] * number
    if missing:
        with pytest.raises(RuleBroken, match="not_all_agreed") as refused:
            check_agreed(version, agreed, people[0], shares)
        assert refused.value.figures["missing"] == missing
    else:
        check_agreed(version, agreed, people[0], shares)
    with pytest.raises(RuleBroken, match="shares_open"):
        check_agreed(version, agreed, people[0], [None, *shares[1:]])
