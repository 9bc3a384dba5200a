"""Questions about proposals and campaigns: lists, search, and what the asker may do with them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.kit.offers import Offer, offer
from workflows.kit.paging import Page, SortKey, Window, count_rows, fetch_page
from workflows.kit.refusal import Invalid
from workflows.kit.text import folded, grams, search_words
from workflows.programmes.models import Programme
from workflows.proposals import policy
from workflows.proposals.models import Campaign, Proposal
from workflows.proposals.states import Category
from workflows.rights.actor import ANONYMOUS, Actor
from workflows.rights.verdict import demand
from workflows.voting import policy as voting_policy
from workflows.voting.closing import closable, openable, replaceable, votable
from workflows.voting.kinds import BallotKind
from workflows.voting.models import Poll, PollOption

LONGEST_SEARCH = 100


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
CAMPAIGN_ORDER = (SortKey(Campaign.prepared_at, descending=True), SortKey(Campaign.id))


def proposals_wanted(
    actor: Actor,
    *,
    programme_id: UUID | None,
    campaign_id: UUID | None,
    category: Category | None,
    search: str | None,
) -> Select[Proposal]:
    """Return the statement behind a list of proposals: the rights first, then what was asked for.

    Refuses a search that is too long.
    """
    wanted = select(Proposal).where(policy.readable_proposals(actor))
    if programme_id is not None:
        wanted = wanted.where(Proposal.programme_id == programme_id)
    if campaign_id is not None:
        wanted = wanted.where(
            Proposal.id.in_(
                select(PollOption.reference_id)
                .join(Campaign, Campaign.poll_id == PollOption.poll_id)
                .where(Campaign.id == campaign_id, policy.readable_campaigns(actor))
            )
        )
    if category is not None:
        wanted = wanted.where(Proposal.category == category)
    if search is not None and search.strip():
        if len(search) > LONGEST_SEARCH:
            raise Invalid(
                "text_too_long", field="search", longest=LONGEST_SEARCH, length=len(search)
            )
        # The index finds every pair of letters of the words; the text itself confirms each word.
        wanted = wanted.where(Proposal.search_grams.contains(grams(folded(search))))
        for word in search_words(search):
            wanted = wanted.where(Proposal.search_text.contains(word, autoescape=True))
    return wanted


async def list_proposals(
    session: AsyncSession,
    actor: Actor,
    *,
    window: Window,
    order: ProposalOrder = ProposalOrder.NEWEST,
    programme_id: UUID | None = None,
    campaign_id: UUID | None = None,
    category: Category | None = None,
    search: str | None = None,
) -> Page[Proposal]:
    """Return a page of proposals the asker may see."""
    wanted = proposals_wanted(
        actor,
        programme_id=programme_id,
        campaign_id=campaign_id,
        category=category,
        search=search,
    )
    return await fetch_page(session, wanted, PROPOSAL_ORDERS[order], window)


async def count_proposals(
    session: AsyncSession,
    actor: Actor,
    *,
    programme_id: UUID | None = None,
    campaign_id: UUID | None = None,
    category: Category | None = None,
    search: str | None = None,
) -> int:
    """Return how many proposals the list holds."""
    wanted = proposals_wanted(
        actor,
        programme_id=programme_id,
        campaign_id=campaign_id,
        category=category,
        search=search,
    )
    return await count_rows(session, wanted.with_only_columns(Proposal.id))


async def proposal_by_number(
    session: AsyncSession, actor: Actor, *, number: str
) -> Proposal | None:
    """Return a proposal by its public number."""
    return await session.scalar(
        select(Proposal).where(Proposal.number == number, policy.readable_proposals(actor))
    )


async def proposals_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, Proposal]:
    """Return proposals the asker may see."""
    rows = await session.scalars(
        select(Proposal).where(Proposal.id.in_(ids), policy.readable_proposals(actor))
    )
    return {row.id: row for row in rows}


def campaigns_wanted(actor: Actor, *, programme_id: UUID | None = None) -> Select[Campaign]:
    """Return the statement behind a list of campaigns."""
    wanted = select(Campaign).where(policy.readable_campaigns(actor))
    if programme_id is not None:
        wanted = wanted.where(Campaign.programme_id == programme_id)
    return wanted


async def list_campaigns(
    session: AsyncSession, actor: Actor, *, window: Window, programme_id: UUID | None = None
) -> Page[Campaign]:
    """Return a page of campaigns the asker may see, newest first."""
    wanted = campaigns_wanted(actor, programme_id=programme_id)
    return await fetch_page(session, wanted, CAMPAIGN_ORDER, window)


async def count_campaigns(
    session: AsyncSession, actor: Actor, *, programme_id: UUID | None = None
) -> int:
    """Return how many campaigns the list holds."""
    wanted = campaigns_wanted(actor, programme_id=programme_id)
    return await count_rows(session, wanted.with_only_columns(Campaign.id))


async def campaign_by_number(
    session: AsyncSession, actor: Actor, *, number: str
) -> Campaign | None:
    """Return a campaign by its public number."""
    return await session.scalar(
        select(Campaign).where(Campaign.number == number, policy.readable_campaigns(actor))
    )


@dataclass(frozen=True, slots=True)
class Paper:
    """What a voter fills in: the poll of a campaign, and what a ballot says there."""

    poll_id: UUID
    kind: BallotKind


async def opened_papers(session: AsyncSession, ids: Collection[UUID]) -> dict[UUID, Paper]:
    """Return the papers of campaigns that anyone may see, frozen since they were opened."""
    rows = await session.execute(
        select(Campaign.id, Campaign.poll_id, Poll.ballot_kind)
        .join(Poll, Poll.id == Campaign.poll_id)
        .where(Campaign.id.in_(ids), policy.readable_campaigns(ANONYMOUS))
    )
    return {row.id: Paper(row.poll_id, row.ballot_kind) for row in rows}


async def campaigns_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, Campaign]:
    """Return campaigns the asker may see."""
    rows = await session.scalars(
        select(Campaign).where(Campaign.id.in_(ids), policy.readable_campaigns(actor))
    )
    return {row.id: row for row in rows}


async def campaigns_by_poll(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, Campaign]:
    """Return the campaigns of polls."""
    rows = await session.scalars(
        select(Campaign).where(Campaign.poll_id.in_(ids), policy.readable_campaigns(actor))
    )
    return {row.poll_id: row for row in rows}


def campaign_offers(
    actor: Actor, poll: Poll, *, on_roll: bool, voted: bool, options: int, moment: datetime
) -> list[Offer]:
    """Return what the asker may do with a campaign now, by the checks the actions themselves run.

    `voted` is whether a ballot of the asker is in the box: where none may be replaced, another one
    is not offered, though the same one sent again still gets its receipt.
    """
    return [
        offer(
            "castBallot",
            # In the order of the box, which looks at the hour before it looks into the roll.
            lambda: demand(voting_policy.may_vote(actor, on_roll=True)),
            lambda: demand(votable(poll.state, poll.opens_at, poll.closes_at, moment)),
            lambda: demand(voting_policy.may_vote(actor, on_roll=on_roll)),
            lambda: demand(replaceable(voted=voted, revoting=poll.revoting)),
        ),
        offer(
            "openCampaign",
            lambda: demand(voting_policy.may_open(actor, poll.programme_id)),
            lambda: demand(openable(poll.state, poll.closes_at, options, moment)),
        ),
        offer(
            "closeCampaign",
            lambda: demand(voting_policy.may_close(actor, poll.programme_id)),
            lambda: demand(
                closable(poll.state, poll.closes_at, early_close=poll.early_close, moment=moment)
            ),
        ),
        offer(
            "proposeRollCorrection",
            lambda: demand(voting_policy.may_propose_correction(actor, poll.programme_id)),
            lambda: demand(votable(poll.state, poll.opens_at, poll.closes_at, moment)),
        ),
    ]


def programme_offers(actor: Actor, programme: Programme) -> list[Offer]:
    """Return what the asker may begin in a programme."""
    return [
        offer("submitProposal", lambda: demand(policy.may_submit(actor, programme.id))),
        offer("prepareCampaign", lambda: demand(policy.may_prepare(actor, programme.id))),
    ]
