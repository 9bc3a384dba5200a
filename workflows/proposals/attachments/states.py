"""What an attachment is for, and how long attachments may change."""

from enum import StrEnum

from workflows.proposals.states import ProposalState


class AttachmentUse(StrEnum):
    """What an attachment is for."""

    SHOWN = "SHOWN"
    SCAN = "SCAN"


# Before it is open for support; whoever supports an idea supports what he saw.
UNSETTLED = frozenset({ProposalState.SUBMITTED, ProposalState.SUPPLEMENT})
