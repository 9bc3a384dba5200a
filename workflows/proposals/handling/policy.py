"""Who may move an idea on. It says who, never when."""

from workflows.kit.refusal import NotAllowed
from workflows.proposals.models import Proposal
from workflows.rights.actor import Actor
from workflows.rights.permissions import Permission
from workflows.rights.verdict import Verdict


def may_receive(actor: Actor, proposal: Proposal) -> Verdict:
    """An officer who receives ideas."""
    actor.hat_for(Permission.PROPOSAL_RECEIVE, proposal.programme_id)
    return True


def may_answer(actor: Actor, proposal: Proposal) -> Verdict:
    """An officer or the head, who answer ideas."""
    actor.hat_for(Permission.PROPOSAL_ANSWER, proposal.programme_id)
    return True


def may_carry_out(actor: Actor, proposal: Proposal) -> Verdict:
    """Whoever carries ideas out: the municipality, or its developer."""
    actor.hat_for(Permission.PROPOSAL_IMPLEMENT, proposal.programme_id)
    return True


def may_as_author(actor: Actor, proposal: Proposal) -> Verdict:
    """The author, in a capacity in which ideas are submitted."""
    actor.hat_for(Permission.PROPOSAL_SUBMIT, proposal.programme_id)
    if actor.person_id is None or actor.person_id != proposal.author_id:
        return NotAllowed("not_the_author")
    return True
