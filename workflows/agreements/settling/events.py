"""Kinds of event of settlement."""

from enum import StrEnum


class SettlingEvent(StrEnum):
    """What happens to a report; no event carries its words or amounts."""

    SUBMITTED = "settlement.submitted"
    CHECKED = "settlement.checked"
    RETURNED = "settlement.returned"
    ACCEPTED = "settlement.accepted"
    REPAID = "settlement.repaid"
