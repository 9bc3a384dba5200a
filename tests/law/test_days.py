"""Counting days: the vectors of the law, feasts with their substitute days, and what always holds."""

from datetime import date, datetime, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.kit.wording import SEOUL
from workflows.law.days import (
    WORKING,
    Calendar,
    Unit,
    days_late,
    due_day,
    due_moment,
    full_age,
    is_off,
    latest_arrival,
    paused_days,
)
from workflows.law.texts import holiday_texts

OFF = frozenset(holiday_texts())
VECTORS = frozenset({date(2026, 12, 25), date(2027, 1, 1), date(2027, 3, 1)})
MONDAY = date(2026, 11, 23)


def test_a_conflict_known_on_a_sunday_is_reported_within_14_civil_days():
    assert due_day(date(2026, 11, 22), 14, Calendar.CIVIL, VECTORS) == date(2026, 12, 7)


def test_a_citizen_proposal_is_answered_within_30_civil_days():
    assert due_day(MONDAY, 30, Calendar.CIVIL, VECTORS) == date(2026, 12, 23)


def test_a_suggestion_complaint_is_answered_within_14_working_days():
    assert due_day(MONDAY, 14, Calendar.COMPLAINT_DAYS, VECTORS) == date(2026, 12, 10)


def test_a_disclosure_is_decided_within_10_working_days():
    assert due_day(MONDAY, 10, Calendar.DISCLOSURE, VECTORS) == date(2026, 12, 4)


def test_a_company_settles_within_two_months_and_rolls_over_sunday_and_holiday():
    due = due_day(date(2026, 12, 31), 2, Calendar.CIVIL, VECTORS, unit=Unit.MONTHS)

    assert due == date(2027, 3, 2)


def test_a_municipality_settles_within_three_months():
    due = due_day(date(2026, 12, 31), 3, Calendar.CIVIL, VECTORS, unit=Unit.MONTHS)

    assert due == date(2027, 3, 31)


def test_a_council_notice_of_seven_clear_days():
    assert latest_arrival(date(2026, 12, 8), 7) == date(2026, 11, 30)


def test_thirteen_years_and_364_days_are_not_fourteen():
    assert full_age(date(2012, 11, 28), date(2026, 11, 27)) == 13
    assert full_age(date(2012, 11, 28), date(2026, 11, 28)) == 14
    assert full_age(date(2012, 2, 29), date(2026, 2, 28)) == 13
    assert full_age(date(2012, 2, 29), date(2026, 3, 1)) == 14


@pytest.mark.parametrize(
    ("calendar", "due"),
    [
        # Seollal 2027: Saturday 6 to Monday 8 February, and Tuesday 9 in its stead.
        (Calendar.CIVIL, date(2027, 2, 10)),
        (Calendar.COMPLAINT_DAYS, date(2027, 2, 11)),
        (Calendar.DISCLOSURE, date(2027, 2, 11)),
        (Calendar.BURDEN, date(2027, 2, 6)),
    ],
)
def test_seven_days_over_seollal_and_its_substitute(calendar, due):
    assert due_day(date(2027, 1, 31), 7, calendar, OFF) == due


@pytest.mark.parametrize(
    ("calendar", "due"),
    [
        # Chuseok 2025: 3 October, then Sunday 5 to Tuesday 7, Wednesday 8 in its stead, 9 Hangul Day.
        (Calendar.CIVIL, date(2025, 10, 10)),
        (Calendar.COMPLAINT_DAYS, date(2025, 10, 16)),
        (Calendar.BURDEN, date(2025, 10, 7)),
    ],
)
def test_seven_days_over_the_long_chuseok_of_2025(calendar, due):
    assert due_day(date(2025, 10, 1), 7, calendar, OFF) == due


def test_five_days_of_a_complaint_are_forty_office_hours():
    received = datetime(2026, 11, 26, 16, 30, tzinfo=SEOUL)  # a Thursday

    assert due_moment(received, 1, OFF) == datetime(2026, 11, 27, 16, 30, tzinfo=SEOUL)
    assert due_moment(received, 2, OFF) == datetime(2026, 11, 30, 16, 30, tzinfo=SEOUL)
    assert due_moment(received, 5, OFF) == datetime(2026, 12, 3, 16, 30, tzinfo=SEOUL)


def test_outside_office_hours_nothing_of_a_complaint_passes():
    for received in (
        datetime(2026, 11, 27, 18, 0, tzinfo=SEOUL),  # Friday evening
        datetime(2026, 11, 29, 3, 0, tzinfo=SEOUL),  # Sunday
        datetime(2026, 11, 30, 9, 0, tzinfo=SEOUL),  # Monday morning
    ):
        assert due_moment(received, 1, OFF) == datetime(2026, 11, 30, 18, 0, tzinfo=SEOUL)
    noon = datetime(2026, 11, 30, 12, 20, tzinfo=SEOUL)
    assert due_moment(noon, 1, OFF) == datetime(2026, 12, 1, 12, 0, tzinfo=SEOUL)


def test_a_pause_moves_the_last_day_by_what_it_took():
    taken = paused_days(date(2026, 12, 1), date(2026, 12, 8), Calendar.CIVIL, OFF)
    working = paused_days(date(2026, 12, 1), date(2026, 12, 8), Calendar.COMPLAINT_DAYS, OFF)

    assert (taken, working) == (7, 5)
    assert due_day(MONDAY, 30, Calendar.CIVIL, OFF, paused=taken) == date(2026, 12, 30)
    assert due_day(MONDAY, 14, Calendar.COMPLAINT_DAYS, OFF, paused=5) == date(2026, 12, 17)


def test_lateness_is_told_in_calendar_days():
    assert days_late(date(2026, 12, 23), date(2026, 12, 23)) == 0
    assert days_late(date(2026, 12, 23), date(2026, 12, 26)) == 3


@pytest.mark.parametrize(
    ("length", "calendar", "unit"),
    [(0, Calendar.CIVIL, Unit.DAYS), (1, Calendar.DISCLOSURE, Unit.MONTHS)],
)
def test_what_no_law_counts_is_an_error(length, calendar, unit):
    with pytest.raises(ValueError, match=r"period|counts days"):
        due_day(MONDAY, length, calendar, OFF, unit=unit)


DATES = st.dates(date(2021, 1, 1), date(2029, 12, 31))
HOLIDAYS = st.frozensets(st.dates(date(2021, 1, 1), date(2030, 12, 31)), max_size=80)


@given(DATES, st.integers(1, 90), st.sampled_from(list(Calendar)), HOLIDAYS)
def test_a_longer_period_never_ends_earlier_and_none_ends_before_it_begins(
    received, length, calendar, off
):
    due = due_day(received, length, calendar, off)

    assert received <= due <= due_day(received, length + 1, calendar, off)
    assert due <= due_day(received + timedelta(days=1), length, calendar, off)
    assert due <= due_day(received, length, calendar, off, paused=1)


@given(DATES, st.integers(1, 90), st.sampled_from(list(Calendar)), HOLIDAYS)
def test_only_a_burden_may_end_on_a_day_off(received, length, calendar, off):
    due = due_day(received, length, calendar, off)

    if calendar is Calendar.BURDEN:
        assert due == received + timedelta(days=length - 1)
    else:
        assert not is_off(due, off)


@given(DATES, st.integers(1, 60), st.sampled_from(list(Calendar)), HOLIDAYS, DATES)
def test_a_further_holiday_never_makes_a_period_end_earlier(received, length, calendar, off, more):
    assert due_day(received, length, calendar, off) <= due_day(
        received, length, calendar, off | {more}
    )


@given(DATES, st.integers(1, 60), st.sampled_from(sorted(WORKING)), HOLIDAYS)
def test_a_period_of_working_days_holds_as_many_working_days(received, length, calendar, off):
    due = due_day(received, length, calendar, off)
    days = [received + timedelta(days=n) for n in range((due - received).days + 1)]

    assert sum(not is_off(day, off) for day in days) == length


@given(DATES, st.times(), st.integers(1, 5), HOLIDAYS)
def test_hours_end_in_office_hours_of_a_working_day(day, hour, days, off):
    due = due_moment(datetime.combine(day, hour, SEOUL), days, off)

    assert not is_off(due.date(), off)
    assert 9 <= due.hour <= 18


def test_the_holidays_are_those_that_are_known_elsewhere():
    known = set(holidays.country_holidays("KR", years=range(2021, 2031)))

    assert set(holiday_texts()) == known


def test_every_holiday_says_what_it_rests_on():
    assert all(one.article.startswith(("2", "3")) for one in holiday_texts().values())
    assert holiday_texts()[date(2023, 10, 2)].kind == "TEMPORARY"
    assert holiday_texts()[date(2027, 2, 9)].kind == "SUBSTITUTE"
