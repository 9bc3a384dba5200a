"""Who lets the parties of an agreement follow the consortium. It says who, never when."""

from uuid import UUID

from workflows.agreements.clauses.policy import may_draft
from workflows.kit.refusal import NotAllowed
from workflows.rights.actor import Actor
from workflows.rights.verdict import Verdict


def may_update(actor: Actor, programme_id: UUID, lead_id: UUID | None) -> Verdict:
    """One who drafts it: for the lead of the consortium today, or for the city."""
    drafts = may_draft(actor, programme_id, lead_id) is True
    return True if drafts else NotAllowed("only_lead_or_city_updates_parties")
