"""Kinds of event of the proposals loop."""

from enum import StrEnum


class ProposalEvent(StrEnum):
    """What happens to proposals and campaigns; a campaign's voting is told by its poll's events."""

    SUBMITTED = "proposal.submitted"
    DECIDED = "proposal.decided"
    CAMPAIGN_PREPARED = "campaign.prepared"
