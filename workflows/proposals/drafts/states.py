"""States of a draft."""

from enum import StrEnum

from workflows.kit.states import Moves


class DraftState(StrEnum):
    """Where a draft stands."""

    WRITING = "WRITING"
    SUBMITTED = "SUBMITTED"
    DROPPED = "DROPPED"


DRAFT_MOVES = Moves(
    {
        (DraftState.WRITING, "edit"): DraftState.WRITING,
        (DraftState.WRITING, "submit"): DraftState.SUBMITTED,
        (DraftState.WRITING, "drop"): DraftState.DROPPED,
    },
    rule="proposal.course",
)
