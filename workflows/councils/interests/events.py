"""Kinds of event of duties to report; none says what ties whom to whom."""

from enum import StrEnum


class InterestEvent(StrEnum):
    """What happens to a duty to report."""

    FOUND = "interest.found"
    DUE_SOON = "interest.due_soon"
    DUE_TODAY = "interest.due_today"
    LATE = "interest.late"
    MET = "interest.met"
    RECEIVED = "interest.received"
