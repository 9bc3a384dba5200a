"""Recusals: which declared ties concern an item, on which ground, and who is left to vote."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from uuid import UUID

import pytest

from tests.fixtures.meetings import rules_of, seats
from workflows.councils.reckoning.recusal import (
    Bond,
    Interest,
    may_challenge,
    may_vote,
    measures_of,
    suggested,
)
from workflows.councils.reckoning.terms import RecusalKind
from workflows.law.texts import rule_texts

A, B, C, D = seats(4)
FIRM, OTHER = UUID(int=301), UUID(int=302)
PLAN, FUNDS = UUID(int=201), UUID(int=202)
DAY = date(2026, 12, 8)
MEASURES = measures_of({one.id: one.limit for one in rule_texts().values() if one.limit})
ALL = ["EXCLUSION", "CHALLENGE", "WITHDRAWAL"]


def suggestions(*interests, kinds=ALL, day=DAY):
    return suggested(
        rules_of(recusal_kinds=kinds),
        interests,
        item=PLAN,
        parties=frozenset({FIRM}),
        day=day,
        measures=MEASURES,
    )


@pytest.mark.parametrize(
    "bond", [Bond.SELF, Bond.SPOUSE, Bond.JOINT_HOLDER, Bond.RELATIVE, Bond.ADVICE, Bond.AGENT]
)
def test_what_shuts_out_by_law_does_so_however_long_ago(bond):
    (one,) = suggestions(Interest(A, FIRM, bond, until=date(2010, 1, 1)))

    assert (one.member, one.kind, one.rule) == (A, RecusalKind.EXCLUSION, "conflict.exclusion")


def test_where_a_place_knows_no_exclusion_it_is_a_withdrawal():
    (one,) = suggestions(Interest(A, FIRM, Bond.SELF), kinds=["WITHDRAWAL"])

    assert one.kind is RecusalKind.WITHDRAWAL


@pytest.mark.parametrize("bond", [Bond.OFFICER, Bond.EMPLOYEE, Bond.REPRESENTS])
def test_a_private_interested_person_asks_for_a_withdrawal(bond):
    (one,) = suggestions(Interest(A, FIRM, bond))

    assert (one.kind, one.rule) == (RecusalKind.WITHDRAWAL, "conflict.interested")


@pytest.mark.parametrize(
    ("left", "rule"),
    [
        (date(2026, 12, 8), "conflict.interested"),
        (date(2024, 12, 8), "conflict.past_employer"),
        (date(2024, 12, 7), None),
    ],
)
def test_a_former_employer_counts_for_two_years(left, rule):
    told = suggestions(Interest(A, FIRM, Bond.EMPLOYEE, until=left))

    assert [one.rule for one in told] == ([rule] if rule else [])


def test_a_former_officer_or_adviser_counts_no_more():
    assert suggestions(Interest(A, FIRM, Bond.OFFICER, until=date(2026, 12, 7))) == []


@pytest.mark.parametrize(
    ("bond", "share", "rule"),
    [
        (Bond.SHARES, Fraction(30, 100), "conflict.share_holding"),
        (Bond.SHARES, Fraction(2999, 10000), None),
        (Bond.CAPITAL, Fraction(1, 2), "conflict.capital_holding"),
        (Bond.CAPITAL, Fraction(4999, 10000), None),
        (Bond.SHARES, None, None),
    ],
)
def test_a_holding_counts_from_the_share_the_decree_names(bond, share, rule):
    told = suggestions(Interest(A, FIRM, bond, share=share))

    assert [one.rule for one in told] == ([rule] if rule else [])
    sold = Interest(A, FIRM, bond, share=share, until=date(2026, 12, 7))
    assert suggestions(sold) == []


def test_only_parties_and_this_item_count_and_nothing_is_told_twice():
    tie = Interest(A, FIRM, Bond.ADVICE, item=PLAN)

    assert len(suggestions(tie, tie)) == 1
    assert suggestions(replace(tie, party=OTHER), replace(tie, item=FUNDS)) == []


def test_every_ground_stands_in_a_pack():
    told = suggestions(
        Interest(A, FIRM, Bond.SELF),
        Interest(B, FIRM, Bond.OFFICER),
        Interest(C, FIRM, Bond.SHARES, share=Fraction(1)),
        Interest(D, FIRM, Bond.CAPITAL, share=Fraction(1)),
        Interest(D, FIRM, Bond.EMPLOYEE, until=date(2026, 1, 1)),
    )

    assert len({one.rule for one in told}) == 5
    assert {one.rule for one in told} <= set(rule_texts())


def test_whoever_is_recused_challenged_or_away_does_not_vote():
    office = frozenset({A, B, C, D})

    assert may_vote(office, {A, B, C, FIRM}, {B}, {C}) == {A}
    assert may_vote(office, office, {B}) == {A, C, D}


def test_a_challenge_needs_a_place_that_knows_it():
    assert may_challenge(rules_of(recusal_kinds=ALL))
    assert not may_challenge(rules_of(recusal_kinds=["EXCLUSION", "WITHDRAWAL"]))
