"""What one may say of a comment, and while which states of an idea."""

from enum import StrEnum

from workflows.proposals.states import ProposalState


class Answer(StrEnum):
    """What somebody says of a comment."""

    AGREE = "AGREE"
    DISAGREE = "DISAGREE"
    PASS = "PASS"  # noqa: S105 - a word of the vote of opinions, no password


# Until the review begins: what it is shown must not move while it judges.
ANSWERABLE = frozenset({ProposalState.SUBMITTED, ProposalState.OPEN, ProposalState.THRESHOLD_MET})
