"""Kinds of event of the role matrix."""

from enum import StrEnum


class RoleEvent(StrEnum):
    """What happens to a role matrix; no event says what a party has said."""

    OPENED = "roleMatrix.opened"
    DUTY_ADDED = "roleMatrix.duty_added"
    DUTY_RENAMED = "roleMatrix.duty_renamed"
    DUTY_REMOVED = "roleMatrix.duty_removed"
    SET = "roleMatrix.set"
    SPOKEN = "roleMatrix.spoken"
    WRITTEN = "roleMatrix.written"
