"""Sixteen who write at once on the clauses of one agreement: no edit is lost, and no version has a gap.

Each adds a word of his own to a clause again and again; told that somebody was first, he reads what stands
and adds his word to that. The control lets texts be written without the look at the version, inside the
test process: words must get lost.
"""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from unittest.mock import patch
from uuid import UUID

from server.database import connect
from tests.fixtures.agreements import LEAD, Table, put_with, revise
from tests.fixtures.consortium import CITY, seen
from tests.fixtures.town import make_town
from tests.torture.figures import Figure
from tests.torture.house import House
from workflows.agreements.clauses import revising
from workflows.agreements.clauses.queries import standing_versions
from workflows.kit.refusal import Conflict
from workflows.law.actions import load_rule_packs
from workflows.record.uow import unit_of_work

EDITORS, CLAUSES = 16, 8


@dataclass(slots=True)
class Edited:
    """Edits that were acknowledged, words missing at the end, versions, and meetings on the way."""

    edits: int = 0
    lost: int = 0
    versions: int = 0
    conflicts: int = 0
    seconds: float = 0.0


async def edit_at_once(table: Table, clauses: Sequence[UUID], *, editors: int, many: int) -> Edited:
    """Let the editors write at once, each on one clause; look for every word at the end."""
    edited = Edited(edits=editors * many)
    began = time.monotonic()
    met = await asyncio.gather(
        *(_edits(table, clauses[one % len(clauses)], one, many) for one in range(editors))
    )
    edited.seconds, edited.conflicts = time.monotonic() - began, sum(met)
    for place, clause in enumerate(clauses):
        last = await _stands(table, clause)
        edited.versions += last.number - 1
        wanted = {
            f"{one}.{nth}" for one in range(place, editors, len(clauses)) for nth in range(many)
        }
        edited.lost += len(wanted - set(last.text.split()))
    return edited


async def _edits(table: Table, clause: UUID, editor: int, many: int) -> int:
    who, conflicts = (LEAD, CITY)[editor % 2], 0
    for nth in range(many):
        while True:
            read = await _stands(table, clause)
            text = f"{read.text} {editor}.{nth}"
            try:
                await revise(table, clause, text, version=read.number, who=who)
            except Conflict:
                conflicts += 1
            else:
                break
    return conflicts


async def _stands(table: Table, clause: UUID):
    return (await seen(table.union, CITY, standing_versions, ids=[clause]))[clause]


def without_the_look():
    """Let a text be written whatever was read: the control."""
    return patch.object(revising, "check_version", lambda *_: None)


async def write_at_once(house: House, database: str, *, many: int) -> Edited:
    """Open an agreement in a database of its own, and let everybody write."""
    # One each: they wait for each other's locks, and not for a connection.
    own = connect(house.url(database), connections=EDITORS)
    try:
        async with unit_of_work(own.writes) as uow:
            await load_rule_packs(uow)
        town = await make_town(own.writes)
        table, clauses = await put_with(town, *(f"제목 {nth}" for nth in range(CLAUSES)))
        return await edit_at_once(table, clauses, editors=EDITORS, many=many)
    finally:
        await own.close()


async def lost_updates(house: House, *, many: int, control: int) -> list[Figure]:
    """Run the writing and its control."""
    kept = await write_at_once(house, await house.fresh("clauses"), many=many)
    with without_the_look():
        erred = await write_at_once(house, await house.fresh("clauses_unseen"), many=control)
    line = (
        "{0.edits:,} edits: {0.lost:,} lost, {0.versions:,} versions,"
        " {0.conflicts:,} told that somebody was first, {0.seconds:.0f} s"
    )
    return [
        Figure.of(
            f"clauses of an agreement under {EDITORS} who write at once",
            (kept.lost, kept.versions) == (0, kept.edits),
            line.format(kept),
            kept,
        ),
        Figure.of(
            "clauses, control without the look at the version",
            erred.lost > 0,
            line.format(erred),
            erred,
        ),
    ]
