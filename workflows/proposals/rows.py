"""Plain rows of proposals: the columns asked for, in one statement."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Select, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.identity.queries import PUBLIC_NAME_SHAPE
from workflows.identity.readers import anyone_like, named
from workflows.kit.pages import KEPT, pages_of
from workflows.kit.paging import (
    Page,
    Window,
    fetch_row,
    one_row,
)
from workflows.kit.sent import Row, Sent
from workflows.kit.shape import Beside, Shape
from workflows.programmes.queries import PROGRAMME_SHAPE
from workflows.proposals import policy
from workflows.proposals.models import Proposal
from workflows.proposals.queries import PROPOSAL_ORDERS, ProposalOrder, proposals_wanted
from workflows.proposals.searching import search_of
from workflows.proposals.states import Category, ProposalState
from workflows.rights.actor import Actor

PROPOSAL_SHAPE = Shape(
    Proposal,
    policy.readable_proposals,
    {
        "author": Beside(PUBLIC_NAME_SHAPE, by="author_id", key="person_id"),
        "programme": Beside(PROGRAMME_SHAPE, by="programme_id"),
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
    state: ProposalState | None = None,
    search: str | None = None,
    area: int | None = None,
    ballotable: bool | None = None,
    reviewed: bool | None = None,
    count: bool = False,
) -> list[Page[Row]]:
    """Return a page of proposals for each programme, or the one page of them all, counted if asked.

    Refuses a search that is too long.
    """
    sought = search_of(search)
    words = len(sought.words)
    laid, of = _proposals_laid(
        anyone_like(actor),
        tuple(paths),
        campaign_id,
        category,
        state,
        words,
        area,
        ballotable,
        reviewed,
    )
    return await pages_of(
        session,
        laid,
        PROPOSAL_ORDERS[order],
        window,
        Proposal.programme_id,
        programme_ids,
        {**sought.values, **named(actor)},
        of if count else None,
    )


@lru_cache(maxsize=KEPT)
def _proposals_laid(
    actor: Actor,
    paths: tuple[str, ...],
    campaign_id: UUID | None,
    category: Category | None,
    state: ProposalState | None,
    words: int,
    area: int | None,
    ballotable: bool | None,  # noqa: FBT001 - a key of the kept statements
    reviewed: bool | None,  # noqa: FBT001 - the same
) -> tuple[Select[Any], Select[Any]]:
    """Return the statements of a list and of all it holds, without the values searched for."""
    wanted = proposals_wanted(
        actor,
        programme_id=None,
        campaign_id=campaign_id,
        category=category,
        state=state,
        words=words,
        area=area,
        ballotable=ballotable,
        reviewed=reviewed,
    )
    return PROPOSAL_SHAPE.laid(wanted, paths, actor), wanted.with_only_columns(Proposal.id)


async def proposal_row_by_number(
    session: AsyncSession, actor: Actor, *, paths: Sequence[str], number: str
) -> Row | None:
    """Return a proposal by its public number."""
    row = _proposal_row(anyone_like(actor), tuple(paths))
    return await fetch_row(session, row, {"number": number, **named(actor)})


@lru_cache(maxsize=KEPT)
def _proposal_row(actor: Actor, paths: tuple[str, ...]) -> Sent:
    numbered = Proposal.number == bindparam("number", type_=Proposal.number.type)
    wanted = select(Proposal).where(numbered, policy.readable_proposals(actor))
    return Sent(one_row(PROPOSAL_SHAPE.laid(wanted, paths, actor)))
