"""Writing down what a unit of work recorded: its events, their messages and the versions they raise.

All of it is one statement, the last before the commit: who locks a version holds it for no longer than
that. The order of the events is that in which they were recorded.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Final, NamedTuple
from uuid import UUID

from workflows.kit.sent import Straight
from workflows.record.topics import Touched

WRITE: Final = """WITH noted AS (
  SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::uuid[],
    $7::date[], $8::timestamptz[], $9::text[]) WITH ORDINALITY
  AS one(id, programme_id, kind, subject_id, person_id, appointment_id, happened_on, recorded_at,
    data, place)
), told AS (
  INSERT INTO event (id, programme_id, kind, subject_id, person_id, appointment_id, happened_on,
    recorded_at, data)
  SELECT id, programme_id, kind, subject_id, person_id, appointment_id, happened_on, recorded_at,
    data::jsonb FROM noted ORDER BY place
), waiting AS (
  INSERT INTO outbox (event_id, kind, next_try_at)
  SELECT id, kind, recorded_at FROM noted ORDER BY place
)
INSERT INTO version (programme_id, topic, number)
SELECT programme_id, topic, 1 FROM unnest($10::uuid[], $11::text[]) AS raised(programme_id, topic)
ORDER BY programme_id, topic
ON CONFLICT (programme_id, topic) DO UPDATE SET number = version.number + 1"""


class Noted(NamedTuple):
    """One event as its table has it; `data` is JSON."""

    id: UUID
    programme_id: UUID | None
    kind: str
    subject_id: UUID
    person_id: UUID | None
    appointment_id: UUID | None
    happened_on: date | None
    recorded_at: datetime
    data: str


def noted_data(data: Mapping[str, object]) -> str:
    """Return the figures of an event as JSON. Raises TypeError for what is none."""
    return json.dumps(data, ensure_ascii=False) if data else "{}"


async def write_down(way: Straight, noted: Sequence[Noted], touched: Collection[Touched]) -> None:
    """Write the events and their messages, and raise the versions of what changed for the public.

    Versions are raised in one fixed order, so that writers never wait for each other in a ring.
    """
    columns = zip(*noted, strict=True) if noted else ([] for _ in Noted._fields)
    raised = sorted(set(touched))
    await way.fetch(
        WRITE,
        *columns,
        [programme_id for programme_id, _ in raised],
        [topic.value for _, topic in raised],
    )
