"""Who may form a council and appoint its members. It says who, never when."""

from uuid import UUID

from sqlalchemy import ColumnElement, select

from workflows.councils.roster.models import Council
from workflows.kit.refusal import NotAllowed
from workflows.programmes.models import Programme
from workflows.rights.actor import Actor
from workflows.rights.permissions import Permission
from workflows.rights.verdict import Verdict

# Who forms a council and appoints to it (Act, Article 24(1)).
FORMING = "council.forming"


def may_appoint(actor: Actor, programme_id: UUID) -> Verdict:
    """The head of the municipality, or whoever has the right by a grant (Act, Article 24(1))."""
    return _holds(actor, Permission.COUNCIL_APPOINT, programme_id, "only_the_head_appoints")


def _holds(actor: Actor, permission: Permission, programme_id: UUID, reason: str) -> Verdict:
    try:
        actor.hat_for(permission, programme_id)
    except NotAllowed as refusal:
        if refusal.reason != "no_capacity":
            raise
        return NotAllowed(reason, rule=FORMING, permission=permission.value)
    return True


def may_seat(actor: Actor, programme_id: UUID, person_id: UUID) -> Verdict:
    """Whoever appoints, and nobody himself."""
    if actor.person_id == person_id:
        return NotAllowed("not_to_oneself", rule="rights.capacity")
    return may_appoint(actor, programme_id)


def reads_unpublished(actor: Actor, programme_id: UUID) -> bool:
    """Those who prepare a council, and auditors, read the roster before it is published."""
    return actor.holds(Permission.COUNCIL_FORM, programme_id) or actor.holds(
        Permission.RECORD_READ, programme_id
    )


def may_try(actor: Actor, programme_id: UUID) -> Verdict:
    """Those who prepare a council ask what would be if somebody were appointed."""
    return _holds(actor, Permission.COUNCIL_FORM, programme_id, "only_who_forms_tries")


def readable_councils() -> ColumnElement[bool]:
    """Councils are public; a rehearsal is no place."""
    return Council.programme_id.in_(select(Programme.id).where(Programme.rehearsal.is_(False)))
