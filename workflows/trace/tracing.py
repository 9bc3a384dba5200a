"""Tracing: an act says, in its own transaction, what it led to."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from workflows.record.uow import UnitOfWork
from workflows.trace.kinds import EdgeKind, NodeKind
from workflows.trace.models import TraceEdge, TraceNode


@dataclass(frozen=True, slots=True)
class Thing:
    """What a node stands for: its own id, and a label that anyone may read."""

    kind: NodeKind
    id: UUID
    label: str


async def lead(
    uow: UnitOfWork,
    source: Thing,
    kind: EdgeKind,
    target: Thing,
    *,
    programme_id: UUID,
    day: date,
) -> None:
    """Note that one thing led to another, each node and edge once."""
    await uow.session.execute(
        insert(TraceNode)
        .values(
            [
                {"id": one.id, "programme_id": programme_id, "kind": one.kind, "label": one.label}
                for one in (source, target)
            ]
        )
        .on_conflict_do_nothing()
    )
    await uow.session.execute(
        insert(TraceEdge)
        .values(
            from_id=source.id,
            to_id=target.id,
            kind=kind,
            happened_on=day,
            recorded_at=uow.now,
        )
        .on_conflict_do_nothing()
    )
