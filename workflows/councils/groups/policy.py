"""Who forms a working group, who reports for it, and who reads its reports."""

from collections.abc import Collection
from uuid import UUID

from workflows.councils.meetings.policy import Bench, reads_within
from workflows.kit.refusal import NotAllowed, NotSignedIn
from workflows.rights.actor import Actor, Hat
from workflows.rights.roles import Role
from workflows.rights.verdict import Verdict

# Those who do the work in departments and bodies concerned, and members of the council.
WORKERS = frozenset(Role) - {Role.RESIDENT, Role.MODERATOR, Role.AUDITOR, Role.ADMINISTRATOR}


def may_work(role: Role) -> Verdict:
    """Whoever serves in one of their capacities."""
    return True if role in WORKERS else NotAllowed("role_works_in_no_group")


def reporting_hat(actor: Actor, members: Collection[tuple[UUID, UUID]]) -> Hat | None:
    """Return the hat in which somebody works in the group: `members` are persons and appointments."""
    if actor.is_house:
        return None
    if actor.person_id is None:
        raise NotSignedIn("sign_in_first")
    held = {appointment for person, appointment in members if person == actor.person_id}
    if not held:
        raise NotAllowed("only_the_group_reports")
    worn = next((hat for hat in actor.hats if hat.appointment_id in held), None)
    if worn is None:
        raise NotAllowed("seat_capacity_over")
    return worn


def reads_reports(actor: Actor, bench: Bench, members: Collection[UUID]) -> bool:
    """Those of the council and of the group, who prepares it, and auditors; others read what is laid."""
    return reads_within(actor, bench) or actor.person_id in set(members)
