"""The rules of the money: what they find, and that what they say cures it, by no won too many."""

from dataclasses import replace
from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.agreements.money.rules import (
    LARGEST_AMOUNT,
    Contribution,
    Cure,
    CureKind,
    Invariant,
    MoneyRules,
    check_whole,
    findings,
    won_of,
)
from workflows.agreements.money.states import LOCAL, PUBLIC, Form, Source
from workflows.kit.refusal import Invalid, RuleBroken

BN = 1_000_000_000
CALL = MoneyRules(2022, range(2022, 2025), Fraction(1, 2), 24 * BN)
WHO = {source: UUID(int=place) for place, source in enumerate(Source, 1)}
PAYERS = frozenset(WHO.items())
ROWS = st.lists(
    st.builds(
        Contribution,
        source=st.sampled_from(Source),
        form=st.sampled_from(Form),
        year=st.integers(2022, 2024),
        payer=st.integers(1, 7).map(lambda number: UUID(int=number)),
        won=st.integers(1, 30) | st.integers(1, 30 * BN),
    ),
    max_size=12,
    unique_by=lambda row: row.key,
)
RULES = st.builds(
    MoneyRules,
    cohort=st.just(2022),
    years=st.just(CALL.years),
    state_share=st.none() | st.fractions(0, 1, max_denominator=20),
    public_total=st.none() | st.integers(0, 60) | st.integers(0, 60 * BN),
)


def paid(source, won, year=2022, form=Form.CASH):
    return Contribution(source, form, year, WHO[source], won)


def mixed(state, local, private=0):
    """Return rows of so much, the local part split between province and municipality."""
    parts = {
        Source.STATE: state,
        Source.PROVINCE: local // 3,
        Source.MUNICIPALITY: local - local // 3,
        Source.PRIVATE: private,
    }
    return [paid(source, won) for source, won in parts.items() if won]


def one(found, invariant):
    return next(each for each in found if each.invariant is invariant)


def less(rows, sources, won, payer=None):
    """Take won away from the rows of some sources, the first first."""
    kept = []
    for row in rows:
        takes = row.source in sources and payer in (None, row.payer)
        gone = min(won, row.won) if takes else 0
        won -= gone
        if row.won > gone:
            kept.append(replace(row, won=row.won - gone))
    assert won == 0, "there was not so much to take"
    return kept


def more(rows, won):
    """Give won to the municipality of a year of its own."""
    return [*rows, *([paid(Source.MUNICIPALITY, won, 2099)] if won else [])]


def cured(rows, cure, finding):
    """Carry out a cure as whoever reads it would."""
    if cure.kind is CureKind.LOWER_STATE:
        return less(rows, {Source.STATE}, cure.won)
    if cure.kind is CureKind.RAISE_LOCAL:
        return more(rows, cure.won)
    if cure.kind is CureKind.MOVE_TO_LOCAL:
        return more(less(rows, {Source.STATE}, cure.won), cure.won)
    if cure.kind is CureKind.LOWER_PUBLIC:
        return less(rows, PUBLIC, cure.won)
    return less(rows, {finding.payer[0]}, cure.won, finding.payer[1])


def test_half_of_the_public_money_may_be_the_state_s_and_private_money_comes_on_top():
    found = findings(mixed(12 * BN, 12 * BN, 2 * BN), CALL, PAYERS)

    assert [each.broken for each in found] == [False, False, False]
    assert [each.rule_id for each in found] == [
        "money.2022.state_share",
        "money.2022.public_total",
        "money.payers",
    ]
    assert (found[1].found, found[1].allowed) == (24 * BN, 24 * BN)


def test_a_hundred_million_too_many_is_found_and_what_cures_it_is_said():
    found = findings(mixed(12_100_000_000, 11_900_000_000, 2 * BN), CALL, PAYERS)

    share = one(found, Invariant.STATE_SHARE)
    assert (share.found, share.allowed) == (12_100_000_000, 12 * BN)
    assert share.cures == (
        Cure(CureKind.LOWER_STATE, 200_000_000),
        Cure(CureKind.MOVE_TO_LOCAL, 100_000_000),
    )
    assert not one(found, Invariant.PUBLIC_TOTAL).broken


def test_below_the_most_public_money_the_local_part_may_be_raised_too():
    share = one(findings(mixed(8 * BN + 1, 8 * BN), CALL, PAYERS), Invariant.STATE_SHARE)

    assert share.cures == (
        Cure(CureKind.LOWER_STATE, 1),
        Cure(CureKind.RAISE_LOCAL, 1),
        Cure(CureKind.MOVE_TO_LOCAL, 1),
    )


def test_a_won_above_the_most_public_money_is_one_too_many():
    found = findings(mixed(12 * BN, 12 * BN + 1), CALL, PAYERS)

    assert one(found, Invariant.PUBLIC_TOTAL).cures == (Cure(CureKind.LOWER_PUBLIC, 1),)


def test_who_has_left_is_found_with_all_he_was_to_pay():
    rows = [*mixed(BN, BN), paid(Source.PRIVATE, 5), paid(Source.PRIVATE, 7, form=Form.IN_KIND)]
    left = PAYERS - {(Source.PRIVATE, WHO[Source.PRIVATE])}
    (found,) = [each for each in findings(rows, CALL, left) if each.broken]

    assert found.payer == (Source.PRIVATE, WHO[Source.PRIVATE])
    assert found.cures == (Cure(CureKind.LOWER_PAYER, 12),)


def test_a_rule_the_cohort_does_not_have_is_not_checked():
    unknown = MoneyRules(2031, range(2031, 2034))

    assert [each.invariant for each in findings(mixed(30 * BN, 0), unknown, PAYERS)] == [
        Invariant.PAYERS
    ]


@pytest.mark.parametrize("won", [0, -1, LARGEST_AMOUNT + 1, 1.0, 1.5, Fraction(1, 2), True, "1"])
def test_what_is_no_amount_is_refused(won):
    with pytest.raises(Invalid, match="amount_"):
        paid(Source.STATE, won)


def test_the_largest_amount_is_one():
    assert paid(Source.STATE, LARGEST_AMOUNT).won == LARGEST_AMOUNT


@given(rows=ROWS, rules=RULES)
def test_every_cure_cures_and_one_won_less_does_not(rows, rules):
    for found in findings(rows, rules, PAYERS):
        assert found.broken == bool(found.cures)
        for cure in found.cures:
            assert cure.won >= 1
            after = findings(cured(rows, cure, found), rules, PAYERS)
            assert not still(after, found)
            nearly = replace(cure, won=cure.won - 1)
            assert still(findings(cured(rows, nearly, found), rules, PAYERS), found)


def still(after, before):
    """Say whether the same is broken as before."""
    same = [
        each for each in after if (each.invariant, each.payer) == (before.invariant, before.payer)
    ]
    return any(each.broken for each in same)


@given(rows=ROWS, rules=RULES)
def test_no_cure_of_the_state_s_part_lifts_the_public_money_above_its_most(rows, rules):
    found = findings(rows, rules, PAYERS)
    total = [each for each in found if each.invariant is Invariant.PUBLIC_TOTAL]
    for share in (each for each in found if each.invariant is Invariant.STATE_SHARE):
        for cure in share.cures:
            after = findings(cured(rows, cure, share), rules, PAYERS)
            again = [each for each in after if each.invariant is Invariant.PUBLIC_TOTAL]
            assert [each.found for each in again] <= [max(e.found, e.allowed) for e in total]


@given(rows=ROWS, rules=RULES, order=st.randoms(use_true_random=False))
def test_the_order_of_the_rows_says_nothing(rows, rules, order):
    mixed_up = list(rows)
    order.shuffle(mixed_up)

    assert findings(mixed_up, rules, PAYERS) == findings(rows, rules, PAYERS)


@given(rows=ROWS, rules=RULES)
def test_the_state_s_part_is_judged_as_the_fraction_says(rows, rules):
    state = won_of(rows, {Source.STATE})
    public = state + won_of(rows, LOCAL)
    for share in findings(rows, rules, PAYERS):
        if share.invariant is Invariant.STATE_SHARE:
            assert share.broken == (state > rules.state_share * public)


@given(rows=ROWS, rules=RULES)
def test_a_plan_is_put_forward_if_and_only_if_everything_holds(rows, rules):
    found = findings(rows, rules, PAYERS)
    broken = [each for each in found if each.broken]
    if not rows:
        with pytest.raises(Invalid, match="plan_is_empty"):
            check_whole(rows, found)
    elif not broken:
        check_whole(rows, found)
    else:
        with pytest.raises(RuleBroken) as refused:
            check_whole(rows, found)
        cures = {each.kind.value.lower(): each.won for each in broken[0].cures}
        assert refused.value.rule == broken[0].rule_id
        assert cures.items() <= refused.value.figures.items()
