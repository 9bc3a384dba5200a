"""Kinds of event of the proposals loop."""

from enum import StrEnum


class ProposalEvent(StrEnum):
    """What happens to proposals and campaigns; a campaign's voting is told by its poll's events."""

    SUBMITTED = "proposal.submitted"
    PUT_ON_BALLOT = "proposal.put_on_ballot"
    DECIDED = "proposal.decided"
    RECEIVED = "proposal.received"
    SUPPLEMENT_ASKED = "proposal.supplement_asked"
    SUPPLEMENTED = "proposal.supplemented"
    TRANSFERRED = "proposal.transferred"
    TRANSFER_TOLD = "proposal.transfer_told"
    SENT_BACK = "proposal.sent_back"
    CLOSED = "proposal.closed"
    WITHDRAWN = "proposal.withdrawn"
    THRESHOLD_CROSSED = "proposal.threshold_crossed"
    REVIEW_BEGUN = "proposal.review_begun"
    OUTSIDE_OPINION_ASKED = "proposal.outside_opinion_asked"
    ANSWER_LATE = "proposal.answer_late"
    INTERIM_ANSWERED = "proposal.interim_answered"
    ANSWERED = "proposal.answered"
    DUTY_MET = "proposal.duty_met"
    REEXAMINATION_ASKED = "proposal.reexamination_asked"
    IMPLEMENTING = "proposal.implementing"
    MILESTONE_PLANNED = "proposal.milestone_planned"
    MILESTONE_DROPPED = "proposal.milestone_dropped"
    PROGRESS_NOTED = "proposal.progress_noted"
    DONE = "proposal.done"
    CAMPAIGN_PREPARED = "campaign.prepared"
    CAMPAIGN_REVISED = "campaign.revised"
