"""Who may do what in the proposals loop. It says who, never when."""

from uuid import UUID

from sqlalchemy import ARRAY, ColumnElement, Uuid, and_, any_, bindparam, false, or_, select

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
    if actor.person_id is None:
        return OF_A_PLACE & SHOWN
    return _readable(
        Proposal.author_id == actor.person_id, Proposal.programme_id.in_(_watched(actor))
    )


def sent_to_own_body(actor: Actor) -> ColumnElement[bool]:
    """Narrow to what was sent on to a body the asker has a capacity in, that of his chosen hat if he chose one."""
    hats = actor.hats if actor.chosen is None else (actor.chosen,)
    seats = sorted({(hat.programme_id, hat.body_id) for hat in hats}, key=str)
    return or_(
        false(),
        *(
            and_(Proposal.programme_id == programme, Proposal.sent_to_id == body)
            for programme, body in seats
        ),
    )


def reader(actor: Actor) -> dict[str, object]:
    """Return the values of `READABLE` for somebody, who may be nobody in particular."""
    return {"reader": actor.person_id, "watched": list(_watched(actor))}


def _watched(actor: Actor) -> frozenset[UUID]:
    """Return the programmes in which somebody moderates or decides appeals."""
    return actor.programmes(Permission.PROPOSAL_MODERATE) | actor.programmes(
        Permission.APPEAL_DECIDE
    )


def _readable(own: ColumnElement[bool], watched: ColumnElement[bool]) -> ColumnElement[bool]:
    return OF_A_PLACE & (SHOWN | own | watched)


OF_A_PLACE = Proposal.programme_id.in_(select(Programme.id).where(Programme.rehearsal.is_(False)))
SHOWN = Proposal.hidden.is_(False)
# The same for whoever reads, whose values are filled in when it is asked.
READABLE = _readable(
    Proposal.author_id == bindparam("reader", type_=Uuid),
    Proposal.programme_id == any_(bindparam("watched", type_=ARRAY(Uuid))),
)
