"""What the register counts without a database: sentences, due days, lateness, settlement."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.agreements.duties.due import (
    DueRule,
    Facts,
    check_rule,
    counted,
    due_on,
    late_by,
    standing_of,
    warnings,
)
from workflows.agreements.duties.sentences import (
    digest_of,
    duty_sentences,
    sentences_of,
    unmapped,
)
from workflows.agreements.duties.settlement import (
    AUDIT,
    AUDIT_LOCAL,
    MONTHS,
    MONTHS_LOCAL,
    Funded,
    audits,
    settlements,
)
from workflows.agreements.duties.states import (
    Count,
    DutyState,
    DutyWarning,
    FactKind,
    Standing,
    Trigger,
)
from workflows.kit.refusal import Invalid

BODY, OTHER = UUID(int=1), UUID(int=2)
OFF = frozenset({date(2026, 12, 25), date(2027, 1, 1), date(2027, 3, 1)})
LIMITS = {MONTHS: 2, MONTHS_LOCAL: 3, AUDIT: 100_000_000, AUDIT_LOCAL: 300_000_000}
DAYS = st.dates(date(2026, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    "sentence",
    [
        "대표사는 매년 1월에 결산서를 제출하여야 한다.",
        "대표사는 결산서를 제출해야 한다.",
        "시는 분담금을 12월 31일까지 지급한다.",
        "사업시행자는 자료를 제3자에게 제공하여서는 아니 된다.",
        "당사자는 비밀을 누설하지 아니한다.",
        "각 당사자는 알게 된 비밀을 지킬 의무가 있다.",
        "손해는 책임 있는 당사자가 진다.",
        "비용은 대표사가 부담하기로 한다.",
        "The lead shall report each quarter.",
        "가온시는 다음 일의 결과에 책임을 진다: 실시계획, 부지.",
        "가람건설은 책임을 지는 당사자를 위하여 다음 일을 한다: 부지.",
        "당사자는 모은 데이터를 사업의 목적으로만 쓴다.",
        "대표사는 그 설비를 보험에 든다.",
    ],
)
def test_a_sentence_of_duty_is_found(sentence):
    assert [one.text for one in duty_sentences(sentence)] == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "이 협약에서 자료란 시스템에 모인 정보를 말한다.",
        "당사자는 협의하여 기간을 늘릴 수 있다.",
        "이 협약은 스마트도시 사업의 역할을 정함을 목적으로 하였다.",
        "Members may withdraw.",
        "",
    ],
)
def test_a_power_and_a_definition_are_none(sentence):
    assert duty_sentences(sentence) == []


def test_a_new_text_asks_again_for_the_changed_sentences_alone():
    first = "가사는 보고한다. 나사는 지급한다.\n자료는 공개할 수 있다."
    settled = {one.digest for one in duty_sentences(first)}
    assert unmapped(first, settled) == []
    second = "가사는  보고한다.\n나사는 10일 안에 지급한다."
    assert [one.text for one in unmapped(second, settled)] == ["나사는 10일 안에 지급한다."]
    assert digest_of("가사는  보고한다.") == digest_of("가사는 보고한다.")


@given(st.text(max_size=200))
def test_no_text_breaks_the_reading(text):
    found = sentences_of(text)
    assert len({one.digest for one in found}) == len(found)
    assert set(duty_sentences(text)) <= set(found)
    assert "".join(text.split()) == "" or found


def naive(started, length, count, off):
    """Count day by day, as one would on a calendar on the wall."""

    def works(day):
        return day.isoweekday() < 6 and day not in off

    day = started
    if count is Count.BUSINESS_DAYS:
        while length:
            day += timedelta(days=1)
            length -= works(day)
        return day
    if count is Count.DAYS:
        day += timedelta(days=length)
    else:
        # The period begins on the next day and ends on the day before the one that answers to it;
        # where the month has no such day, with the month.
        begins = started + timedelta(days=1)
        year, month = begins.year, begins.month
        for _ in range(length):
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        try:
            day = date(year, month, begins.day) - timedelta(days=1)
        except ValueError:
            nxt = date(year + 1, 1, 1) if month == 12 else date(year, month + 1, 1)
            day = nxt - timedelta(days=1)
    while not works(day):
        day += timedelta(days=1)
    return day


@given(DAYS, st.integers(1, 60), st.sampled_from(Count), st.frozensets(DAYS, max_size=10))
def test_a_period_ends_where_counting_by_hand_ends(started, length, count, off):
    assert counted(started, length, count, off) == naive(started, length, count, off)


IN_FORCE = date(2026, 12, 1)


def test_each_trigger_waits_for_its_own():
    fact = DueRule(Trigger.FACT, fact=FactKind.COMPLETION, length=2, count=Count.MONTHS)
    after = DueRule(Trigger.DUTY_DONE, after_id=BODY, length=5, count=Count.BUSINESS_DAYS)
    force = DueRule(Trigger.IN_FORCE, length=30, count=Count.DAYS)
    fixed = DueRule(Trigger.FIXED_DAY, day=date(2027, 3, 1))
    for rule in (fact, after, force, fixed):
        check_rule(rule)
        assert due_on(rule, Facts(), OFF) is None
    live = Facts(IN_FORCE)
    assert due_on(fact, live, OFF) is None
    assert due_on(after, live, OFF) is None
    assert due_on(force, live, OFF) == date(2026, 12, 31)
    assert due_on(fixed, live, OFF) == date(2027, 3, 1)  # agreed as it is, day off or not
    happened = Facts(
        IN_FORCE, {FactKind.COMPLETION: date(2026, 12, 31)}, {BODY: date(2026, 12, 21)}
    )
    assert due_on(fact, happened, OFF) == date(2027, 3, 2)
    assert due_on(after, happened, OFF) == date(2026, 12, 29)


@pytest.mark.parametrize(
    "rule",
    [
        DueRule(Trigger.FIXED_DAY),
        DueRule(Trigger.FIXED_DAY, day=IN_FORCE, length=1, count=Count.DAYS),
        DueRule(Trigger.IN_FORCE),
        DueRule(Trigger.IN_FORCE, length=0, count=Count.DAYS),
        DueRule(Trigger.IN_FORCE, length=1),
        DueRule(Trigger.FACT, length=1, count=Count.DAYS),
        DueRule(Trigger.DUTY_DONE, length=1, count=Count.DAYS),
        DueRule(Trigger.IN_FORCE, fact=FactKind.COMPLETION, length=1, count=Count.DAYS),
    ],
)
def test_a_rule_that_is_not_whole_is_refused(rule):
    with pytest.raises(Invalid, match="due_rule_not_whole"):
        check_rule(rule)


def test_where_an_obligation_is_and_how_late():
    due, today = date(2026, 12, 10), date(2026, 12, 15)
    assert standing_of(DutyState.OPEN, None) is Standing.WAITING
    assert standing_of(DutyState.OPEN, due) is Standing.OPEN
    assert standing_of(DutyState.WAIVED, None) is Standing.WAIVED
    assert late_by(DutyState.OPEN, due, today, None) == 5
    assert late_by(DutyState.REPORTED, due, today, date(2026, 12, 12)) == 2
    assert late_by(DutyState.DONE, due, today, date(2026, 12, 9)) == 0
    assert late_by(DutyState.WAIVED, due, today, None) == 0
    assert late_by(DutyState.OPEN, None, today, None) == 0


def test_what_is_told_of_a_due_day():
    due = date(2026, 12, 10)

    def told(day, after=3):
        return warnings(due, due + timedelta(days=day), 7, after)

    assert told(-8) == []
    assert told(-7) == [DutyWarning.SOON]
    assert told(0) == [DutyWarning.TODAY]
    assert told(2) == [DutyWarning.LATE]
    assert told(3) == [DutyWarning.LATE, DutyWarning.ESCALATED]
    assert told(90, None) == [DutyWarning.LATE]


@pytest.mark.parametrize(
    ("local", "completed", "due"),
    [
        (False, date(2026, 12, 31), date(2027, 3, 2)),  # 28 February a Sunday, 1 March a holiday
        (True, date(2026, 12, 31), date(2027, 3, 31)),
        (False, date(2026, 11, 20), date(2027, 1, 20)),
        (False, date(2026, 10, 31), date(2026, 12, 31)),
        (True, date(2026, 11, 30), date(2027, 3, 2)),
    ],
)
def test_settlement_is_due_in_two_months_and_of_a_local_government_in_three(local, completed, due):
    (one,) = settlements(
        [Funded(BODY, local, 5, 5)], [(FactKind.COMPLETION, completed)], LIMITS, OFF, completed
    )
    assert (one.due_on, one.late_by) == (due, 0)
    assert one.rule == (MONTHS_LOCAL if local else MONTHS)


def test_settlement_waits_for_a_fact_and_runs_from_each():
    parties = [Funded(BODY, False, 1, 0), Funded(OTHER, True, 1, 0)]
    waits = settlements(parties, [], LIMITS, OFF, IN_FORCE)
    assert [(one.body_id, one.due_on) for one in waits] == [(BODY, None), (OTHER, None)]
    facts = [
        (FactKind.COMPLETION, date(2027, 6, 30)),
        (FactKind.FISCAL_YEAR_END, date(2026, 12, 31)),
    ]
    runs = settlements(parties, facts, LIMITS, OFF, date(2027, 3, 5))
    assert [(one.fact, one.late_by) for one in runs if one.body_id == BODY] == [
        (FactKind.FISCAL_YEAR_END, 3),
        (FactKind.COMPLETION, 0),
    ]


def test_who_was_let_go_settles_what_happened_up_to_its_last_day_and_that_day_too():
    last = date(2026, 12, 31)
    gone = Funded(BODY, False, 1, 0, left_on=date(2026, 11, 1), until=last)
    for day, settled in ((last, 1), (last + timedelta(days=1), 0)):
        facts = [(FactKind.FISCAL_YEAR_END, day)]
        found = settlements([gone], facts, LIMITS, OFF, day)
        assert [one.started_on for one in found if one.fact is not None] == [day] * settled


@pytest.mark.parametrize(
    ("local", "state_won", "local_won", "rules"),
    [
        (False, 99_999_999, 299_999_999, ()),
        (False, 100_000_000, 0, (AUDIT,)),
        (False, 0, 300_000_000, (AUDIT_LOCAL,)),
        (False, 100_000_000, 300_000_000, (AUDIT, AUDIT_LOCAL)),
        (True, 900_000_000, 900_000_000, ()),
    ],
)
def test_from_which_amount_on_an_auditor_checks(local, state_won, local_won, rules):
    assert audits(Funded(BODY, local, state_won, local_won), LIMITS) == rules
