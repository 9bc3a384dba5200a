"""States of a decision's follow-up, and lateness in days. Pure."""

from datetime import date
from enum import StrEnum

from workflows.kit.states import Moves
from workflows.law.days import days_late


class DecisionState(StrEnum):
    """How far a decision is. UNASSIGNED has nobody who has to act yet."""

    UNASSIGNED = "UNASSIGNED"
    OPEN = "OPEN"
    POSTPONED = "POSTPONED"
    REPORTED = "REPORTED"
    DONE = "DONE"
    LAPSED = "LAPSED"


class Effect(StrEnum):
    """What a decision does. It never approves: a council consults and resolves (Act, Article 24(1))."""

    CONSULTED = "CONSULTED"
    RECOMMENDS = "RECOMMENDS"
    ASKS = "ASKS"
    OWN_AFFAIRS = "OWN_AFFAIRS"


class StepKind(StrEnum):
    """What was done about a decision."""

    REPORTED = "REPORTED"
    ACCEPTED = "ACCEPTED"
    RETURNED = "RETURNED"
    POSTPONED = "POSTPONED"
    LAPSED = "LAPSED"
    EXPLAINED = "EXPLAINED"
    ON_AGENDA = "ON_AGENDA"
    OFF_AGENDA = "OFF_AGENDA"
    DEALT_WITH = "DEALT_WITH"


class Warned(StrEnum):
    """What somebody was reminded of: the day comes near, it is here, it is over."""

    SOON = "SOON"
    TODAY = "TODAY"
    LATE = "LATE"


_S = DecisionState
MOVES = Moves(
    {
        (_S.UNASSIGNED, "assign"): _S.OPEN,
        (_S.OPEN, "assign"): _S.OPEN,
        (_S.POSTPONED, "assign"): _S.POSTPONED,
        (_S.OPEN, "report"): _S.REPORTED,
        (_S.POSTPONED, "report"): _S.REPORTED,
        (_S.REPORTED, "accept"): _S.DONE,
        (_S.REPORTED, "return"): _S.OPEN,
        (_S.OPEN, "postpone"): _S.POSTPONED,
        (_S.POSTPONED, "postpone"): _S.POSTPONED,
        (_S.OPEN, "explain"): _S.OPEN,
        (_S.POSTPONED, "explain"): _S.POSTPONED,
        (_S.UNASSIGNED, "lapse"): _S.LAPSED,
        (_S.OPEN, "lapse"): _S.LAPSED,
        (_S.POSTPONED, "lapse"): _S.LAPSED,
        (_S.REPORTED, "lapse"): _S.LAPSED,
        # What it was to bring before the council is on an agenda, or off it again: it waits as it did.
        **{(one, verb): one for one in _S for verb in ("table", "untable")},
        (_S.UNASSIGNED, "deal"): _S.DONE,
        (_S.OPEN, "deal"): _S.DONE,
        (_S.POSTPONED, "deal"): _S.DONE,
        (_S.REPORTED, "deal"): _S.DONE,
    },
    rule="council.house.owing",
)
WAITING = frozenset({_S.OPEN, _S.POSTPONED})
UNDONE = frozenset({_S.UNASSIGNED, _S.OPEN, _S.POSTPONED, _S.REPORTED})
REPORTED = frozenset({_S.REPORTED, _S.DONE})


def late_by(state: DecisionState, due: date | None, today: date, reported: date | None) -> int:
    """Return how many days late it is, or was when it was reported; one that lapsed is never late."""
    if due is None:
        return 0
    if state in WAITING:
        return days_late(due, today)
    return days_late(due, reported) if state in REPORTED and reported is not None else 0


def warning(due: date, today: date, before: int) -> Warned | None:
    """Return what to be reminded of on a day, if of anything; `before` is in days."""
    left = (due - today).days
    if left < 0:
        return Warned.LATE
    if left == 0:
        return Warned.TODAY
    return Warned.SOON if left <= before else None
