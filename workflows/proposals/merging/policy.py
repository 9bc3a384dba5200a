"""Who may propose a merge, answer it, and take it back."""

from workflows.kit.refusal import NotAllowed
from workflows.proposals.merging.models import MergeOffer
from workflows.proposals.models import Proposal
from workflows.rights.actor import Actor
from workflows.rights.permissions import Permission
from workflows.rights.verdict import Verdict

RULE = "merge.consent"


def may_propose_merge(actor: Actor, *ideas: Proposal) -> Verdict:
    """The author of one of the ideas."""
    actor.hat_for(Permission.PROPOSAL_SUBMIT, ideas[0].programme_id)
    mine = actor.person_id is not None and actor.person_id in {one.author_id for one in ideas}
    return True if mine else NotAllowed("not_the_author", rule=RULE)


def may_answer_merge(actor: Actor, offer: MergeOffer) -> Verdict:
    """The author who was asked."""
    actor.hat_for(Permission.PROPOSAL_SUBMIT, offer.programme_id)
    return True if actor.person_id == offer.answerer_id else NotAllowed("not_the_author", rule=RULE)


def may_withdraw_merge(actor: Actor, offer: MergeOffer) -> Verdict:
    """The author who proposed it."""
    actor.hat_for(Permission.PROPOSAL_SUBMIT, offer.programme_id)
    return True if actor.person_id == offer.proposer_id else NotAllowed("not_the_author", rule=RULE)
