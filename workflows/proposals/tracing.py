"""What an idea led to, for the trace: every act of the loop that leads somewhere says it here."""

from datetime import date
from uuid import UUID, uuid5

from sqlalchemy import select

from workflows.proposals.models import Proposal
from workflows.record.uow import UnitOfWork
from workflows.trace.kinds import EdgeKind, NodeKind
from workflows.trace.models import TraceEdge, TraceNode
from workflows.trace.tracing import Thing, lead


def idea_of(proposal: Proposal) -> Thing:
    """Return an idea as a thing of the trace."""
    return Thing(NodeKind.IDEA, proposal.id, proposal.number)


def work_of(proposal: Proposal) -> Thing:
    """Return the work that carries an idea out: an idea has one, so its id follows from the idea's."""
    return Thing(NodeKind.WORK, uuid5(proposal.id, "work"), proposal.number)


async def led_to(
    uow: UnitOfWork, proposal: Proposal, kind: EdgeKind, target: Thing, day: date
) -> None:
    """Note what an idea led to."""
    await lead(uow, idea_of(proposal), kind, target, programme_id=proposal.programme_id, day=day)


async def carried_out(uow: UnitOfWork, proposal: Proposal, day: date) -> None:
    """Note that an idea is carried out, by the answer or the vote that decided it."""
    row = (
        await uow.session.execute(
            select(TraceNode.id, TraceNode.kind, TraceNode.label)
            .join(TraceEdge, TraceEdge.to_id == TraceNode.id)
            .where(
                TraceEdge.from_id == proposal.id,
                TraceEdge.kind.in_([EdgeKind.ANSWERED_BY, EdgeKind.PUT_TO]),
            )
            .order_by(TraceEdge.recorded_at.desc())
            .limit(1)
        )
    ).first()
    source = idea_of(proposal) if row is None else Thing(row.kind, row.id, row.label)
    await lead(
        uow,
        source,
        EdgeKind.CARRIED_OUT_AS,
        work_of(proposal),
        programme_id=proposal.programme_id,
        day=day,
    )


async def reached(
    uow: UnitOfWork, proposal: Proposal, milestone_id: UUID, name: str, day: date
) -> None:
    """Note that the work on an idea reached a milestone."""
    await lead(
        uow,
        work_of(proposal),
        EdgeKind.REACHED,
        Thing(NodeKind.MILESTONE, milestone_id, name),
        programme_id=proposal.programme_id,
        day=day,
    )
