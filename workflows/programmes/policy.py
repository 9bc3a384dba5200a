"""Who may draw the target area. It says who, never when."""

from uuid import UUID

from workflows.rights.actor import Actor
from workflows.rights.permissions import Permission
from workflows.rights.verdict import Verdict


def may_set_area(actor: Actor, programme_id: UUID) -> Verdict:
    """An officer, or the head, who manages the programme."""
    actor.hat_for(Permission.PROGRAMME_MANAGE, programme_id)
    return True
