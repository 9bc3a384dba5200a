"""What verbs and questions of rule changes both read."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.rule_changes.judging import Wanted
from workflows.councils.rule_packs.models import CouncilRule, CouncilRuleChange


async def latest_day(session: AsyncSession, council_id: UUID, key: str) -> date | None:
    """Return the day since when, or from which on, the newest version of a council's own rule holds."""
    found: date | None = await session.scalar(
        select(func.max(func.lower(CouncilRule.valid))).where(
            CouncilRule.council_id == council_id,
            CouncilRule.key == key,
            func.upper_inf(CouncilRule.recorded),
        )
    )
    return found


async def changes_by_item(
    session: AsyncSession, ids: Collection[UUID]
) -> dict[UUID, CouncilRuleChange]:
    """Return the changes that items put, as far as the asker sees the items."""
    rows = await session.scalars(
        select(CouncilRuleChange)
        .where(CouncilRuleChange.item_id.in_(ids))
        .execution_options(populate_existing=True)
    )
    return {one.item_id: one for one in rows}


def wanted_of(row: CouncilRuleChange) -> Wanted:
    """Return what a change would have hold."""
    return Wanted(row.key, row.limit, tuple(row.said), row.effective_on, row.source, row.article)
