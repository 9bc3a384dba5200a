"""Convening: days of notice and of papers, lateness that needs a reason, and who may demand a meeting."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fixtures.meetings import rules_of, seats
from workflows.councils.reckoning.convening import (
    demanders_needed,
    may_demand,
    may_write,
    notice_due,
    notice_in_time,
    papers_due,
    papers_in_time,
)
from workflows.councils.reckoning.terms import WrittenCase

MEETING = date(2026, 12, 8)
A, B, C = seats(3)


@pytest.mark.parametrize(
    ("counting", "days", "due"),
    [
        ("CLEAR_DAYS", 7, date(2026, 11, 30)),
        ("CALENDAR_DAYS", 7, date(2026, 12, 1)),
        ("CLEAR_DAYS", 3, date(2026, 12, 4)),
        ("CLEAR_DAYS", 15, date(2026, 11, 22)),
        ("CLEAR_DAYS", 0, date(2026, 12, 7)),
        ("CALENDAR_DAYS", 0, MEETING),
    ],
)
def test_a_notice_has_to_arrive_by_its_last_day(counting, days, due):
    rules = rules_of(notice_counting=counting, notice_days=days, paper_days=days)

    assert notice_due(rules, MEETING) == due
    assert papers_due(rules, MEETING) == due


@given(st.dates(date(2021, 1, 1), date(2040, 1, 1)), st.integers(0, 60))
def test_so_many_whole_days_lie_between_arrival_and_meeting(meeting, days):
    clear = rules_of(notice_counting="CLEAR_DAYS", notice_days=days)
    due = notice_due(clear, meeting)
    between = [day for n in range(70) if due < (day := meeting - timedelta(days=n)) < meeting]

    assert len(between) == days
    plain = rules_of(notice_counting="CALENDAR_DAYS", notice_days=days)
    assert notice_due(plain, meeting) == due + timedelta(days=1)


def test_lateness_to_one_member_needs_a_reason_and_each_is_told_by_how_much():
    told = {A: date(2026, 11, 30), B: date(2026, 12, 2), C: None}
    late = notice_in_time(rules_of(), MEETING, told)

    assert (late.due, late.late, late.needs_reason) == (date(2026, 11, 30), {B: 2, C: None}, True)
    assert late.rule == "council.house.notice_days"
    assert not notice_in_time(rules_of(), MEETING, {A: date(2026, 11, 30)}).needs_reason


def test_papers_have_days_of_their_own():
    papers = papers_in_time(rules_of(), MEETING, {A: date(2026, 12, 4), B: date(2026, 12, 5)})

    assert (papers.due, papers.late) == (date(2026, 12, 4), {B: 1})
    assert papers.rule == "council.house.paper_days"


@pytest.mark.parametrize(("in_office", "needed"), [(25, 9), (24, 8), (3, 1), (1, 1), (0, 1)])
def test_a_third_is_rounded_up(in_office, needed):
    assert demanders_needed(rules_of(), in_office) == needed


def test_only_members_in_office_demand_a_meeting_and_none_where_the_chair_alone_convenes():
    office, others = frozenset(seats(24)), frozenset(seats(40)) - frozenset(seats(24))

    assert may_demand(rules_of(), office, frozenset(seats(8)))
    assert not may_demand(rules_of(), office, frozenset(seats(7)) | others)
    alone = rules_of(convene_fraction="CHAIR_ALONE")
    assert demanders_needed(alone, 24) is None
    assert not may_demand(alone, office, office)


@pytest.mark.parametrize("case", WrittenCase)
def test_a_council_resolves_in_writing_only_in_its_cases(case):
    assert not may_write(rules_of(), case)
    assert may_write(rules_of(written_cases=["MINOR", "URGENT"]), case) is (
        case in {WrittenCase.MINOR, WrittenCase.URGENT}
    )
