"""Who may support, and who sets a place's ladder."""

from collections.abc import Collection
from uuid import UUID

from workflows.kit.refusal import RuleBroken
from workflows.proposals.models import Proposal
from workflows.rights.actor import Actor
from workflows.rights.permissions import Permission
from workflows.rights.verdict import Verdict


def may_support(actor: Actor, proposal: Proposal, together: Collection[UUID]) -> Verdict:
    """A resident of the place, and not for an idea of his own, or one he has written with others."""
    actor.hat_for(Permission.PROPOSAL_SUPPORT, proposal.programme_id)
    if actor.person_id == proposal.author_id or actor.person_id in together:
        return RuleBroken("own_idea_supported", rule="support.ladder")
    return True


def may_set_ladder(actor: Actor, programme_id: UUID) -> Verdict:
    """Whoever manages the programme."""
    actor.hat_for(Permission.PROGRAMME_MANAGE, programme_id)
    return True
