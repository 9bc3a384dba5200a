"""Kinds of event of amendments."""

from enum import StrEnum


class AmendmentEvent(StrEnum):
    """What happens to an amending instrument beside what happens to every agreement."""

    BEGUN = "amendment.begun"
    OPERATION_ADDED = "amendment.operation_added"
    OPERATION_DROPPED = "amendment.operation_dropped"
    DAY_SET = "amendment.day_set"
    RAISED = "amendment.raised"
    APPROVAL_NOTED = "amendment.approval_noted"
    IN_FORCE = "amendment.in_force"
