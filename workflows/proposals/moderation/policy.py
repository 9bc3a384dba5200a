"""Who may report, decide and appeal."""

from collections.abc import Collection
from uuid import UUID

from workflows.kit.refusal import NotAllowed, NotSignedIn, RuleBroken
from workflows.proposals.moderation.models import Appeal, ModerationAct
from workflows.rights.actor import Actor
from workflows.rights.permissions import Permission
from workflows.rights.verdict import Verdict


def may_report(actor: Actor, authors: Collection[UUID | None]) -> Verdict:
    """Anyone signed in, and not against a text he wrote, alone or with others."""
    if not actor.is_signed_in:
        return NotSignedIn("sign_in_first")
    return NotAllowed("own_text_reported") if actor.person_id in authors else True


def may_moderate(actor: Actor, programme_id: UUID, authors: Collection[UUID | None]) -> Verdict:
    """A moderator of the place, and not on a text he wrote, alone or with others."""
    actor.hat_for(Permission.PROPOSAL_MODERATE, programme_id)
    if actor.person_id is not None and actor.person_id in authors:
        return RuleBroken("own_text_moderated", rule="moderation.another_person")
    return True


def may_appeal(actor: Actor, programme_id: UUID, author_id: UUID | None) -> Verdict:
    """The author of the text."""
    actor.hat_for(Permission.PROPOSAL_APPEAL, programme_id)
    return (
        True
        if actor.person_id == author_id
        else NotAllowed("not_the_author", rule="moderation.appeal")
    )


def may_decide_appeal(
    actor: Actor, act: ModerationAct, appeal: Appeal, authors: Collection[UUID | None]
) -> Verdict:
    """One who decides appeals: not who decided before, who appeals, or who wrote the text along."""
    actor.hat_for(Permission.APPEAL_DECIDE, act.programme_id)
    if actor.person_id in (act.decided_by, appeal.appellant_id, *authors):
        return RuleBroken("appeal_to_oneself", rule="moderation.another_person")
    return True


def may_read_reporters(actor: Actor, programme_id: UUID) -> Verdict:
    """A moderator of the place."""
    actor.hat_for(Permission.PROPOSAL_MODERATE, programme_id)
    return True
