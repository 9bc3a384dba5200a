"""Who shapes a role matrix, who fills its fields, and who speaks of them. It says who, never when."""

from collections.abc import Collection, Sequence
from uuid import UUID

from workflows.agreements.clauses import policy as clauses
from workflows.agreements.consortium.policy import spoken_for
from workflows.kit.refusal import NotAllowed
from workflows.rights.actor import Actor
from workflows.rights.verdict import Verdict


def may_shape(actor: Actor, programme_id: UUID, lead_id: UUID | None) -> Verdict:
    """One who drafts the agreement: for the lead, or for the city."""
    return clauses.may_draft(actor, programme_id, lead_id)


def may_fill(
    actor: Actor, programme_id: UUID, lead_id: UUID | None, parties: Collection[UUID]
) -> Verdict:
    """One who drafts the agreement, and one who speaks for a party of it."""
    if clauses.may_draft(actor, programme_id, lead_id) is True:
        return True
    return clauses.may_speak(actor, programme_id, parties)


def may_speak_of(
    actor: Actor, programme_id: UUID, parties: Collection[UUID], concerned: Sequence[UUID]
) -> Verdict:
    """One who speaks for a party that the field concerns: nobody agrees for another."""
    found = clauses.may_speak(actor, programme_id, parties)
    if found is not True or spoken_for(actor, programme_id) in concerned:
        return found
    return NotAllowed("role_concerns_others")
