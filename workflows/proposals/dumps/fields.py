"""The table of small counts by field, told so that no two versions together tell what one withholds."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Any, cast
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.kit.cells import Table
from workflows.proposals.dumps.models import OpenDump
from workflows.proposals.models import Proposal
from workflows.proposals.small_counts import Version, suppressed, told_next
from workflows.proposals.states import Category


@dataclass(frozen=True, slots=True)
class Fields:
    """The rows of the table, and what is kept of them for the versions to come; the latter is not told."""

    rows: Table
    kept: dict[str, object]


async def fields_of(
    session: AsyncSession,
    programme_id: UUID,
    ideas: Sequence[Proposal],
    last: Collection[UUID],
    *,
    smallest: int,
) -> Fields:
    """Count ideas and their authors by field; small counts and what would give them away are withheld.

    `last` are the ideas of the version before.
    """
    counted = Counter(one.category for one in ideas)
    people = {
        one: len({idea.author_id for idea in ideas if idea.category is one and idea.author_id})
        for one in Category
    }
    shown = suppressed({one.value: counted[one] for one in Category}, smallest)
    wanted = suppressed({one.value: people[one] for one in Category}, smallest)
    added, removed = await _changes(session, ideas, set(last))
    before = await _versions(session, programme_id)
    now = {
        one: Version(counted[one], people[one], None, added[one], removed[one]) for one in Category
    }
    told = {
        one: told_next(before[one], now[one], smallest, want=wanted[one.value]) for one in Category
    }
    kept: dict[str, object] = {
        one.value: [counted[one], people[one], told[one], added[one], removed[one]]
        for one in Category
    }
    return Fields([(one.value, shown[one.value], told[one]) for one in Category], kept)


async def _changes(
    session: AsyncSession, ideas: Sequence[Proposal], last: set[UUID]
) -> tuple[Mapping[Category, int], Mapping[Category, int]]:
    """Return how many ideas came into and went out of every field since the version before."""
    there = {one.id for one in ideas}
    gone = await session.execute(select(Proposal.category).where(Proposal.id.in_(last - there)))
    return (
        Counter(one.category for one in ideas if one.id not in last),
        Counter(row.category for row in gone),
    )


async def _versions(session: AsyncSession, programme_id: UUID) -> dict[Category, list[Version]]:
    """Return what earlier versions held, oldest first; those that changed nothing of a line but once."""
    rows = await session.scalars(
        select(OpenDump.fields)
        .where(OpenDump.programme_id == programme_id)
        .order_by(OpenDump.version)
    )
    found: dict[Category, list[Version]] = {one: [] for one in Category}
    for row in rows:
        for one in Category:
            values = cast("Mapping[str, Any]", row).get(one.value)
            if values is None:
                continue
            version = Version(*values)
            lines = found[one]
            if lines and (version.added, version.removed) == (0, 0) and _same(lines[-1], version):
                continue
            lines.append(version)
    return found


def _same(one: Version, other: Version) -> bool:
    return astuple(one)[:3] == astuple(other)[:3]
