"""The law on the day of an act: the legal day by the database's clock, and what a rule says then."""

from datetime import date

from workflows.kit.wording import SEOUL
from workflows.law.queries import standing_limit
from workflows.record.uow import UnitOfWork, database_now


async def legal_day(uow: UnitOfWork) -> date:
    """Return the day in Korea by the database's clock, asked for anew: after a lock was waited for."""
    return (await database_now(uow.session)).astimezone(SEOUL).date()


async def limit_today(uow: UnitOfWork, rule_id: str) -> int:
    """Return the number of a rule on the day on which the act began."""
    return await standing_limit(uow.session, rule_id, uow.now.astimezone(SEOUL).date())
