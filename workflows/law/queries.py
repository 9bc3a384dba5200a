"""Questions to the law: the number a rule sets, the holidays of a year, the end of a period."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Date, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.kit.refusal import Invalid, NotFound
from workflows.law.days import Calendar, Unit, due_day
from workflows.law.models import Holiday, LegalRule
from workflows.rights.actor import Actor

FIRST_YEAR, LAST_YEAR = 2021, 2100
# Every act asks the law something: written down once, so that no time goes into making it again.
RULE_ON = select(LegalRule).where(
    LegalRule.rule_id == bindparam("rule_id"),
    func.upper_inf(LegalRule.recorded),
    LegalRule.valid.contains(bindparam("day", type_=Date)),
)
LIMIT_ON = RULE_ON.with_only_columns(LegalRule.limit)


@dataclass(frozen=True, slots=True)
class Period:
    """A rule's period for what came in on a day."""

    calendar: Calendar
    length: int
    due_on: date


async def limit_on(session: AsyncSession, rule_id: str, day: date) -> int | None:
    """Return the number a rule sets on a legal day, or None if no rule of that id holds then."""
    return await session.scalar(LIMIT_ON, {"rule_id": rule_id, "day": day})


async def standing_limit(session: AsyncSession, rule_id: str, day: date) -> int:
    """Return the number of a rule that always holds. Raises LookupError if it does not."""
    limit = await limit_on(session, rule_id, day)
    if limit is None:
        msg = f"no rule {rule_id} holds on {day}"
        raise LookupError(msg)
    return limit


async def rule_on(session: AsyncSession, rule_id: str, day: date) -> LegalRule | None:
    """Return the rule of an id that holds on a legal day, as it is on record now."""
    return await session.scalar(RULE_ON, {"rule_id": rule_id, "day": day})


async def rules_on(session: AsyncSession, ids: Collection[str], day: date) -> dict[str, LegalRule]:
    """Return the rules of some ids that hold on a legal day, in one statement; none of an id that has none."""
    rows = await session.scalars(
        select(LegalRule).where(
            LegalRule.rule_id.in_(ids),
            func.upper_inf(LegalRule.recorded),
            LegalRule.valid.contains(day),
        )
    )
    return {row.rule_id: row for row in rows}


async def off_days(session: AsyncSession) -> frozenset[date]:
    """Return the public holidays on record."""
    return frozenset(
        await session.scalars(select(Holiday.day).where(func.upper_inf(Holiday.recorded)))
    )


async def holidays_of_year(session: AsyncSession, _: Actor, *, year: int) -> list[Holiday]:
    """Return the public holidays of a year by day. Refuses a year that is not kept."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Invalid("year_out_of_range", field="year", rule="days.holidays")
    rows = await session.scalars(
        select(Holiday)
        .where(
            func.upper_inf(Holiday.recorded),
            Holiday.day.between(date(year, 1, 1), date(year, 12, 31)),
        )
        .order_by(Holiday.day)
    )
    return list(rows)


async def holidays_by_id(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, Holiday]:
    """Return holidays by key."""
    rows = await session.scalars(select(Holiday).where(Holiday.id.in_(ids)))
    return {row.id: row for row in rows}


async def deadline(session: AsyncSession, _: Actor, *, rule_id: str, received_on: date) -> Period:
    """Return the period a rule sets for what comes in on a day, without pauses.

    Refuses a rule that sets none, and a day outside the years whose holidays are kept.
    """
    if not FIRST_YEAR <= received_on.year <= LAST_YEAR:
        raise Invalid("year_out_of_range", field="receivedOn", rule="days.holidays")
    rule = await rule_on(session, rule_id, received_on)
    if rule is None or rule.calendar is None or rule.limit is None:
        raise NotFound("rule_is_no_clock", field="ruleId")
    due = due_day(
        received_on,
        rule.limit,
        rule.calendar,
        await off_days(session),
        unit=rule.unit or Unit.DAYS,
    )
    return Period(rule.calendar, rule.limit, due)
