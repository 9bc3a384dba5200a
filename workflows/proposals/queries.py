"""Questions about proposals: lists, search, and what the asker may do with them."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.identity import policy as people
from workflows.kit.offers import Offer, offer
from workflows.kit.paging import Page, SortKey, Window, count_rows, fetch_page, one_of_few
from workflows.kit.refusal import Invalid
from workflows.kit.sent import Askable
from workflows.kit.things import Things, unwalled
from workflows.programmes.models import Programme
from workflows.proposals import policy
from workflows.proposals.campaigns import policy as campaign_policy
from workflows.proposals.campaigns.models import Campaign
from workflows.proposals.models import Proposal
from workflows.proposals.review.published import reviewed_in_public
from workflows.proposals.searching import found_by, search_of
from workflows.proposals.states import BALLOTABLE, Category, ProposalState
from workflows.rights.actor import Actor
from workflows.rights.verdict import demand
from workflows.voting.models import PollOption

MOST_POINTS = 500

# What nearly every verb of an idea answers with.
BY_ID = Things(Proposal, Proposal.id, policy.READABLE)


class ProposalOrder(StrEnum):
    """Orders of a list of proposals."""

    NEWEST = "NEWEST"
    NUMBER = "NUMBER"
    COST = "COST"
    TITLE = "TITLE"


PROPOSAL_ORDERS: dict[ProposalOrder, tuple[SortKey, ...]] = {
    ProposalOrder.NEWEST: (SortKey(Proposal.submitted_at, descending=True), SortKey(Proposal.id)),
    ProposalOrder.NUMBER: (SortKey(Proposal.number),),
    ProposalOrder.COST: (SortKey(Proposal.cost), SortKey(Proposal.id)),
    ProposalOrder.TITLE: (SortKey(Proposal.title), SortKey(Proposal.id)),
}


def proposals_wanted(
    actor: Actor,
    *,
    programme_id: UUID | None,
    campaign_id: UUID | None,
    category: Category | None,
    state: ProposalState | None,
    words: int = 0,
    area: int | None = None,
    ballotable: bool | None = None,
    reviewed: bool | None = None,
) -> Select[Proposal]:
    """Return the statement behind a list of proposals: the rights first, then what was asked for.

    A search of so many `words` has its parameters still to be filled (`searching`).
    """
    wanted = select(Proposal).where(policy.readable_proposals(actor))
    if programme_id is not None:
        wanted = wanted.where(Proposal.programme_id == programme_id)
    if campaign_id is not None:
        wanted = wanted.where(
            Proposal.id.in_(
                select(PollOption.reference_id)
                .join(Campaign, Campaign.poll_id == PollOption.poll_id)
                .where(Campaign.id == campaign_id, campaign_policy.readable_campaigns(actor))
            )
        )
    if category is not None:
        wanted = wanted.where(one_of_few(Proposal.category, category))
    if state is not None:
        wanted = wanted.where(one_of_few(Proposal.state, state))
    if area is not None:
        wanted = wanted.where(Proposal.area == area)
    if ballotable:
        wanted = wanted.where(Proposal.state.in_(BALLOTABLE), Proposal.hidden.is_(False))
    if reviewed:
        wanted = wanted.where(Proposal.id.in_(reviewed_in_public()))
    return wanted.where(*found_by(words)) if words else wanted


def _proposals_found(actor: Actor, search: str | None, **narrowed: Any) -> Select[Proposal]:
    """Return the statement with the search filled in. Refuses a search that is too long."""
    sought = search_of(search)
    wanted = proposals_wanted(actor, words=len(sought.words), **narrowed)
    return wanted.params(sought.values) if sought.words else wanted


async def list_proposals(
    session: AsyncSession,
    actor: Actor,
    *,
    window: Window,
    order: ProposalOrder = ProposalOrder.NEWEST,
    programme_id: UUID | None = None,
    campaign_id: UUID | None = None,
    category: Category | None = None,
    state: ProposalState | None = None,
    search: str | None = None,
    area: int | None = None,
    ballotable: bool | None = None,
    reviewed: bool | None = None,
) -> Page[Proposal]:
    """Return a page of proposals the asker may see."""
    wanted = _proposals_found(
        actor,
        search,
        programme_id=programme_id,
        campaign_id=campaign_id,
        category=category,
        state=state,
        area=area,
        ballotable=ballotable,
        reviewed=reviewed,
    )
    return await fetch_page(session, wanted, PROPOSAL_ORDERS[order], window)


async def count_proposals(
    session: AsyncSession,
    actor: Actor,
    *,
    programme_id: UUID | None = None,
    campaign_id: UUID | None = None,
    category: Category | None = None,
    state: ProposalState | None = None,
    search: str | None = None,
    area: int | None = None,
    ballotable: bool | None = None,
    reviewed: bool | None = None,
) -> int:
    """Return how many proposals the list holds."""
    wanted = _proposals_found(
        actor,
        search,
        programme_id=programme_id,
        campaign_id=campaign_id,
        category=category,
        state=state,
        area=area,
        ballotable=ballotable,
        reviewed=reviewed,
    )
    return await count_rows(session, wanted.with_only_columns(Proposal.id))


@dataclass(frozen=True, slots=True)
class IdeaPoint:
    """An idea as a point of the map."""

    key: UUID
    number: str
    title: str
    state: ProposalState
    longitude: int
    latitude: int


async def idea_points(
    session: AsyncSession,
    actor: Actor,
    *,
    programme_id: UUID,
    first: int,
    campaign_id: UUID | None = None,
    category: Category | None = None,
    state: ProposalState | None = None,
    search: str | None = None,
    area: int | None = None,
) -> list[IdeaPoint]:
    """Return the newest ideas that have a point, under the filters of the list.

    Refuses to return none, or more than 500.
    """
    if not 1 <= first <= MOST_POINTS:
        raise Invalid("page_size", field="first", largest=MOST_POINTS)
    wanted = _proposals_found(
        actor,
        search,
        programme_id=programme_id,
        campaign_id=campaign_id,
        category=category,
        state=state,
        area=area,
    ).where(Proposal.longitude.is_not(None))
    # The words of an idea are long: no more of it is read than the map shows.
    shown = wanted.with_only_columns(
        Proposal.id,
        Proposal.number,
        Proposal.title,
        Proposal.state,
        Proposal.longitude,
        Proposal.latitude,
    )
    rows = await session.execute(
        shown.order_by(Proposal.submitted_at.desc(), Proposal.id).limit(first)
    )
    return [
        IdeaPoint(key, number, title, stands, longitude, latitude)
        for key, number, title, stands, longitude, latitude in rows
        if longitude is not None and latitude is not None
    ]


async def proposal_by_number(
    session: AsyncSession, actor: Actor, *, number: str
) -> Proposal | None:
    """Return a proposal by its public number."""
    return await session.scalar(
        select(Proposal).where(Proposal.number == number, policy.readable_proposals(actor))
    )


@unwalled(BY_ID)
async def proposals_by_id(
    session: Askable, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, Proposal]:
    """Return proposals the asker may see, apart from the session."""
    return await BY_ID.by_key(session, ids, policy.reader(actor))


def programme_offers(actor: Actor, programme: Programme) -> list[Offer]:
    """Return what the asker may begin in a programme."""
    return [
        offer("submitProposal", lambda: demand(policy.may_submit(actor, programme.id))),
        offer("enterPaperProposal", lambda: demand(policy.may_enter_paper(actor, programme.id))),
        offer("findResidents", lambda: demand(people.may_find_residents(actor, programme.id))),
        offer("prepareCampaign", lambda: demand(campaign_policy.may_prepare(actor, programme.id))),
    ]
