"""A draft under its lock, with its authors: what all verbs of drafts begin with."""

from fractions import Fraction
from uuid import UUID

from sqlalchemy import select

from workflows.kit.refusal import Conflict, NotFound
from workflows.proposals.drafts.models import DraftAuthor, ProposalDraft
from workflows.record.uow import UnitOfWork


def touched(uow: UnitOfWork, draft: ProposalDraft) -> None:
    """Note that words or shares have changed: whoever agreed has to agree anew."""
    draft.version += 1
    draft.touched_at = uow.now


def share_of(row: DraftAuthor) -> Fraction | None:
    """Return the share of an author; None while it is open."""
    if row.share_numerator is None or row.share_denominator is None:
        return None
    return Fraction(row.share_numerator, row.share_denominator)


def demand_version(draft: ProposalDraft, expected: int) -> None:
    """Refuse a change that was made on another version than the last."""
    if draft.version != expected:
        raise Conflict("draft_changed", field="expectedVersion", version=draft.version)


async def locked_draft(uow: UnitOfWork, draft_id: UUID) -> tuple[ProposalDraft, list[UUID]]:
    """Return a draft, locked, and who writes on it."""
    draft = await uow.session.scalar(
        select(ProposalDraft)
        .where(ProposalDraft.id == draft_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if draft is None:
        raise NotFound("no_such_draft", field="draftId")
    return draft, [row.person_id for row in await rows_of(uow, draft_id) if row.left_at is None]


async def rows_of(uow: UnitOfWork, draft_id: UUID) -> list[DraftAuthor]:
    """Return everybody who ever joined, in the order in which they did."""
    rows = await uow.session.scalars(
        select(DraftAuthor)
        .where(DraftAuthor.draft_id == draft_id)
        .order_by(DraftAuthor.joined_at, DraftAuthor.person_id)
    )
    return list(rows)


def joined(
    uow: UnitOfWork, draft: ProposalDraft, person_id: UUID, share: Fraction | None
) -> DraftAuthor:
    """Make the row of somebody who joins."""
    return DraftAuthor(
        draft_id=draft.id,
        person_id=person_id,
        share_numerator=share.numerator if share else None,
        share_denominator=share.denominator if share else None,
        agreed_version=0,
        joined_at=uow.now,
        left_at=None,
    )
