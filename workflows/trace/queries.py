"""Questions about the trace: everything a thing came from and led to."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.rights.actor import Actor
from workflows.trace.kinds import EdgeKind, NodeKind

DEEPEST = 8
MOST_EDGES = 100

# Forward from the thing, and back from it: never forward from what lies behind, which would lead
# into the stories of neighbours.
WALK = text("""
WITH RECURSIVE onward(from_id, to_id, kind, happened_on, recorded_at, depth) AS (
  SELECT e.from_id, e.to_id, e.kind, e.happened_on, e.recorded_at, 1
  FROM trace_edge e WHERE e.from_id = :thing
  UNION
  SELECT e.from_id, e.to_id, e.kind, e.happened_on, e.recorded_at, o.depth + 1
  FROM trace_edge e JOIN onward o ON e.from_id = o.to_id WHERE o.depth < :deepest
), back(from_id, to_id, kind, happened_on, recorded_at, depth) AS (
  SELECT e.from_id, e.to_id, e.kind, e.happened_on, e.recorded_at, 1
  FROM trace_edge e WHERE e.to_id = :thing
  UNION
  SELECT e.from_id, e.to_id, e.kind, e.happened_on, e.recorded_at, b.depth + 1
  FROM trace_edge e JOIN back b ON e.to_id = b.from_id WHERE b.depth < :deepest
), walked AS (
  SELECT from_id, to_id, kind, happened_on, recorded_at FROM onward
  UNION SELECT from_id, to_id, kind, happened_on, recorded_at FROM back
)
SELECT w.kind AS how, w.happened_on, f.id AS from_id, f.kind AS from_kind, f.label AS from_label,
       t.id AS to_id, t.kind AS to_kind, t.label AS to_label
FROM walked w JOIN trace_node f ON f.id = w.from_id JOIN trace_node t ON t.id = w.to_id
ORDER BY w.happened_on, w.recorded_at, w.kind, w.to_id LIMIT :most
""")


@dataclass(frozen=True, slots=True)
class Place:
    """A node as it is told."""

    id: UUID
    kind: NodeKind
    label: str


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that led to another."""

    source: Place
    kind: EdgeKind
    target: Place
    happened_on: date


async def walked_from(session: AsyncSession, _: Actor, *, thing_id: UUID) -> list[Step]:
    """Return what a thing came from and led to, the first day first, at most a hundred steps."""
    rows = await session.execute(WALK, {"thing": thing_id, "deepest": DEEPEST, "most": MOST_EDGES})
    return [
        Step(
            Place(row.from_id, NodeKind(row.from_kind), row.from_label),
            EdgeKind(row.how),
            Place(row.to_id, NodeKind(row.to_kind), row.to_label),
            row.happened_on,
        )
        for row in rows
    ]
