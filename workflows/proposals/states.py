"""States and kinds of a resident's proposal."""

from enum import StrEnum

from workflows.kit.states import Moves


class ProposalState(StrEnum):
    """Where a proposal stands in this slice of the loop."""

    SUBMITTED = "SUBMITTED"
    ON_BALLOT = "ON_BALLOT"
    SELECTED = "SELECTED"
    NOT_SELECTED = "NOT_SELECTED"


class Category(StrEnum):
    """The field a proposal belongs to."""

    MOBILITY = "MOBILITY"
    ENERGY = "ENERGY"
    SAFETY = "SAFETY"
    ENVIRONMENT = "ENVIRONMENT"
    WELFARE = "WELFARE"
    CULTURE = "CULTURE"
    ADMINISTRATION = "ADMINISTRATION"


PROPOSAL_MOVES = Moves(
    {
        (ProposalState.SUBMITTED, "put_on_ballot"): ProposalState.ON_BALLOT,
        (ProposalState.NOT_SELECTED, "put_on_ballot"): ProposalState.ON_BALLOT,
        (ProposalState.ON_BALLOT, "select"): ProposalState.SELECTED,
        (ProposalState.ON_BALLOT, "pass_over"): ProposalState.NOT_SELECTED,
    }
)
