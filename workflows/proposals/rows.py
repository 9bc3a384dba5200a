"""Plain rows of proposals, campaigns and ballot lines: the columns asked for, in one statement."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.identity.queries import PUBLIC_NAME_SHAPE
from workflows.kit.paging import (
    Page,
    Row,
    SortKey,
    Window,
    fetch_row,
    fetch_rows,
    fetch_rows_by,
    fetch_under,
    one_page,
)
from workflows.kit.shape import Beside, Shape
from workflows.programmes.queries import PROGRAMME_SHAPE
from workflows.proposals import policy
from workflows.proposals.models import Campaign, Proposal
from workflows.proposals.queries import (
    CAMPAIGN_ORDER,
    PROPOSAL_ORDERS,
    ProposalOrder,
    campaigns_wanted,
    proposals_wanted,
)
from workflows.proposals.states import Category
from workflows.rights.actor import Actor
from workflows.voting.models import Poll, PollOption
from workflows.voting.queries import POLL_SHAPE, RESULT_SHAPE

# Most askers are the public, which asks for the same few pages; strangers cannot make us keep more.
KEPT: Final = 512

PROPOSAL_SHAPE = Shape(
    Proposal,
    policy.readable_proposals,
    {
        "author": Beside(PUBLIC_NAME_SHAPE, by="author_id", key="person_id"),
        "programme": Beside(PROGRAMME_SHAPE, by="programme_id"),
    },
)
CAMPAIGN_SHAPE = Shape(
    Campaign,
    policy.readable_campaigns,
    {
        "programme": Beside(PROGRAMME_SHAPE, by="programme_id"),
        "poll": Beside(POLL_SHAPE, by="poll_id"),
        "result": Beside(RESULT_SHAPE, by="poll_id", key="poll_id"),
    },
)
LINE_SHAPE = Shape(
    PollOption,
    beside={
        "proposal": Beside(PROPOSAL_SHAPE, by="reference_id"),
        "campaign": Beside(CAMPAIGN_SHAPE, by="poll_id", key="poll_id"),
    },
)


async def proposal_pages(
    session: AsyncSession,
    actor: Actor,
    *,
    paths: Sequence[str],
    window: Window,
    programme_ids: Sequence[UUID] | None = None,
    order: ProposalOrder = ProposalOrder.NEWEST,
    campaign_id: UUID | None = None,
    category: Category | None = None,
    search: str | None = None,
) -> list[Page[Row]]:
    """Return a page of proposals for each programme, or the one page of them all.

    Refuses a search that is too long.
    """
    laid = _proposals_laid(actor, tuple(paths), campaign_id, category, search)
    sorted_by = PROPOSAL_ORDERS[order]
    return await _pages(session, laid, sorted_by, window, Proposal.programme_id, programme_ids)


@lru_cache(maxsize=KEPT)
def _proposals_laid(
    actor: Actor,
    paths: tuple[str, ...],
    campaign_id: UUID | None,
    category: Category | None,
    search: str | None,
) -> Select[Any]:
    """Return the statement of a list, kept for those who ask for the same list again."""
    wanted = proposals_wanted(
        actor, programme_id=None, campaign_id=campaign_id, category=category, search=search
    )
    return PROPOSAL_SHAPE.laid(wanted, paths, actor)


async def campaign_pages(
    session: AsyncSession,
    actor: Actor,
    *,
    paths: Sequence[str],
    window: Window,
    programme_ids: Sequence[UUID] | None = None,
) -> list[Page[Row]]:
    """Return a page of campaigns for each programme, newest first, or the one of them all."""
    laid = _campaigns_laid(actor, tuple(paths))
    return await _pages(session, laid, CAMPAIGN_ORDER, window, Campaign.programme_id, programme_ids)


@lru_cache(maxsize=KEPT)
def _campaigns_laid(actor: Actor, paths: tuple[str, ...]) -> Select[Any]:
    return CAMPAIGN_SHAPE.laid(campaigns_wanted(actor), paths, actor)


async def proposal_row_by_number(
    session: AsyncSession, actor: Actor, *, paths: Sequence[str], number: str
) -> Row | None:
    """Return a proposal by its public number."""
    wanted = select(Proposal).where(Proposal.number == number, policy.readable_proposals(actor))
    return await fetch_row(session, PROPOSAL_SHAPE.laid(wanted, paths, actor))


async def campaign_row_by_number(
    session: AsyncSession, actor: Actor, *, paths: Sequence[str], number: str
) -> Row | None:
    """Return a campaign by its public number."""
    wanted = select(Campaign).where(Campaign.number == number, policy.readable_campaigns(actor))
    return await fetch_row(session, CAMPAIGN_SHAPE.laid(wanted, paths, actor))


async def line_rows_by_poll(
    session: AsyncSession, actor: Actor, *, paths: Sequence[str], keys: Sequence[UUID]
) -> Mapping[UUID, Sequence[Row]]:
    """Return the lines of ballot papers, in the order of their numbers."""
    wanted = select(PollOption).where(PollOption.poll_id.in_(keys)).order_by(PollOption.number)
    return await fetch_under(
        session, LINE_SHAPE.laid(wanted, paths, actor), PollOption.poll_id, keys
    )


async def line_rows_by_proposal(
    session: AsyncSession, actor: Actor, *, paths: Sequence[str], keys: Sequence[UUID]
) -> Mapping[UUID, Sequence[Row]]:
    """Return where proposals stand on papers of campaigns the asker may see, the newest last."""
    opening = select(Poll.opens_at).where(Poll.id == PollOption.poll_id).scalar_subquery()
    seen = select(Campaign.poll_id).where(policy.readable_campaigns(actor))
    wanted = (
        select(PollOption)
        .where(PollOption.reference_id.in_(keys), PollOption.poll_id.in_(seen))
        .order_by(opening, PollOption.poll_id)
    )
    laid = LINE_SHAPE.laid(wanted, paths, actor)
    return await fetch_under(session, laid, PollOption.reference_id, keys)


async def _pages(
    session: AsyncSession,
    laid: Select[Any],
    order: Sequence[SortKey],
    window: Window,
    by: Any,
    keys: Sequence[UUID] | None,
) -> list[Page[Row]]:
    """Read the one page of a list, or the pages of several lists in one statement."""
    if keys is not None and len(keys) > 1:
        return await fetch_rows_by(session, laid, order, window, by=by, keys=keys)
    only = keys[0] if keys else None
    return [await fetch_rows(session, _page(laid, tuple(order), window, by, only), window)]


@lru_cache(maxsize=KEPT)
def _page(
    laid: Select[Any], order: tuple[SortKey, ...], window: Window, by: Any, only: UUID | None
) -> Select[Any]:
    """Return the statement of one page, kept for those who ask for the same page again."""
    return one_page(laid if only is None else laid.where(by == only), order, window)
