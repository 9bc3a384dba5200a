"""Plain rows of campaigns and ballot lines: the columns asked for, in one statement."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Select, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.identity.readers import anyone_like, named
from workflows.kit.pages import KEPT, pages_of
from workflows.kit.paging import (
    Page,
    Window,
    fetch_row,
    fetch_under,
    one_row,
)
from workflows.kit.sent import Row, Sent
from workflows.kit.shape import Beside, Shape
from workflows.programmes.queries import PROGRAMME_SHAPE
from workflows.proposals.campaigns import policy
from workflows.proposals.campaigns.models import Campaign
from workflows.proposals.campaigns.queries import CAMPAIGN_ORDER, campaigns_wanted
from workflows.proposals.rows import PROPOSAL_SHAPE
from workflows.rights.actor import Actor
from workflows.voting.models import Poll, PollOption
from workflows.voting.queries import POLL_SHAPE, RESULT_SHAPE

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


async def campaign_pages(
    session: AsyncSession,
    actor: Actor,
    *,
    paths: Sequence[str],
    window: Window,
    programme_ids: Sequence[UUID] | None = None,
) -> list[Page[Row]]:
    """Return a page of campaigns for each programme, newest first, or the one of them all."""
    laid = _campaigns_laid(anyone_like(actor), tuple(paths))
    return await pages_of(
        session, laid, CAMPAIGN_ORDER, window, Campaign.programme_id, programme_ids, named(actor)
    )


@lru_cache(maxsize=KEPT)
def _campaigns_laid(actor: Actor, paths: tuple[str, ...]) -> Select[Any]:
    return CAMPAIGN_SHAPE.laid(campaigns_wanted(actor), paths, actor)


async def campaign_row_by_number(
    session: AsyncSession, actor: Actor, *, paths: Sequence[str], number: str
) -> Row | None:
    """Return a campaign by its public number."""
    row = _campaign_row(anyone_like(actor), tuple(paths))
    return await fetch_row(session, row, {"number": number, **named(actor)})


@lru_cache(maxsize=KEPT)
def _campaign_row(actor: Actor, paths: tuple[str, ...]) -> Sent:
    numbered = Campaign.number == bindparam("number", type_=Campaign.number.type)
    wanted = select(Campaign).where(numbered, policy.readable_campaigns(actor))
    return Sent(one_row(CAMPAIGN_SHAPE.laid(wanted, paths, actor)))


async def line_rows_by_poll(
    session: AsyncSession, actor: Actor, *, paths: Sequence[str], keys: Sequence[UUID]
) -> Mapping[UUID, Sequence[Row]]:
    """Return the lines of ballot papers, in the order of their numbers."""
    wanted = select(PollOption).where(PollOption.poll_id.in_(keys)).order_by(PollOption.number)
    laid = LINE_SHAPE.laid(wanted, paths, anyone_like(actor))
    return await fetch_under(session, laid, PollOption.poll_id, keys, named(actor))


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
    laid = LINE_SHAPE.laid(wanted, paths, anyone_like(actor))
    return await fetch_under(session, laid, PollOption.reference_id, keys, named(actor))
