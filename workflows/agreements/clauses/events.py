"""Kinds of event of the negotiation room."""

from enum import StrEnum


class AgreementEvent(StrEnum):
    """What happens to an agreement and its clauses; no event says what a party has said."""

    OPENED = "agreement.opened"
    PUT = "agreement.put"
    ADDED = "clause.added"
    MOVED = "clause.moved"
    REMOVED = "clause.removed"
    REVISED = "clause.revised"
    MERGED = "clause.merged"
    COUNTER_ADOPTED = "clause.counter_adopted"
    POSITION_TAKEN = "clausePosition.taken"
