"""Who may change people's capacities: never one's own, and only where one is appointed to."""

from uuid import UUID

from workflows.identity.models import Appointment
from workflows.kit.refusal import NotAllowed, RuleBroken
from workflows.rights.actor import Actor
from workflows.rights.permissions import Permission
from workflows.rights.table import FORBIDS
from workflows.rights.verdict import Verdict


def may_appoint(actor: Actor, programme_id: UUID | None, person_id: UUID) -> Verdict:
    """One who may appoint in the programme, and not himself."""
    actor.hat_for(Permission.APPOINTMENT_MAKE, programme_id)
    if actor.person_id == person_id:
        return NotAllowed("not_to_oneself", rule="rights.capacity")
    return True


def may_end_appointment(actor: Actor, appointment: Appointment) -> Verdict:
    """One who may end appointments in the programme, and not his own."""
    actor.hat_for(Permission.APPOINTMENT_END, appointment.programme_id)
    if actor.person_id == appointment.person_id:
        return NotAllowed("not_to_oneself", rule="rights.capacity")
    return True


def may_grant(actor: Actor, appointment: Appointment, permission: Permission) -> Verdict:
    """One who may grant in the programme, not to himself, and nothing forbidden to the role."""
    actor.hat_for(Permission.GRANT_MAKE, appointment.programme_id)
    if actor.person_id == appointment.person_id:
        return NotAllowed("not_to_oneself", rule="rights.capacity")
    if permission in FORBIDS[appointment.role]:
        return RuleBroken("forbidden_to_role", field="permission", rule="rights.capacity")
    return True
