"""Questions about campaigns: lists, papers, and what the asker may do with them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.kit.offers import Offer, offer
from workflows.kit.paging import Page, SortKey, Window, count_rows, fetch_page
from workflows.proposals.campaigns import policy
from workflows.proposals.campaigns.models import Campaign
from workflows.rights.actor import ANONYMOUS, Actor
from workflows.rights.verdict import demand
from workflows.voting import policy as voting_policy
from workflows.voting.closing import (
    closable,
    no_paper,
    openable,
    publishable,
    replaceable,
    revisable,
    takes_papers,
    votable,
)
from workflows.voting.kinds import BallotKind
from workflows.voting.models import Poll, RollEntry
from workflows.voting.paper import policy as paper_policy
from workflows.voting.states import PollState

CAMPAIGN_ORDER = (SortKey(Campaign.prepared_at, descending=True), SortKey(Campaign.id))


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


async def votes_of_roll(session: AsyncSession, actor: Actor) -> list[tuple[Campaign, datetime]]:
    """Return the open votes on whose roll the asker stands, with their closes, the first to close first.

    Whether he has voted is not asked: a calendar is read by whoever knows its link.
    """
    rows = await session.execute(
        select(Campaign, Poll.closes_at)
        .join(Poll, Poll.id == Campaign.poll_id)
        .join(RollEntry, RollEntry.poll_id == Poll.id)
        .where(
            Poll.state == PollState.OPEN,
            RollEntry.voter_id == actor.person_id,
            func.upper_inf(RollEntry.recorded),
            policy.readable_campaigns(actor),
        )
        .order_by(Poll.closes_at, Campaign.id)
    )
    return [(campaign, closes_at) for campaign, closes_at in rows]


@dataclass(frozen=True, slots=True)
class OfAsker:
    """What a vote knows of the asker: on its roll, a ballot in its box, came for a paper."""

    on_roll: bool
    voted: bool
    came: bool


def campaign_offers(
    actor: Actor, poll: Poll, mine: OfAsker, *, options: int, moment: datetime
) -> list[Offer]:
    """Return what the asker may do with a campaign now, by the checks the actions themselves run.

    Where a ballot is in the box that may not be replaced, another one is not offered, though the same
    one sent again still gets its receipt.
    """
    return [
        offer(
            "castBallot",
            # In the order of the box, which looks at the hour before it looks into the roll.
            lambda: demand(voting_policy.may_vote(actor, on_roll=True)),
            lambda: demand(votable(poll.state, poll.opens_at, poll.closes_at, moment)),
            lambda: demand(voting_policy.may_vote(actor, on_roll=mine.on_roll)),
            lambda: demand(no_paper(came=mine.came)),
            lambda: demand(replaceable(voted=mine.voted, revoting=poll.revoting)),
        ),
        offer(
            "reviseCampaign",
            lambda: demand(policy.may_prepare(actor, poll.programme_id)),
            lambda: demand(revisable(poll.state)),
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
            "publishResult",
            lambda: demand(voting_policy.may_publish(actor, poll.programme_id)),
            lambda: demand(
                publishable(poll.state, poll.result_visibility, poll.result_published_at)
            ),
        ),
        offer(
            "openPaperBatch",
            lambda: demand(paper_policy.may_key(actor, poll.programme_id)),
            lambda: demand(takes_papers(poll.state, poll.channels)),
        ),
        offer("exportRoll", lambda: demand(policy.may_read_roll(actor, poll.programme_id))),
        offer(
            "proposeRollCorrection",
            lambda: demand(voting_policy.may_propose_correction(actor, poll.programme_id)),
            lambda: demand(votable(poll.state, poll.opens_at, poll.closes_at, moment)),
        ),
    ]
