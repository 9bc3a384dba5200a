"""Questions to the law: the number a rule sets on a day."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.law.models import LegalRule


async def limit_on(session: AsyncSession, rule_id: str, day: date) -> int | None:
    """Return the number a rule sets on a legal day, or None if no rule of that id holds then."""
    return await session.scalar(
        select(LegalRule.limit).where(
            LegalRule.rule_id == rule_id,
            func.upper_inf(LegalRule.recorded),
            LegalRule.valid.contains(day),
        )
    )
