"""Shares: entered exactly, whole on every day, whatever happens in whatever order."""

from datetime import date, timedelta
from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.agreements.consortium import shares
from workflows.agreements.consortium.shares import (
    Holding,
    Run,
    Stretch,
    changed,
    check_holding,
    holding_on,
    joining,
    leaving,
    led_by,
    runs_of,
    share_of,
    shared_as,
    timeline_of,
)
from workflows.kit.refusal import Conflict, Invalid, NotFound, Refusal, RuleBroken

A, B, C, D = (UUID(int=n) for n in range(1, 5))
DAY = date(2022, 10, 18)


def per_cent(**held):
    names = {"a": A, "b": B, "c": C, "d": D}
    return {names[name]: Fraction(part, 100) for name, part in held.items()}


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("1/3", Fraction(1, 3)),
        (" 2 / 6 ", Fraction(1, 3)),
        ("33.4%", Fraction(334, 1000)),
        ("12.25 %", Fraction(49, 400)),
        ("100%", Fraction(1)),
        # As a Korean keyboard writes them, and as one sign.
        ("１／３", Fraction(1, 3)),
        ("３３．４％", Fraction(334, 1000)),
        ("⅓", Fraction(1, 3)),
    ],
)
def test_a_share_is_read_exactly(text, share):
    assert share_of(text, field="share") == share


@pytest.mark.parametrize(
    "text",
    ["", "a third", "0.5", "1/0", "0%", "-1/3", "101%", "4/3", "1/20000", "1/3/3", "33.333%"],
)
def test_what_is_no_share_is_refused(text):
    with pytest.raises(Invalid, match=r"share_malformed|party_share_out_of_range"):
        share_of(text, field="share")


def test_three_who_enter_a_third_each_make_one():
    third = share_of("1/3", field="share")

    check_holding(Holding({A: third, B: third, C: third}, A), least=2)


def test_three_who_enter_33_per_cent_each_do_not():
    part = share_of("33%", field="share")

    with pytest.raises(RuleBroken, match="party_shares_not_whole") as refused:
        check_holding(Holding({A: part, B: part, C: part}, A), least=2)
    assert refused.value.figures == {"found": "99/100"}


def test_a_leaver_s_share_is_spread_pro_rata():
    before = Holding(per_cent(a=50, b=30, c=20), A)

    assert leaving(C)(before).shares == {A: Fraction(625, 1000), B: Fraction(375, 1000)}


def test_a_newcomer_s_share_is_given_up_pro_rata():
    after = joining(D, Fraction(1, 10))(Holding(per_cent(a=50, b=30, c=20), A))

    assert after.shares == per_cent(a=45, b=27, c=18, d=10)


def test_what_is_decided_for_a_later_day_stands_in_what_comes_before_it():
    later, sooner = DAY + timedelta(days=60), DAY + timedelta(days=30)
    formed = [Stretch(DAY, Holding(per_cent(a=50, b=30, c=20), A))]
    leaves = changed(formed, later, leaving(C))
    joins = changed(leaves, sooner, joining(D, Fraction(1, 10)))

    assert [one.since for one in joins] == [DAY, sooner, later]
    assert holding_on(joins, sooner).shares == per_cent(a=45, b=27, c=18, d=10)
    assert holding_on(joins, later).shares == {
        A: Fraction(625, 1000) * Fraction(9, 10),
        B: Fraction(375, 1000) * Fraction(9, 10),
        D: Fraction(1, 10),
    }
    assert holding_on(joins, DAY - timedelta(days=1)) is None


def test_nobody_leads_from_outside_and_the_lead_does_not_just_go():
    before = Holding(per_cent(a=50, b=50), A)

    with pytest.raises(RuleBroken, match="lead_leaves_last"):
        leaving(A)(before)
    with pytest.raises(RuleBroken, match="lead_not_a_party"):
        led_by(C)(before)
    with pytest.raises(Conflict, match="party_already"):
        joining(B, Fraction(1, 10))(before)
    with pytest.raises(RuleBroken, match="party_shares_not_of_all"):
        shared_as(per_cent(a=100))(before)
    with pytest.raises(RuleBroken, match="too_few_parties"):
        check_holding(leaving(B)(before), least=2)
    with pytest.raises(NotFound, match="before_the_consortium"):
        changed([Stretch(DAY, before)], DAY - timedelta(days=1), leaving(B))


def test_shares_grow_no_finer_than_can_be_shown():
    fine = Fraction(1, shares.FINEST_PART + 2)

    with pytest.raises(RuleBroken, match="shares_too_fine"):
        check_holding(Holding({A: fine, B: 1 - fine}, A), least=2)


parts = st.integers(1, 400)
steps = st.lists(
    st.tuples(
        st.sampled_from(["join", "leave", "lead", "shares"]),
        st.integers(1, 6),
        parts,
        st.integers(0, 400),
    ),
    max_size=12,
)


@given(st.lists(parts, min_size=2, max_size=5), steps)
def test_on_every_day_the_shares_make_exactly_one(held, done):
    whole = sum(held)
    first = {UUID(int=n + 1): Fraction(part, whole) for n, part in enumerate(held)}
    timeline = [Stretch(DAY, Holding(first, UUID(int=1)))]
    for what, who, part, days in done:
        party, day = UUID(int=who), DAY + timedelta(days=days)
        present = holding_on(timeline, day).shares
        change = {
            "join": joining(party, Fraction(part, 1000)),
            "leave": leaving(party),
            "lead": led_by(party),
            "shares": shared_as(
                {
                    one: Fraction(n + 1, sum(range(1, len(present) + 1)))
                    for n, one in enumerate(present)
                }
            ),
        }[what]
        try:
            after = changed(timeline, day, change)
            for one in after:
                check_holding(one.holding, least=2)
        except Refusal:
            continue
        timeline = after

    for one in timeline:
        assert sum(one.holding.shares.values()) == 1
        assert one.holding.lead in one.holding.shares
    # What is written down and read back is the same timeline, and every day has its holding.
    assert timeline_of(runs_of(timeline)) == timeline
    for days in (0, 1, 199, 400, 4000):
        on = DAY + timedelta(days=days)
        read = {run.body_id: run.share for run in runs_of(timeline) if run.holds_on(on)}
        assert read == dict(holding_on(timeline, on).shares)


def test_a_run_ends_before_the_day_after_it():
    run = Run(A, Fraction(1), True, DAY, DAY + timedelta(days=1))

    assert run.holds_on(DAY)
    assert not run.holds_on(DAY + timedelta(days=1))


def test_a_share_is_held_through_a_change_of_lead_and_not_through_one_of_shares():
    days = [DAY + timedelta(days=n) for n in range(5)]
    half, third = Fraction(1, 2), Fraction(1, 3)
    runs = [
        Run(A, third, False, days[0], days[1]),
        Run(A, half, True, days[1], days[2]),
        Run(A, half, False, days[2], days[3]),
        Run(A, half, True, days[4], None),
        Run(B, half, False, days[0], days[1]),
    ]
    before, after = runs[1].widened(runs), runs[2].widened(runs)

    assert before == Run(A, half, True, days[1], days[3])
    assert after == Run(A, half, False, days[1], days[3])
    assert runs[3].widened(runs) == runs[3]
