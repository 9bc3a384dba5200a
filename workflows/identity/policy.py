"""Who may change people's capacities: never one's own, and only where one is appointed to."""

from typing import Protocol
from uuid import UUID

from workflows.kit.refusal import NotAllowed, RuleBroken
from workflows.rights.actor import Actor
from workflows.rights.permissions import Permission
from workflows.rights.roles import Role
from workflows.rights.table import FORBIDS
from workflows.rights.verdict import Verdict


class Held(Protocol):
    """What these policies look at in an appointment, whether as a row or as it is read."""

    @property
    def person_id(self) -> UUID:
        """Who holds it."""

    @property
    def programme_id(self) -> UUID | None:
        """Where it holds; None for the house as a whole."""

    @property
    def role(self) -> Role:
        """The capacity."""


def may_appoint(actor: Actor, programme_id: UUID | None, person_id: UUID) -> Verdict:
    """One who may appoint in the programme, and not himself."""
    actor.hat_for(Permission.APPOINTMENT_MAKE, programme_id)
    if actor.person_id == person_id:
        return NotAllowed("not_to_oneself", rule="rights.capacity")
    return True


def may_end_appointment(actor: Actor, appointment: Held) -> Verdict:
    """One who may end appointments in the programme, and not his own."""
    actor.hat_for(Permission.APPOINTMENT_END, appointment.programme_id)
    if actor.person_id == appointment.person_id:
        return NotAllowed("not_to_oneself", rule="rights.capacity")
    return True


def may_grant_to(actor: Actor, appointment: Held) -> Verdict:
    """One who may grant in the programme, and not to himself."""
    actor.hat_for(Permission.GRANT_MAKE, appointment.programme_id)
    if actor.person_id == appointment.person_id:
        return NotAllowed("not_to_oneself", rule="rights.capacity")
    return True


def may_grant(actor: Actor, appointment: Held, permission: Permission) -> Verdict:
    """One who may grant to this appointment, and nothing that is forbidden to its role."""
    verdict = may_grant_to(actor, appointment)
    if verdict is not True:
        return verdict
    if permission in FORBIDS[appointment.role]:
        return RuleBroken("forbidden_to_role", field="permission", rule="rights.capacity")
    return True


def may_review_reads(actor: Actor, programme_id: UUID) -> Verdict:
    """An auditor of the programme."""
    actor.hat_for(Permission.ACCESS_REVIEW, programme_id)
    return True


def reviews_reads(actor: Actor, programme_id: UUID) -> bool:
    """Those who review the log of reads see from where a request came."""
    return actor.holds(Permission.ACCESS_REVIEW, programme_id)


def may_find_residents(actor: Actor, programme_id: UUID) -> Verdict:
    """Who verifies residents and may read their legal names."""
    actor.hat_for(Permission.RESIDENT_VERIFY, programme_id)
    actor.hat_for(Permission.LEGAL_NAME_READ, programme_id)
    return True
