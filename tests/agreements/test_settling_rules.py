"""What settlement counts without a database: lines, what is owed back, what lateness costs."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.agreements.money.states import PUBLIC, Form, Source
from workflows.agreements.settling.rules import (
    Line,
    check_lines,
    cut_for,
    months_after,
    owed_back,
    subsidy_of,
)
from workflows.kit.refusal import Invalid, RuleBroken

STATE, CASH = Source.STATE, Form.CASH
PLENTY = {(source, form, 2024): 10**12 for source in Source for form in Form}
CUTS = {3: Fraction(1, 10), 6: Fraction(1, 5), 12: Fraction(1, 2)}
WON = st.integers(0, 10**11)


def line(received=100, spent=60, interest=0, *, source=STATE, form=CASH, year=2024):
    return Line(source, form, year, received, spent, interest)


LINES = st.builds(
    lambda source, form, received, part, interest: line(
        received,
        received * part // 100,
        interest if form is CASH else 0,
        source=source,
        form=form,
    ),
    st.sampled_from(Source),
    st.sampled_from(Form),
    WON,
    st.integers(0, 100),
    WON,
)


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ([], "settlement_without_lines"),
        ([line(), line()], "settlement_line_twice"),
        ([line(-1, 0)], "settlement_amount_wrong"),
        ([line(10, -1)], "settlement_amount_wrong"),
        ([line(10, 1, -1)], "settlement_amount_wrong"),
        ([line(10.5, 1)], "settlement_amount_wrong"),
        ([line(True, 0)], "settlement_amount_wrong"),
        ([line(10**13 + 1, 0)], "settlement_amount_wrong"),
        ([line(10, 11)], "settlement_spent_too_much"),
        ([line(10, 1, 1, form=Form.IN_KIND)], "settlement_interest_in_kind"),
        ([line(year=2025)], "settlement_year_to_come"),
    ],
)
def test_lines_that_are_no_report(lines, reason):
    with pytest.raises(Invalid, match=reason):
        check_lines(lines, 2024, PLENTY)


@given(LINES, WON)
def test_more_than_the_plan_leaves_is_refused_and_as_much_is_not(one, left):
    room = {one.key: left}
    if one.received > left:
        with pytest.raises(RuleBroken, match="settlement_over_plan"):
            check_lines([one], 2024, room)
    else:
        check_lines([one], 2024, room)


@given(st.lists(LINES, max_size=8, unique_by=lambda one: one.key))
def test_every_won_of_a_subsidy_is_spent_or_owed_back_and_own_money_never_is(lines):
    owed = owed_back(lines)
    assert set(owed) <= PUBLIC
    assert all(owed.values())
    for source in PUBLIC:
        money = [one for one in lines if one.source is source and one.form is CASH]
        back = sum(one.received + one.interest - one.spent for one in money)
        assert owed.get(source, 0) == back
    state, local = subsidy_of(lines)
    assert state + local == sum(
        one.received for one in lines if one.form is CASH and one.source in PUBLIC
    )


@given(st.dates(date(2022, 1, 1), date(2030, 12, 31)), st.integers(0, 900))
def test_the_cut_only_grows_with_the_days(due, days):
    before = cut_for(due, date.fromordinal(due.toordinal() + days), CUTS)
    after = cut_for(due, date.fromordinal(due.toordinal() + days + 1), CUTS)
    assert Fraction(0) <= before <= after <= Fraction(1, 2)


@pytest.mark.parametrize(
    ("day", "cut"),
    [
        (date(2025, 5, 27), Fraction(0)),
        (date(2025, 5, 28), Fraction(1, 10)),
        (date(2025, 8, 27), Fraction(1, 10)),
        (date(2025, 8, 28), Fraction(1, 5)),
        (date(2026, 2, 27), Fraction(1, 5)),
        (date(2026, 2, 28), Fraction(1, 2)),
    ],
)
def test_by_months_late(day, cut):
    assert cut_for(date(2025, 2, 28), day, CUTS) == cut


def test_a_month_without_the_day_ends_with_its_last():
    assert months_after(date(2024, 11, 30), 3) == date(2025, 2, 28)
    assert months_after(date(2024, 12, 31), 12) == date(2025, 12, 31)
