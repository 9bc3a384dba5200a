"""Questions about merging: offers of an idea, and where ideas came from and went."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ColumnElement, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.kit.offers import Offer, offer
from workflows.kit.refusal import Conflict, WrongState
from workflows.proposals import policy as ideas
from workflows.proposals.merging import policy
from workflows.proposals.merging.actions import demand_mergeable, demand_open_heir
from workflows.proposals.merging.models import MergeOffer
from workflows.proposals.merging.states import MERGE_MOVES, MergeState
from workflows.proposals.models import Proposal
from workflows.proposals.states import PROPOSAL_MOVES, SUPPORTABLE
from workflows.proposals.support.policy import may_support
from workflows.rights.actor import Actor
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand

MOST_SOURCES = 50


async def offers_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, MergeOffer]:
    """Return offers the asker may read."""
    rows = await session.scalars(select(MergeOffer).where(MergeOffer.id.in_(ids), _readable(actor)))
    return {row.id: row for row in rows}


async def offers_by_proposal(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, list[MergeOffer]]:
    """Return the offers that name ideas, the oldest first: all of them to the two authors and the desk."""
    rows = await session.scalars(
        select(MergeOffer)
        .where(or_(MergeOffer.source_id.in_(ids), MergeOffer.target_id.in_(ids)), _readable(actor))
        .order_by(MergeOffer.proposed_at, MergeOffer.id)
    )
    found: dict[UUID, list[MergeOffer]] = {}
    for row in rows:
        for side in {row.source_id, row.target_id} & set(ids):
            found.setdefault(side, []).append(row)
    return found


async def sources_by_proposal(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, list[Proposal]]:
    """Return what was merged into ideas, by number, at most fifty; hidden ones are left out."""
    rows = await session.scalars(
        select(Proposal)
        .where(Proposal.merged_into_id.in_(ids), ideas.readable_proposals(actor))
        .order_by(Proposal.number)
    )
    found: dict[UUID, list[Proposal]] = {}
    for row in rows:
        if row.merged_into_id is not None:
            found.setdefault(row.merged_into_id, []).append(row)
    return {one: rows[:MOST_SOURCES] for one, rows in found.items()}


async def lineage_by_proposal(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, list[Proposal]]:
    """Return all that went into ideas over however many merges, the nearest first, at most fifty.

    Hidden ones are left out; what went into them is still told.
    """
    line = (
        select(
            Proposal.merged_into_id.label("heir"),
            Proposal.id.label("part"),
            literal(1).label("far"),
        )
        .where(Proposal.merged_into_id.in_(ids))
        .cte("lineage", recursive=True)
    )
    line = line.union_all(
        select(line.c.heir, Proposal.id, line.c.far + 1).join(
            Proposal, Proposal.merged_into_id == line.c.part
        )
    )
    rows = await session.execute(
        select(line.c.heir, Proposal)
        .join(Proposal, Proposal.id == line.c.part)
        .where(ideas.readable_proposals(actor))
        .order_by(line.c.far, Proposal.number)
    )
    found: dict[UUID, list[Proposal]] = {}
    for heir, row in rows:
        found.setdefault(heir, []).append(row)
    return {one: parts[:MOST_SOURCES] for one, parts in found.items()}


async def heirs_by_proposal(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, Proposal]:
    """Return the idea at the end of the line into which each merged one went, if it may be seen."""
    line = (
        select(Proposal.id.label("source"), Proposal.merged_into_id.label("heir"))
        .where(Proposal.id.in_(ids), Proposal.merged_into_id.is_not(None))
        .cte("line", recursive=True)
    )
    line = line.union(
        select(line.c.source, Proposal.merged_into_id)
        .join(Proposal, Proposal.id == line.c.heir)
        .where(Proposal.merged_into_id.is_not(None))
    )
    rows = await session.execute(
        select(line.c.source, Proposal)
        .join(Proposal, Proposal.id == line.c.heir)
        .where(Proposal.merged_into_id.is_(None), ideas.readable_proposals(actor))
    )
    return {row.source: row.Proposal for row in rows}


def merge_offers(
    actor: Actor, row: MergeOffer, source: Proposal | None, target: Proposal | None
) -> list[Offer]:
    """Return what the asker may do with an offer now.

    `source` and `target` are the ideas it is about, if the asker may see them: where they can be merged no
    more, everybody hears why, whoever was asked.
    """

    def mergeable() -> None:
        if source is not None and target is not None:
            demand_mergeable(source, target)

    return [
        offer(
            "answerMerge",
            lambda: MERGE_MOVES.after(row.state, "agree"),
            mergeable,
            lambda: demand(policy.may_answer_merge(actor, row)),
        ),
        offer(
            "withdrawMerge",
            lambda: demand(policy.may_withdraw_merge(actor, row)),
            lambda: MERGE_MOVES.after(row.state, "withdraw"),
        ),
    ]


def merging_offers(
    actor: Actor,
    proposal: Proposal,
    *,
    supported: bool,
    heir: Proposal | None,
    together: Collection[UUID] = (),
) -> list[Offer]:
    """Return what the asker may do about merging an idea now.

    `heir` is the idea at the end of the line into which a merged one went, `together` who has written
    that one with others.
    """

    def merged() -> Proposal:
        if heir is None:
            raise WrongState("not_merged", field="proposalId")
        return heir

    def movable() -> None:
        demand_open_heir(merged())
        if not supported:
            raise Conflict("not_supported", field="proposalId")

    def open_to_it() -> None:
        if proposal.state not in SUPPORTABLE:
            PROPOSAL_MOVES.after(proposal.state, "merge")

    return [
        offer(
            "proposeMerge",
            lambda: demand(policy.may_propose_merge(actor, proposal)),
            open_to_it,
        ),
        offer(
            "moveSupport",
            lambda: demand(may_support(actor, merged(), together)),
            movable,
        ),
    ]


def _readable(actor: Actor) -> ColumnElement[bool]:
    """What was agreed is public; the rest is the two authors' and the desk's."""
    agreed = MergeOffer.state == MergeState.AGREED
    if actor.person_id is None:
        return agreed
    return or_(
        agreed,
        MergeOffer.proposer_id == actor.person_id,
        MergeOffer.answerer_id == actor.person_id,
        MergeOffer.programme_id.in_(actor.programmes(Permission.PROPOSAL_RECEIVE)),
    )
