"""Questions about drafts: one's own, what an invitation leads to, and the authors of an idea."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.kit.offers import Offer, offer
from workflows.proposals.drafts import policy
from workflows.proposals.drafts.models import DraftAuthor, ProposalAuthor, ProposalDraft
from workflows.proposals.drafts.states import DRAFT_MOVES, DraftState
from workflows.proposals.drafts.together import INVITED
from workflows.rights.actor import Actor
from workflows.rights.verdict import demand

MOST_DRAFTS = 50


async def my_drafts(session: AsyncSession, actor: Actor) -> list[ProposalDraft]:
    """Return the drafts one is writing on, the last touched first."""
    if actor.person_id is None:
        return []
    rows = await session.scalars(
        select(ProposalDraft)
        .where(policy.readable_drafts(actor), ProposalDraft.state == DraftState.WRITING)
        .order_by(ProposalDraft.touched_at.desc(), ProposalDraft.id)
        .limit(MOST_DRAFTS)
    )
    return list(rows)


async def drafts_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, ProposalDraft]:
    """Return drafts one writes or wrote on."""
    if actor.person_id is None:
        return {}
    rows = await session.scalars(
        select(ProposalDraft).where(ProposalDraft.id.in_(ids), policy.readable_drafts(actor))
    )
    return {row.id: row for row in rows}


async def drafts_left(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, ProposalDraft]:
    """Return drafts one writes on or has just left, for the answer of leaving."""
    rows = await session.scalars(
        select(ProposalDraft)
        .join(DraftAuthor, DraftAuthor.draft_id == ProposalDraft.id)
        .where(ProposalDraft.id.in_(ids), DraftAuthor.person_id == actor.person_id)
    )
    return {row.id: row for row in rows}


async def authors_by_draft(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, list[DraftAuthor]]:
    """Return who writes on drafts, in the order in which they joined."""
    rows = await session.scalars(
        select(DraftAuthor)
        .where(DraftAuthor.draft_id.in_(ids), DraftAuthor.left_at.is_(None))
        .order_by(DraftAuthor.joined_at, DraftAuthor.person_id)
    )
    found: dict[UUID, list[DraftAuthor]] = {}
    for row in rows:
        found.setdefault(row.draft_id, []).append(row)
    return found


async def invited_to(
    session: AsyncSession, _: Actor, *, draft_id: UUID, invitation: int
) -> ProposalDraft | None:
    """Return the draft an invitation leads to; None for one that is over."""
    await session.execute(INVITED, {"draft": str(draft_id)})
    return await session.scalar(
        select(ProposalDraft).where(
            ProposalDraft.id == draft_id,
            ProposalDraft.invitation == invitation,
            ProposalDraft.state == DraftState.WRITING,
        )
    )


async def authors_by_proposal(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, list[ProposalAuthor]]:
    """Return the authors ideas have together, the lead first; nothing for an idea of one author."""
    rows = await session.scalars(
        select(ProposalAuthor)
        .where(ProposalAuthor.proposal_id.in_(ids))
        .order_by(ProposalAuthor.position)
    )
    found: dict[UUID, list[ProposalAuthor]] = {}
    for row in rows:
        found.setdefault(row.proposal_id, []).append(row)
    return found


async def written_by(session: AsyncSession, proposal_id: UUID) -> frozenset[UUID]:
    """Return who has written an idea together; nobody for an idea of one author."""
    rows = select(ProposalAuthor.person_id).where(ProposalAuthor.proposal_id == proposal_id)
    return frozenset(await session.scalars(rows))


def draft_offers(actor: Actor, draft: ProposalDraft, authors: Sequence[DraftAuthor]) -> list[Offer]:
    """Return what the asker may do with a draft."""
    writing = [one.person_id for one in authors]

    def along() -> None:
        demand(policy.may_write_along(actor, draft, writing))

    def lead() -> None:
        demand(policy.may_lead(actor, draft, writing))

    def still() -> None:
        DRAFT_MOVES.after(draft.state, "edit")

    return [
        offer("editDraft", along, still),
        offer("agreeDraft", along, still),
        offer("leaveDraft", along, still),
        offer("inviteAuthors", lead, still),
        offer("setShares", lead, still),
        offer("partAuthor", lead, still),
        offer("passLead", lead, still),
        offer("submitDraft", lead, still),
        offer("dropDraft", lead, still),
    ]
