"""Kinds of event of the money."""

from enum import StrEnum


class MoneyEvent(StrEnum):
    """What happens to a contribution plan; no event says an amount."""

    SET = "contributionPlan.set"
    REMOVED = "contributionPlan.removed"
    PROPOSED = "contributionPlan.proposed"
    WITHDRAWN = "contributionPlan.withdrawn"
    AMENDED = "contributionPlan.amended"
