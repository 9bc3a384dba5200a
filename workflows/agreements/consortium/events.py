"""Kinds of event of the consortium."""

from enum import StrEnum


class ConsortiumEvent(StrEnum):
    """What happens to a consortium; no event says what anybody answered."""

    PROPOSED = "consortium.proposed"
    FORMED = "consortium.formed"
    NOT_FORMED = "consortium.not_formed"
    CHANGED = "consortium.changed"
    PUT = "consortiumChange.put"
    ANSWERED = "consortiumChange.answered"
    LOST = "consortiumChange.lost"
    WITHDRAWN = "consortiumChange.withdrawn"
