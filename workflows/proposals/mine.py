"""A person's own ideas, also those written with others, and those he supports: told to nobody else."""

from sqlalchemy import Select, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.kit.paging import Page, Window, count_rows, fetch_page
from workflows.proposals import policy
from workflows.proposals.drafts.models import ProposalAuthor
from workflows.proposals.models import Proposal
from workflows.proposals.queries import PROPOSAL_ORDERS, ProposalOrder
from workflows.proposals.support.models import ProposalSupport
from workflows.rights.actor import Actor

MINE_ORDER = PROPOSAL_ORDERS[ProposalOrder.NEWEST]


def mine_wanted(actor: Actor, *, supported: bool) -> Select[Proposal]:
    """Return the statement behind one's own ideas, or those one supports."""
    wanted = select(Proposal).where(policy.readable_proposals(actor))
    if not supported:
        together = select(ProposalAuthor.proposal_id).where(
            ProposalAuthor.person_id == actor.person_id
        )
        return wanted.where(or_(Proposal.author_id == actor.person_id, Proposal.id.in_(together)))
    return wanted.where(
        Proposal.id.in_(
            select(ProposalSupport.proposal_id).where(
                ProposalSupport.person_id == actor.person_id,
                ProposalSupport.withdrawn_at.is_(None),
            )
        )
    )


async def list_mine(
    session: AsyncSession, actor: Actor, *, window: Window, supported: bool
) -> Page[Proposal]:
    """Return a page of them, the newest first; nothing if nobody is signed in."""
    return await fetch_page(session, mine_wanted(actor, supported=supported), MINE_ORDER, window)


async def count_mine(session: AsyncSession, actor: Actor, *, supported: bool) -> int:
    """Return how many there are."""
    wanted = mine_wanted(actor, supported=supported)
    return await count_rows(session, wanted.with_only_columns(Proposal.id))
