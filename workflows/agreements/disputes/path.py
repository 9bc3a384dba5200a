"""The path of a dispute: its steps with their clocks, when the next one may begin, and who has to act. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from workflows.agreements.disputes.states import OUTSIDE, PathKind
from workflows.agreements.duties.due import counted
from workflows.agreements.duties.states import Count
from workflows.kit.refusal import Invalid, RuleBroken
from workflows.law.days import Off

# Rows of the pack disputes.toml.
LONGEST, LAST = "disputes.longest", "disputes.last"
USUAL = (PathKind.NEGOTIATION, PathKind.COMMITTEE, PathKind.MEDIATION)


@dataclass(frozen=True, slots=True)
class PathStep:
    """A step and how many days it has; what ends the path has none."""

    kind: PathKind
    days: int | None


def rule_of(kind: PathKind) -> str:
    """Return the rule that says how long a step usually takes."""
    return f"disputes.{kind.value.lower()}"


def check_path(steps: Sequence[PathStep], longest: int) -> None:
    """Refuse a path that does not lead from a talk to a decision: each step once, the last one outside."""
    kinds = [one.kind for one in steps]
    whole = len(kinds) > 1 and len(set(kinds)) == len(kinds)
    ends = [one.kind in OUTSIDE for one in steps] == [False] * (len(steps) - 1) + [True]
    clocks = [one.days is None for one in steps] == [one.kind in OUTSIDE for one in steps]
    if not whole or not ends or not clocks:
        raise Invalid("dispute_path_not_whole", field="steps")
    if any(one.days is not None and not 1 <= one.days <= longest for one in steps):
        raise RuleBroken("dispute_step_out_of_range", field="steps", rule=LONGEST, most=longest)


def due_on(began: date, step: PathStep, off: Off) -> date | None:
    """Return the last day of a step; None of what ends the path."""
    return None if step.days is None else counted(began, step.days, Count.DAYS, off)


def is_over(due: date | None, today: date) -> bool:
    """Say whether the clock of a step has run out, so that any side may lead on alone."""
    return due is not None and today > due


def may_move(
    due: date | None, today: date, sides: Collection[UUID], consented: Collection[UUID]
) -> bool:
    """Say whether the next step begins: the clock has run out, or all sides want it."""
    return due is not None and (is_over(due, today) or set(sides) <= set(consented))


def next_to_act(
    *,
    sides: Sequence[UUID],
    opened_by: UUID,
    answered: Collection[UUID],
    consented: Collection[UUID],
    agreed: Collection[UUID],
    proposed: bool,
    over: bool,
) -> list[UUID]:
    """Return who has to act: on a settlement, on a wish to go on, on the claim; then all of them.

    Once the clock has run out any side leads on alone, whoever was to act before.
    """
    if over:
        return list(sides)
    if proposed:
        return [one for one in sides if one not in agreed]
    if consented:
        return [one for one in sides if one not in consented]
    silent = [one for one in sides if one != opened_by and one not in answered]
    return silent or list(sides)
