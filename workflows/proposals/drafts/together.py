"""Verbs of writing together: invite, join, share, agree, leave, part with somebody, pass the lead on."""

from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction
from uuid import UUID

from sqlalchemy import select, text

from workflows.identity.guardians import demand_guardian
from workflows.kit.refusal import Conflict, NotFound, RuleBroken
from workflows.law.today import limit_today
from workflows.proposals import policy as ideas
from workflows.proposals.drafts import policy, rules
from workflows.proposals.drafts.events import DraftEvent
from workflows.proposals.drafts.locked import (
    demand_version,
    joined,
    locked_draft,
    rows_of,
    touched,
)
from workflows.proposals.drafts.models import DraftAuthor, ProposalDraft
from workflows.proposals.drafts.states import DRAFT_MOVES
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand

# A row of a draft somebody is invited to is seen by who holds its link, for this transaction.
INVITED = text("SELECT set_config('dure.invitation', :draft, true)")


async def invite_authors(uow: UnitOfWork, *, draft_id: UUID) -> ProposalDraft:
    """Make a new link by which others join; the link before leads nowhere any more.

    Allowed: the lead. Refuses: a draft that is submitted or dropped. Records: ``draft.invited``.
    """
    draft, authors = await locked_draft(uow, draft_id)
    demand(policy.may_lead(uow.actor, draft, authors))
    uow.wear(Permission.PROPOSAL_SUBMIT, draft.programme_id)
    DRAFT_MOVES.after(draft.state, "edit")
    draft.invitation += 1
    uow.record(DraftEvent.INVITED, draft_id, programme_id=draft.programme_id)
    await uow.session.flush()
    return draft


async def join_draft(uow: UnitOfWork, *, draft_id: UUID, invitation: int) -> ProposalDraft:
    """Join a draft by its link. The caller has made sure that the link is one of this house.

    Allowed: who may submit ideas there. Refuses: an old link, somebody who writes along already, a
    child without a guardian's consent, more people than the rule allows. Records: ``draft.joined``.
    """
    await uow.session.execute(INVITED, {"draft": str(draft_id)})
    draft = await uow.session.scalar(
        select(ProposalDraft).where(ProposalDraft.id == draft_id).with_for_update()
    )
    if draft is None or draft.invitation != invitation:
        raise NotFound("invitation_over", field="invitation")
    demand(ideas.may_submit(uow.actor, draft.programme_id))
    uow.wear(Permission.PROPOSAL_SUBMIT, draft.programme_id)
    await demand_guardian(uow, draft.programme_id)
    DRAFT_MOVES.after(draft.state, "edit")
    person_id = uow.person_id
    rows = {row.person_id: row for row in await rows_of(uow, draft_id)}
    before = rows.get(person_id)
    if before is not None and before.left_at is None:
        raise Conflict("writes_along_already", field="invitation")
    most = await limit_today(uow, "coauthors.most")
    if sum(row.left_at is None for row in rows.values()) >= most:
        raise RuleBroken("too_many_authors", rule="coauthors.most", most=most)
    if before is None:
        uow.session.add(joined(uow, draft, person_id, None))
    else:
        before.left_at, before.joined_at, before.agreed_version = None, uow.now, 0
    _open_shares(rows.values())
    touched(uow, draft)
    uow.record(DraftEvent.JOINED, draft_id, programme_id=draft.programme_id)
    await uow.session.flush()
    return draft


async def set_shares(
    uow: UnitOfWork, *, draft_id: UUID, expected_version: int, shares: Mapping[UUID, Fraction]
) -> ProposalDraft:
    """State which share each author has, as exact fractions of one.

    Allowed: the lead. Refuses: shares that are not one for each author or not one together, an old
    version. Records: ``draft.shared``.
    """
    draft, authors = await locked_draft(uow, draft_id)
    demand(policy.may_lead(uow.actor, draft, authors))
    uow.wear(Permission.PROPOSAL_SUBMIT, draft.programme_id)
    draft.state = DRAFT_MOVES.after(draft.state, "edit")
    demand_version(draft, expected_version)
    rules.check_shares(shares, authors)
    for row in await rows_of(uow, draft_id):
        if row.person_id in shares:
            share = shares[row.person_id]
            row.share_numerator, row.share_denominator = share.numerator, share.denominator
    touched(uow, draft)
    uow.record(DraftEvent.SHARED, draft_id, programme_id=draft.programme_id, version=draft.version)
    await uow.session.flush()
    return draft


async def agree_draft(uow: UnitOfWork, *, draft_id: UUID, expected_version: int) -> ProposalDraft:
    """Agree to the words and shares of a draft as they stand.

    Allowed: its authors. Refuses: an old version, shares left open. Records: ``draft.agreed`` with
    the version.
    """
    draft, authors = await locked_draft(uow, draft_id)
    demand(policy.may_write_along(uow.actor, draft, authors))
    uow.wear(Permission.PROPOSAL_SUBMIT, draft.programme_id)
    DRAFT_MOVES.after(draft.state, "edit")
    demand_version(draft, expected_version)
    rows = {row.person_id: row for row in await rows_of(uow, draft_id) if row.left_at is None}
    if any(row.share_numerator is None for row in rows.values()):
        raise RuleBroken("shares_open", field="shares", rule=rules.RULE)
    rows[uow.person_id].agreed_version = draft.version
    uow.record(DraftEvent.AGREED, draft_id, programme_id=draft.programme_id, version=draft.version)
    await uow.session.flush()
    return draft


async def leave_draft(uow: UnitOfWork, *, draft_id: UUID) -> ProposalDraft:
    """Leave a draft; the shares are open again.

    Allowed: its authors but the lead, who passes the lead on first, or drops it. Refuses: a draft that is submitted or
    dropped. Records: ``draft.left``.
    """
    draft, authors = await locked_draft(uow, draft_id)
    demand(policy.may_write_along(uow.actor, draft, authors))
    uow.wear(Permission.PROPOSAL_SUBMIT, draft.programme_id)
    DRAFT_MOVES.after(draft.state, "edit")
    if uow.actor.person_id == draft.lead_id:
        raise RuleBroken("lead_does_not_leave", field="draftId", rule=rules.RULE)
    await _without(uow, draft, uow.actor.person_id)
    uow.record(DraftEvent.LEFT, draft_id, programme_id=draft.programme_id)
    await uow.session.flush()
    return draft


async def part_author(uow: UnitOfWork, *, draft_id: UUID, person_id: UUID) -> ProposalDraft:
    """Part with somebody who writes along; the shares are open again, and there is a new link.

    Allowed: the lead. Refuses: somebody who does not write along, the lead himself, a draft that is
    submitted or dropped. Records: ``draft.parted``.
    """
    draft, authors = await locked_draft(uow, draft_id)
    demand(policy.may_lead(uow.actor, draft, authors))
    uow.wear(Permission.PROPOSAL_SUBMIT, draft.programme_id)
    DRAFT_MOVES.after(draft.state, "edit")
    _demand_another(draft, authors, person_id)
    await _without(uow, draft, person_id)
    # Who holds the link would be back at once: there is another one from now on.
    draft.invitation += 1
    uow.record(DraftEvent.PARTED, draft_id, programme_id=draft.programme_id, author=str(person_id))
    await uow.session.flush()
    return draft


async def pass_lead(uow: UnitOfWork, *, draft_id: UUID, person_id: UUID) -> ProposalDraft:
    """Pass the lead of a draft on to somebody who writes along; everybody agrees anew.

    Allowed: the lead, who writes along from then on and may leave. Refuses: somebody who does not write
    along, the lead himself, a draft that is submitted or dropped. Records: ``draft.lead_passed``.
    """
    draft, authors = await locked_draft(uow, draft_id)
    demand(policy.may_lead(uow.actor, draft, authors))
    uow.wear(Permission.PROPOSAL_SUBMIT, draft.programme_id)
    DRAFT_MOVES.after(draft.state, "edit")
    _demand_another(draft, authors, person_id)
    draft.lead_id = person_id
    touched(uow, draft)
    uow.record(DraftEvent.LEAD_PASSED, draft_id, programme_id=draft.programme_id)
    await uow.session.flush()
    return draft


def _demand_another(draft: ProposalDraft, authors: Collection[UUID], person_id: UUID) -> None:
    if person_id == draft.lead_id:
        raise RuleBroken("lead_does_not_leave", field="personId", rule=rules.RULE)
    if person_id not in authors:
        raise NotFound("not_an_author", field="personId")


async def _without(uow: UnitOfWork, draft: ProposalDraft, person_id: UUID | None) -> None:
    """Let somebody write along no more: the shares are open again, unless one person is left."""
    rows = await rows_of(uow, draft.id)
    _open_shares(rows)
    for row in rows:
        if row.person_id == person_id:
            row.left_at = uow.now
    standing = [row for row in rows if row.left_at is None]
    if len(standing) == 1:
        standing[0].share_numerator = standing[0].share_denominator = 1
    touched(uow, draft)


def _open_shares(rows: Iterable[DraftAuthor]) -> None:
    for row in rows:
        row.share_numerator = row.share_denominator = None
