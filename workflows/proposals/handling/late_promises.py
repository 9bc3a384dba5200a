"""Promises whose day is over: a milestone neither reached nor given up, a start that was not made."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.law.today import legal_day
from workflows.proposals.events import ProposalEvent
from workflows.proposals.handling.milestones import PLANNABLE
from workflows.proposals.handling.models import ProposalAnswer, ProposalMilestone
from workflows.proposals.models import Proposal
from workflows.proposals.states import ProposalState
from workflows.record.models import Event
from workflows.record.uow import UnitOfWork

# What was adopted waits for its promised start until it is begun, or put to a vote.
UNBEGUN = frozenset({ProposalState.ADOPTED, ProposalState.PARTLY_ADOPTED})


@dataclass(frozen=True, slots=True)
class LatePromise:
    """A promise that is late: a milestone's key, or that of the answer which promised a start."""

    id: UUID
    proposal_id: UUID
    programme_id: UUID
    due_on: date


async def late_promises(
    session: AsyncSession, today: date, *, about: UUID | None = None
) -> list[LatePromise]:
    """Return the promises that are late on a day, of all ideas or of one; the oldest first."""
    milestones = (
        select(
            ProposalMilestone.id,
            ProposalMilestone.proposal_id,
            Proposal.programme_id,
            ProposalMilestone.planned_on,
        )
        .join(Proposal, Proposal.id == ProposalMilestone.proposal_id)
        .where(
            Proposal.state.in_(PLANNABLE),
            ProposalMilestone.reached_on.is_(None),
            ProposalMilestone.dropped_on.is_(None),
            ProposalMilestone.planned_on < today,
        )
    )
    # Of an idea that was looked at again, the last answer counts.
    last = (
        select(
            ProposalAnswer.id,
            ProposalAnswer.proposal_id,
            Proposal.programme_id,
            ProposalAnswer.starts_on,
        )
        .join(Proposal, Proposal.id == ProposalAnswer.proposal_id)
        .where(Proposal.state.in_(UNBEGUN), ProposalAnswer.outcome.is_not(None))
        .ext(distinct_on(ProposalAnswer.proposal_id))
        .order_by(ProposalAnswer.proposal_id, ProposalAnswer.id.desc())
    )
    if about is not None:
        milestones = milestones.where(Proposal.id == about)
        last = last.where(Proposal.id == about)
    found = [LatePromise(*row) for row in await session.execute(milestones)]
    starts = await session.execute(last)
    found += [
        LatePromise(key, idea, place, day)
        for key, idea, place, day in starts
        if day is not None and day < today
    ]
    return sorted(found, key=lambda one: (one.due_on, one.id))


async def tell_of_late_promises(uow: UnitOfWork) -> int:
    """Note of every promise whose day is over that it is late, each once; return of how many.

    Allowed: the house, day by day. Refuses: nothing. Records: ``proposal.promise_late`` for each.
    """
    await uow.alone("proposals/late-promises")
    late = await late_promises(uow.session, await legal_day(uow))
    known = select(Event.data["promise"].astext).where(
        Event.subject_id.in_({one.proposal_id for one in late}),
        Event.kind == ProposalEvent.PROMISE_LATE.value,
    )
    noted = set(await uow.session.scalars(known))
    news = [one for one in late if str(one.id) not in noted]
    for one in news:
        uow.record(
            ProposalEvent.PROMISE_LATE,
            one.proposal_id,
            programme_id=one.programme_id,
            promise=str(one.id),
            due_on=one.due_on.isoformat(),
        )
    await uow.session.flush()
    return len(news)
