"""Kinds of event of the register of obligations."""

from enum import StrEnum


class DutyEvent(StrEnum):
    """What happens to sentences, facts and obligations; no event carries their words."""

    MAPPED = "duty.mapped"
    WITHDRAWN = "duty.withdrawn"
    MARKED_NONE = "duty.marked_none"
    FACT_RECORDED = "duty.fact_recorded"
    REPORTED = "duty.reported"
    ACCEPTED = "duty.accepted"
    RETURNED = "duty.returned"
    DISPUTED = "duty.disputed"
    EXTENDED = "duty.extended"
    WAIVED = "duty.waived"
    ENDED = "duty.ended"
    DUE_SOON = "duty.due_soon"
    DUE_TODAY = "duty.due_today"
    LATE = "duty.late"
    ESCALATED = "duty.escalated"
