"""Who may move an idea on. It says who, never when."""

from workflows.kit.refusal import NotAllowed
from workflows.proposals.models import Proposal
from workflows.rights.actor import Actor, Hat
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
        return NotAllowed("not_the_author", rule="proposal.author")
    return True


def may_as_receiver(actor: Actor, proposal: Proposal) -> Verdict:
    """Whoever has a capacity in the body that an idea was sent on to."""
    if receiving_hat(actor, proposal) is None:
        return NotAllowed("not_the_receiver")
    return True


def receiving_hat(actor: Actor, proposal: Proposal) -> Hat | None:
    """Return the live hat of that body in the place; none if there is none or another was chosen."""
    hats = actor.hats if actor.chosen is None else (actor.chosen,)
    return next(
        (
            hat
            for hat in hats
            if proposal.sent_to_id is not None
            and hat.body_id == proposal.sent_to_id
            and hat.programme_id == proposal.programme_id
        ),
        None,
    )
