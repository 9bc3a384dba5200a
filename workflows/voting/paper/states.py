"""States of a batch of papers, and what the box says to a paper that is keyed."""

from enum import StrEnum

from workflows.kit.states import Moves


class BatchState(StrEnum):
    """Where a batch stands."""

    OPEN = "OPEN"
    RECONCILED = "RECONCILED"
    SET_ASIDE = "SET_ASIDE"


class Keyed(StrEnum):
    """What the box says to a keyed paper."""

    FIRST = "first"
    AGREES = "agrees"
    DIFFERS = "differs"
    SAME_CLERK = "same_clerk"
    SETTLED = "settled"
    NOT_DIFFERING = "not_differing"
    NOT_SETTLED = "not_settled"
    REOPENED = "reopened"


BATCH_MOVES = Moves(
    {
        (BatchState.OPEN, "reconcile"): BatchState.RECONCILED,
        (BatchState.OPEN, "set_aside"): BatchState.SET_ASIDE,
        (BatchState.OPEN, "reopen"): BatchState.OPEN,
        (BatchState.RECONCILED, "reopen"): BatchState.OPEN,
    },
    rule="vote.paper",
)
