"""Which path the disputes of an agreement take: its own, or the usual one of the rule pack."""

from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.disputes.models import DisputePath
from workflows.agreements.disputes.path import LAST, USUAL, PathStep, rule_of
from workflows.agreements.disputes.states import PathKind
from workflows.law.queries import rule_on, standing_limit


async def own_path_of(session: AsyncSession, agreement_id: UUID) -> list[PathStep]:
    """Return the path an agreement was given last; empty while it says nothing."""
    last = (
        select(func.max(DisputePath.edition))
        .where(DisputePath.agreement_id == agreement_id)
        .scalar_subquery()
    )
    rows = await session.scalars(
        select(DisputePath)
        .where(DisputePath.agreement_id == agreement_id, DisputePath.edition == last)
        .order_by(DisputePath.number)
    )
    return [PathStep(one.kind, one.days) for one in rows]


async def path_of(session: AsyncSession, agreement_id: UUID, day: date) -> list[PathStep]:
    """Return the path of an agreement's disputes on a day."""
    own = await own_path_of(session, agreement_id)
    if own:
        return own
    usual = [PathStep(one, await standing_limit(session, rule_of(one), day)) for one in USUAL]
    last = await rule_on(session, LAST, day)
    ends = PathKind.COURT if last is None else PathKind(last.said[0])
    return [*usual, PathStep(ends, None)]
