"""Questions about papers: batches for the desk and, once the vote is closed, for everybody."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.kit.offers import Offer, offer
from workflows.rights.actor import Actor
from workflows.rights.verdict import demand
from workflows.voting.models import Poll
from workflows.voting.paper import policy
from workflows.voting.paper.box import OpenPaper, open_papers, settled_papers
from workflows.voting.paper.models import PaperBatch, PaperMark, PaperReopening
from workflows.voting.paper.states import BATCH_MOVES, BatchState
from workflows.voting.states import PollState


async def batches_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, PaperBatch]:
    """Return batches the asker may see."""
    rows = await session.scalars(select(PaperBatch).where(PaperBatch.id.in_(ids), _readable(actor)))
    return {row.id: row for row in rows}


async def batches_by_poll(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, list[PaperBatch]]:
    """Return the batches of polls by label: all to the desk, to others what ended, after the close."""
    rows = await session.scalars(
        select(PaperBatch)
        .where(PaperBatch.poll_id.in_(ids), _readable(actor))
        .order_by(PaperBatch.label)
    )
    found: dict[UUID, list[PaperBatch]] = {}
    for row in rows:
        found.setdefault(row.poll_id, []).append(row)
    return found


async def papers_waiting(
    session: AsyncSession, actor: Actor, *, batch: PaperBatch
) -> list[OpenPaper]:
    """Return the papers of an open batch that are not settled, for the desk; never what they say."""
    if batch.state is not BatchState.OPEN or batch.programme_id not in policy.watched_programmes(
        actor
    ):
        return []
    return await open_papers(session, batch.id)


async def papers_settled(session: AsyncSession, actor: Actor, *, batch: PaperBatch) -> list[int]:
    """Return the numbers that two keyed alike in an open batch, for the desk: what is missing shows."""
    if batch.state is not BatchState.OPEN or batch.programme_id not in policy.watched_programmes(
        actor
    ):
        return []
    return await settled_papers(session, batch.id)


async def came_by_poll(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, bool]:
    """Say of each poll whether the asker himself came for a paper."""
    rows = await session.scalars(
        select(PaperMark.poll_id).where(
            PaperMark.poll_id.in_(ids),
            PaperMark.voter_id == actor.person_id,
            PaperMark.withdrawn_at.is_(None),
        )
    )
    came = set(rows)
    return {one: one in came for one in ids}


def batch_offers(actor: Actor, batch: PaperBatch) -> list[Offer]:
    """Return what the asker may do with a batch."""
    place = batch.programme_id

    def still(verb: str) -> object:
        return BATCH_MOVES.after(batch.state, verb)

    return [
        offer("keyPaper", lambda: demand(policy.may_key(actor, place)), lambda: still("reconcile")),
        offer(
            "takeBackPaper",
            lambda: demand(policy.may_key(actor, place)),
            lambda: still("reconcile"),
        ),
        offer(
            "decidePaper",
            lambda: demand(policy.may_second(actor, place)),
            lambda: still("reconcile"),
        ),
        offer(
            "reopenPaper",
            lambda: demand(policy.may_second(actor, place, *_ended_by(batch))),
            lambda: still("reopen"),
        ),
        offer(
            "reconcileBatch",
            lambda: demand(policy.may_second(actor, place, batch.opened_by)),
            lambda: still("reconcile"),
        ),
        offer(
            "setBatchAside",
            lambda: demand(policy.may_second(actor, place, batch.opened_by)),
            lambda: still("set_aside"),
        ),
    ]


def _ended_by(batch: PaperBatch) -> Collection[UUID]:
    return () if batch.reconciled_by is None else (batch.reconciled_by,)


async def helped_alone(session: AsyncSession, batch_id: UUID) -> int:
    """Return how many voters of a batch were helped by one person, and a second has not said so yet."""
    number = await session.scalar(
        select(func.count())
        .select_from(PaperMark)
        .where(
            PaperMark.batch_id == batch_id,
            PaperMark.withdrawn_at.is_(None),
            PaperMark.assisted,
            PaperMark.assisted_with.is_(None),
        )
    )
    return number or 0


async def assisted_by_poll(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, int]:
    """Return how many voters of closed polls were helped with papers that count; of open ones nothing."""
    rows = await session.execute(
        select(PaperBatch.poll_id, func.sum(PaperBatch.assisted))
        .join(Poll, Poll.id == PaperBatch.poll_id)
        .where(
            PaperBatch.poll_id.in_(ids),
            PaperBatch.state == BatchState.RECONCILED,
            Poll.state.in_((PollState.CLOSED, PollState.TALLIED)),
        )
        .group_by(PaperBatch.poll_id)
    )
    return {poll_id: int(number) for poll_id, number in rows}


async def reopenings_by_batch(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, list[PaperReopening]]:
    """Return the papers of batches the asker may see that were opened again, the oldest first."""
    rows = await session.scalars(
        select(PaperReopening)
        .join(PaperBatch, PaperBatch.id == PaperReopening.batch_id)
        .where(PaperReopening.batch_id.in_(ids), _readable(actor))
        .order_by(PaperReopening.reopened_at, PaperReopening.id)
    )
    found: dict[UUID, list[PaperReopening]] = {one: [] for one in ids}
    for row in rows:
        found[row.batch_id].append(row)
    return found


def _readable(actor: Actor) -> ColumnElement[bool]:
    """Until the close others know the turnout in steps alone, so that no small batch tells more."""
    closed = select(Poll.id).where(Poll.state.in_((PollState.CLOSED, PollState.TALLIED)))
    return or_(
        and_(PaperBatch.state != BatchState.OPEN, PaperBatch.poll_id.in_(closed)),
        PaperBatch.programme_id.in_(policy.watched_programmes(actor)),
    )
