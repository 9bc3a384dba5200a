"""The rules of decision at each of their bounds: half, two thirds, all, the one concerned, the needed."""

from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.agreements.consortium.rules import Rule, Standing, check_override, decided, tally
from workflows.agreements.consortium.states import Matter, Weight
from workflows.kit.refusal import RuleBroken
from workflows.law.texts import Majority

A, B, C, D, E, F = (UUID(int=n) for n in range(1, 7))
M = Majority
OPEN, CARRIED, LOST = Standing.OPEN, Standing.CARRIED, Standing.LOST


def heads(*parties):
    return {party: Fraction(1, len(parties)) for party in parties}


def said(yes=(), no=()):
    return {**dict.fromkeys(yes, True), **dict.fromkeys(no, False)}


def test_exactly_half_is_not_more_than_half():
    rule = Rule(M.MORE_THAN_HALF)

    assert decided(rule, heads(A, B, C, D), said(yes=(A, B))) is OPEN
    assert decided(rule, heads(A, B, C, D), said(yes=(A, B), no=(C, D))) is LOST
    assert decided(rule, heads(A, B, C, D), said(no=(C, D))) is LOST
    assert decided(rule, heads(A, B, C, D), said(yes=(A, B, C))) is CARRIED
    assert decided(rule, heads(A, B, C), said(yes=(A, B))) is CARRIED


def test_how_far_it_is_is_told_of_those_who_are_counted_by_heads_and_by_shares():
    weights = {A: Fraction(1, 2), B: Fraction(1, 4), C: Fraction(1, 8), D: Fraction(1, 8)}
    rule = Rule(M.TWO_THIRDS, Weight.SHARE, without=frozenset({A}), needed=frozenset({C}))
    far = tally(rule, weights, said(yes=(A, B), no=(D,)))

    assert (far.majority, far.weight) == (M.TWO_THIRDS, Weight.SHARE)
    assert (far.counted, far.yes, far.no) == (3, 1, 1)
    assert (far.counted_share, far.yes_share) == (Fraction(1, 2), Fraction(1, 4))
    assert tally(rule, weights, {}).yes_share == 0


def test_exactly_two_thirds_are_enough():
    rule = Rule(M.TWO_THIRDS)

    assert decided(rule, heads(A, B, C), said(yes=(A, B))) is CARRIED
    assert decided(rule, heads(A, B, C, D, E, F), said(yes=(A, B, C))) is OPEN
    assert decided(rule, heads(A, B, C, D, E, F), said(yes=(A, B, C, D))) is CARRIED
    assert decided(rule, heads(A, B, C, D), said(yes=(A, B))) is OPEN
    assert decided(rule, heads(A, B, C), said(no=(A, B))) is LOST


def test_shares_weigh_exactly_where_the_agreement_says_so():
    shares = {A: Fraction(1, 3), B: Fraction(1, 3), C: Fraction(1, 6), D: Fraction(1, 6)}
    two_thirds, half = Rule(M.TWO_THIRDS, Weight.SHARE), Rule(M.MORE_THAN_HALF, Weight.SHARE)

    assert decided(two_thirds, shares, said(yes=(A, B))) is CARRIED
    assert decided(two_thirds, shares, said(yes=(A, C))) is OPEN
    assert decided(half, shares, said(yes=(A, C))) is OPEN
    assert decided(half, shares, said(yes=(A, C, D))) is CARRIED
    assert decided(half, shares, said(no=(A, C))) is LOST


def test_all_is_everybody_and_one_no_ends_it():
    rule = Rule(M.ALL, Weight.SHARE)

    assert decided(rule, heads(A, B, C), said(yes=(A, B))) is OPEN
    assert decided(rule, heads(A, B, C), said(yes=(A, B, C))) is CARRIED
    assert decided(rule, heads(A, B, C), said(no=(C,))) is LOST


def test_a_routine_act_is_any_party_s_unless_one_objects():
    rule = Rule(M.ANY_UNLESS_OBJECTION)

    assert decided(rule, heads(A, B, C), {}) is OPEN
    assert decided(rule, heads(A, B, C), said(yes=(A,))) is CARRIED
    assert decided(rule, heads(A, B, C), said(yes=(A, B), no=(C,))) is LOST


def test_the_one_concerned_is_not_counted_whatever_he_says():
    rule = Rule(M.ALL, without=frozenset({C}))

    assert decided(rule, heads(A, B, C), said(yes=(A, B), no=(C,))) is CARRIED
    assert decided(rule, heads(A, B, C), said(yes=(A, C))) is OPEN
    # Three of five is more than half; without the one concerned two of four are not.
    half = Rule(M.MORE_THAN_HALF, without=frozenset({E}))
    assert decided(half, heads(A, B, C, D, E), said(yes=(A, B, E))) is OPEN
    # By shares too: 30 of the remaining 60 are exactly half.
    shares = {A: Fraction(30, 100), B: Fraction(30, 100), C: Fraction(40, 100)}
    by_share = Rule(M.MORE_THAN_HALF, Weight.SHARE, without=frozenset({C}))
    assert decided(by_share, shares, said(yes=(A,))) is OPEN


def test_nothing_is_carried_without_those_who_are_needed():
    rule = Rule(M.MORE_THAN_HALF, needed=frozenset({C, F}))

    assert decided(rule, heads(A, B, C), said(yes=(A, B))) is OPEN
    assert decided(rule, heads(A, B, C), said(yes=(A, B, C))) is OPEN
    assert decided(rule, heads(A, B, C), said(yes=(A, B, C, F))) is CARRIED
    assert decided(rule, heads(A, B, C), said(yes=(A, B, C), no=(F,))) is LOST
    assert decided(rule, heads(A, B, C), said(yes=(C, F))) is OPEN


@given(
    st.sampled_from(list(M)),
    st.sampled_from(list(Weight)),
    st.lists(st.integers(1, 30), min_size=1, max_size=7),
    st.data(),
)
def test_silence_is_never_consent(majority, weight, parts, data):
    whole = sum(parts)
    weights = {UUID(int=n + 1): Fraction(part, whole) for n, part in enumerate(parts)}
    voices = {
        party: data.draw(st.sampled_from([True, False, None]), label=str(party.int))
        for party in weights
    }
    spoken = {party: voice for party, voice in voices.items() if voice is not None}
    silent = set(weights) - set(spoken)
    rule = Rule(majority, weight)
    standing = decided(rule, weights, spoken)

    # A silent party is worth no more than one that says no, and no less than one that says yes.
    as_no = decided(rule, weights, {**spoken, **dict.fromkeys(silent, False)})
    as_yes = decided(rule, weights, {**spoken, **dict.fromkeys(silent, True)})
    assert as_no is not OPEN
    assert as_yes is not OPEN
    if majority is not M.ANY_UNLESS_OBJECTION:
        assert (standing is CARRIED) == (as_no is CARRIED)
    assert (standing is LOST) == (as_yes is LOST)
    assert decided(rule, weights, {}) is OPEN


@pytest.mark.parametrize("matter", [Matter.EXPULSION, Matter.FORMATION])
def test_no_agreement_softens_what_is_fixed(matter):
    with pytest.raises(RuleBroken, match="matter_is_fixed"):
        check_override(matter, M.MORE_THAN_HALF)


def test_one_party_alone_decides_nothing_but_routine():
    check_override(Matter.ROUTINE, M.ANY_UNLESS_OBJECTION)
    with pytest.raises(RuleBroken, match="not_by_one_alone"):
        check_override(Matter.JOIN, M.ANY_UNLESS_OBJECTION)
