"""Who may key papers, mark the roll, decide between two clerks, and reconcile. Never when."""

from collections.abc import Collection
from uuid import UUID

from workflows.kit.refusal import NotAllowed
from workflows.rights.actor import Actor
from workflows.rights.permissions import Permission
from workflows.rights.verdict import Verdict

TWO_PEOPLE = "rights.two_people"


def may_key(actor: Actor, programme_id: UUID) -> Verdict:
    """An officer who keys papers."""
    actor.hat_for(Permission.PAPER_KEY, programme_id)
    return True


def may_second(actor: Actor, programme_id: UUID, *others: UUID) -> Verdict:
    """Whoever approves, and is none of those who did it first."""
    actor.hat_for(Permission.PAPER_APPROVE, programme_id)
    if actor.person_id in others:
        return NotAllowed("two_people_needed", rule=TWO_PEOPLE)
    return True


def may_help(actor: Actor, programme_id: UUID, marked_by: UUID) -> Verdict:
    """Another officer who keys papers than the one who marked the voter."""
    actor.hat_for(Permission.PAPER_KEY, programme_id)
    if actor.person_id == marked_by:
        return NotAllowed("two_people_needed", rule=TWO_PEOPLE)
    return True


def watched_programmes(actor: Actor) -> Collection[UUID]:
    """Where the asker sees batches that are still open."""
    return actor.programmes(Permission.PAPER_KEY) | actor.programmes(Permission.PAPER_APPROVE)
