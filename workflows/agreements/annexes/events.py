"""Kinds of event of annexes."""

from enum import StrEnum


class AnnexEvent(StrEnum):
    """What happens to the annexes of an agreement."""

    PUT = "annex.put"
    REMOVED = "annex.removed"
