"""Kinds of event of decisions."""

from enum import StrEnum


class DecisionEvent(StrEnum):
    """What happens to a decision; no event holds what was written about it."""

    DECLARED = "decision.declared"
    ASSIGNED = "decision.assigned"
    REPORTED = "decision.reported"
    ACCEPTED = "decision.accepted"
    RETURNED = "decision.returned"
    POSTPONED = "decision.postponed"
    LAPSED = "decision.lapsed"
    EXPLAINED = "decision.explained"
    ON_AGENDA = "decision.on_agenda"
    OFF_AGENDA = "decision.off_agenda"
    DEALT_WITH = "decision.dealt_with"
    DUE_SOON = "decision.due_soon"
    DUE_TODAY = "decision.due_today"
    LATE = "decision.late"
