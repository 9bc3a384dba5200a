"""Kinds of event that belong to the record itself."""

from enum import StrEnum


class RecordEvent(StrEnum):
    """What the record notes about the asking, not about the doing."""

    ATTEMPT_REFUSED = "attempt.refused"
