"""Who may do what in the proposals loop. It says who, never when."""

from uuid import UUID

from sqlalchemy import ColumnElement, select

from workflows.programmes.models import Programme
from workflows.proposals.models import Proposal
from workflows.rights.actor import Actor
from workflows.rights.permissions import Permission
from workflows.rights.verdict import Verdict


def may_submit(actor: Actor, programme_id: UUID) -> Verdict:
    """A resident or a company of the programme."""
    actor.hat_for(Permission.PROPOSAL_SUBMIT, programme_id)
    return True


def may_enter_paper(actor: Actor, programme_id: UUID) -> Verdict:
    """An officer who receives ideas."""
    actor.hat_for(Permission.PROPOSAL_RECEIVE, programme_id)
    return True


def readable_proposals(actor: Actor) -> ColumnElement[bool]:
    """Every submitted proposal of a place is public, unless it is hidden; a rehearsal is no place.

    What is hidden is read by its author, and by those who moderate or decide appeals there.
    """
    of_a_place = Proposal.programme_id.in_(
        select(Programme.id).where(Programme.rehearsal.is_(False))
    )
    shown = Proposal.hidden.is_(False)
    if actor.person_id is None:
        return of_a_place & shown
    watched = actor.programmes(Permission.PROPOSAL_MODERATE) | actor.programmes(
        Permission.APPEAL_DECIDE
    )
    return of_a_place & (
        shown | (Proposal.author_id == actor.person_id) | Proposal.programme_id.in_(watched)
    )
