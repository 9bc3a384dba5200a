"""Who may write on a draft, lead it, and see it. It says who, never when."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select

from workflows.kit.refusal import NotAllowed, NotFound
from workflows.proposals.drafts.models import DraftAuthor, ProposalDraft
from workflows.rights.actor import Actor
from workflows.rights.permissions import Permission
from workflows.rights.verdict import Verdict


def may_write_along(actor: Actor, draft: ProposalDraft, authors: Collection[UUID]) -> Verdict:
    """Whoever has joined, in a capacity in which ideas are submitted."""
    if actor.person_id not in authors:
        return NotFound("no_such_draft", field="draftId")
    actor.hat_for(Permission.PROPOSAL_SUBMIT, draft.programme_id)
    return True


def may_lead(actor: Actor, draft: ProposalDraft, authors: Collection[UUID]) -> Verdict:
    """Who began it."""
    if actor.person_id not in authors:
        return NotFound("no_such_draft", field="draftId")
    actor.hat_for(Permission.PROPOSAL_SUBMIT, draft.programme_id)
    return True if actor.person_id == draft.lead_id else NotAllowed("not_the_lead")


def readable_drafts(actor: Actor) -> ColumnElement[bool]:
    """Those one writes on."""
    return or_(
        ProposalDraft.lead_id == actor.person_id,
        ProposalDraft.id.in_(
            select(DraftAuthor.draft_id).where(
                DraftAuthor.person_id == actor.person_id, DraftAuthor.left_at.is_(None)
            )
        ),
    )
