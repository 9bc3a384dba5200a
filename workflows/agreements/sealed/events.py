"""Kinds of event of sealed offers."""

from enum import StrEnum


class SealedEvent(StrEnum):
    """That offers were called for, and that one was filed: never what, and read by nobody."""

    CALLED = "sealedCall.made"
    FILED = "sealedOffer.filed"
