"""Kinds of event of disputes."""

from enum import StrEnum


class DisputeEvent(StrEnum):
    """What happens in a dispute; no event carries its words."""

    PATH_SET = "dispute.path_set"
    NOTIFIED = "dispute.notified"
    ANSWERED = "dispute.answered"
    CONSENTED = "dispute.consented"
    MOVED_ON = "dispute.moved_on"
    PROPOSED = "dispute.proposed"
    AGREED = "dispute.agreed"
    SETTLED = "dispute.settled"
    WITHDRAWN = "dispute.withdrawn"
    CLOCK_OVER = "dispute.clock_over"
