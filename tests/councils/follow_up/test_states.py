"""Lateness and reminders by the day, by hand."""

from datetime import date

import pytest

from workflows.councils.follow_up.states import DecisionState, Warned, late_by, warning

S = DecisionState
DUE = date(2026, 12, 31)


@pytest.mark.parametrize(
    ("state", "today", "reported", "late"),
    [
        (S.OPEN, date(2026, 12, 31), None, 0),
        (S.OPEN, date(2027, 1, 3), None, 3),
        (S.POSTPONED, date(2027, 1, 1), None, 1),
        (S.REPORTED, date(2027, 2, 1), date(2026, 12, 30), 0),
        (S.DONE, date(2027, 2, 1), date(2027, 1, 2), 2),
        (S.LAPSED, date(2027, 2, 1), None, 0),
        (S.UNASSIGNED, date(2027, 2, 1), None, 0),
    ],
)
def test_how_late_it_is_follows_from_the_day(state, today, reported, late):
    assert late_by(state, DUE, today, reported) == late
    assert late_by(state, None, today, reported) == 0


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 12, 23), None),
        (date(2026, 12, 24), Warned.SOON),
        (date(2026, 12, 30), Warned.SOON),
        (date(2026, 12, 31), Warned.TODAY),
        (date(2027, 1, 1), Warned.LATE),
    ],
)
def test_what_is_reminded_of_on_a_day(today, said):
    assert warning(DUE, today, 7) is said
