"""Who may form a panel, sit on it, score and publish. It says who, never when."""

from uuid import UUID

from workflows.kit.refusal import NotAllowed, NotSignedIn
from workflows.proposals.models import Proposal
from workflows.proposals.review.models import PanelSeat
from workflows.rights.actor import Actor, Hat
from workflows.rights.permissions import Permission
from workflows.rights.verdict import Verdict


def may_run_panel(actor: Actor, proposal: Proposal) -> Verdict:
    """An officer who receives ideas."""
    actor.hat_for(Permission.PROPOSAL_RECEIVE, proposal.programme_id)
    return True


def may_publish(actor: Actor, proposal: Proposal) -> Verdict:
    """An officer or the head, who answer ideas."""
    actor.hat_for(Permission.PROPOSAL_ANSWER, proposal.programme_id)
    return True


def may_sit(actor: Actor, seat: PanelSeat | None) -> Verdict:
    """A member, in the capacity in which he was seated, who does not stand aside."""
    if not actor.is_signed_in:
        return NotSignedIn("sign_in_first")
    if seat is None or seated_hat(actor, seat) is None:
        return NotAllowed("not_on_the_panel")
    return NotAllowed("stands_aside") if seat.aside_at is not None else True


def reads_locked_sheets(actor: Actor, programme_id: UUID) -> bool:
    """Those who run a panel or publish its result read its sheets once they are locked."""
    return actor.holds(Permission.PROPOSAL_RECEIVE, programme_id) or actor.holds(
        Permission.PROPOSAL_ANSWER, programme_id
    )


def may_open_desk(actor: Actor, programme_id: UUID, *, seated: bool) -> Verdict:
    """Those who run panels or answer there, and who sits on one."""
    if not actor.is_signed_in:
        return NotSignedIn("sign_in_first")
    if seated or reads_locked_sheets(actor, programme_id):
        return True
    return NotAllowed("not_on_the_panel")


def seated_hat(actor: Actor, seat: PanelSeat) -> Hat | None:
    """Return the live hat a seat was given to; none if it has ended or another one was chosen."""
    hats = actor.hats if actor.chosen is None else (actor.chosen,)
    return next((hat for hat in hats if hat.appointment_id == seat.appointment_id), None)
