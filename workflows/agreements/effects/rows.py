"""Effects as rows of the version they stand with."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.effects.models import ClauseEffect
from workflows.agreements.effects.terms import Day, Effect


def effect_of(row: ClauseEffect | Row[Any]) -> Effect:
    """Return what a row says."""
    has_end = row.until_day is not None or row.until_after is not None
    return Effect(
        row.permission,
        row.body_id,
        row.role,
        Day(row.since_day, row.since_after),
        Day(row.until_day, row.until_after) if has_end else None,
    )


def rows_of(
    effects: Sequence[Effect], *, agreement_id: UUID, clause_id: UUID, version: int
) -> list[ClauseEffect]:
    """Return the rows of the effects of a version, in their order."""
    return [
        ClauseEffect(
            clause_id=clause_id,
            version=version,
            place=place,
            agreement_id=agreement_id,
            permission=one.permission,
            body_id=one.body_id,
            role=one.role,
            since_day=one.since.on,
            since_after=one.since.after,
            until_day=None if one.until is None else one.until.on,
            until_after=None if one.until is None else one.until.after,
        )
        for place, one in enumerate(effects)
    ]


async def effects_of_versions(
    session: AsyncSession, versions: Collection[tuple[UUID, int]]
) -> dict[UUID, list[Effect]]:
    """Return the effects of clauses in these versions; a clause without any is not in it."""
    wanted = dict(versions)
    rows = await session.scalars(
        select(ClauseEffect)
        .where(ClauseEffect.clause_id.in_(wanted))
        .order_by(ClauseEffect.clause_id, ClauseEffect.place)
    )
    found: dict[UUID, list[Effect]] = {}
    for row in rows:
        if row.version == wanted[row.clause_id]:
            found.setdefault(row.clause_id, []).append(effect_of(row))
    return found
