"""When an obligation is due, where it is today, and by how many days it is late. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from workflows.agreements.duties.states import (
    AWAITED,
    Count,
    DutyState,
    DutyWarning,
    FactKind,
    Standing,
    Trigger,
)
from workflows.kit.refusal import Invalid
from workflows.law.days import DAY, Calendar, Off, Unit, days_late, due_day

LONGEST = 3_660  # days or months of one period; ten years of days


@dataclass(frozen=True, slots=True)
class DueRule:
    """From what a due day is counted, how far, and in what."""

    trigger: Trigger
    day: date | None = None
    fact: FactKind | None = None
    after_id: UUID | None = None
    length: int | None = None
    count: Count | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What has happened: the agreement came in force, facts were recorded, obligations were done."""

    in_force: date | None = None
    recorded: Mapping[FactKind, date] | None = None
    done: Mapping[UUID, date] | None = None


def check_rule(rule: DueRule) -> None:
    """Refuse a rule that is not whole: exactly what its trigger needs, and a period that is one."""
    needs = {
        Trigger.FIXED_DAY: (rule.day is not None, rule.fact is None, rule.after_id is None),
        Trigger.IN_FORCE: (rule.day is None, rule.fact is None, rule.after_id is None),
        Trigger.DUTY_DONE: (rule.day is None, rule.fact is None, rule.after_id is not None),
        Trigger.FACT: (rule.day is None, rule.fact is not None, rule.after_id is None),
    }
    fixed = rule.trigger is Trigger.FIXED_DAY
    period = (rule.length is None and rule.count is None) if fixed else _is_period(rule)
    if not all(needs[rule.trigger]) or not period:
        raise Invalid("due_rule_not_whole", field="trigger")


def started_on(rule: DueRule, facts: Facts) -> date | None:
    """Return the day on which what sets an obligation going happened; None while it has not.

    Nothing is due of an agreement that is not in force, not even on a fixed day.
    """
    if facts.in_force is None:
        return None
    match rule.trigger:
        case Trigger.FIXED_DAY | Trigger.IN_FORCE:
            return facts.in_force
        case Trigger.FACT:
            return None if rule.fact is None else (facts.recorded or {}).get(rule.fact)
        case Trigger.DUTY_DONE:
            return None if rule.after_id is None else (facts.done or {}).get(rule.after_id)


def due_on(rule: DueRule, facts: Facts, off: Off) -> date | None:
    """Return the due day; None while what sets the obligation going has not happened.

    Days and months are counted by the Civil Act: the first day is left out, a last day off rolls on. Of
    business days the first is the one after. A fixed day stands as it was agreed.
    """
    started = started_on(rule, facts)
    if started is None:
        return None
    if rule.trigger is Trigger.FIXED_DAY:
        return rule.day
    return counted(started, rule.length or 1, rule.count or Count.DAYS, off)


def counted(started: date, length: int, count: Count, off: Off) -> date:
    """Return the last day of a period after a day."""
    if count is Count.BUSINESS_DAYS:
        return due_day(started + DAY, length, Calendar.DISCLOSURE, off)
    unit = Unit.MONTHS if count is Count.MONTHS else Unit.DAYS
    return due_day(started, length, Calendar.CIVIL, off, unit=unit)


def standing_of(state: DutyState, due: date | None) -> Standing:
    """Say where an obligation is."""
    return Standing.WAITING if due is None and state is DutyState.OPEN else Standing(state.value)


def late_by(state: DutyState, due: date | None, today: date, reported: date | None) -> int:
    """Return by how many days it is late, or was when it was reported; what was waived never is."""
    if due is None or state is DutyState.WAIVED:
        return 0
    if state in AWAITED:
        return days_late(due, today)
    return 0 if reported is None else days_late(due, reported)


def warnings(due: date, today: date, before: int, escalate_after: int | None) -> list[DutyWarning]:
    """Return what is told of a due day on a day; each is told once for each due day."""
    left = (due - today).days
    if left > 0:
        return [DutyWarning.SOON] if left <= before else []
    if left == 0:
        return [DutyWarning.TODAY]
    long = escalate_after is not None and -left >= escalate_after
    return [DutyWarning.LATE, *([DutyWarning.ESCALATED] if long else [])]


def _is_period(rule: DueRule) -> bool:
    return rule.count is not None and rule.length is not None and 1 <= rule.length <= LONGEST
