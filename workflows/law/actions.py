"""Verbs of the law: loading rule packs and holidays, and adding a holiday that became known."""

from datetime import date
from uuid import uuid4

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import Range

from workflows.kit.refusal import Conflict, Invalid
from workflows.kit.text import clean
from workflows.law import policy
from workflows.law.clocks import ADDING, recount
from workflows.law.events import LawEvent
from workflows.law.models import Holiday, LegalRule
from workflows.law.queries import off_days
from workflows.law.texts import HolidayKind, RuleText, holiday_texts, rule_texts
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand

LONGEST_NAME, LONGEST_SOURCE, LONGEST_ARTICLE = 60, 200, 20
EARLIEST, LATEST = date(2021, 1, 1), date(2100, 12, 31)


async def load_rule_packs(uow: UnitOfWork) -> int:
    """Load every rule and holiday that is not on record as it is now; return how many were loaded.

    Allowed: the house, when it migrates. Refuses: nothing. Records: ``rule.pack_loaded`` with the
    ids, if any rule was new, and what `load_holidays` records. Loading twice changes nothing.
    """
    loaded: list[str] = []
    rows = await uow.session.scalars(select(LegalRule).where(func.upper_inf(LegalRule.recorded)))
    on_record = {row.rule_id: row for row in rows}
    for rule in rule_texts().values():
        standing = on_record.get(rule.id)
        if standing is not None:
            if _same(standing, rule):
                continue
            standing.recorded = Range(standing.recorded.lower, uow.now, bounds="[)")
            await uow.session.flush()
        uow.session.add(_row(rule, uow))
        loaded.append(rule.id)
    if loaded:
        uow.record(LawEvent.PACK_LOADED, uuid4(), programme_id=None, rules=loaded)
    await uow.session.flush()
    return len(loaded) + await load_holidays(uow)


async def load_holidays(uow: UnitOfWork) -> int:
    """Put the public holidays that come with the house on record; return how many were new.

    Allowed: the house, when it migrates. Refuses: nothing. Records: ``holiday.added`` with the
    days, if any was new, and ``clock.shifted`` for every clock that moves. Twice changes nothing.
    """
    await uow.session.execute(ADDING)
    known = set(await off_days(uow.session))
    fresh = [one for day, one in holiday_texts().items() if day not in known]
    for one in fresh:
        ko, en = one.name
        uow.session.add(
            Holiday(
                day=one.day,
                name_ko=one.name[ko],
                name_en=one.name[en],
                kind=one.kind,
                source=one.source,
                article=one.article,
                recorded=Range(uow.now, None, bounds="[)"),
            )
        )
    if fresh:
        days = [one.day.isoformat() for one in fresh]
        uow.record(LawEvent.HOLIDAY_ADDED, uuid4(), programme_id=None, days=days)
        await _shift(uow)
    return len(fresh)


async def add_holiday(
    uow: UnitOfWork,
    *,
    day: date,
    name_ko: str,
    name_en: str,
    kind: HolidayKind,
    source: str,
    article: str,
) -> Holiday:
    """Add a public holiday that became known; every open clock is counted anew.

    Allowed: the ministry and the house's administrator. Refuses: a day that is on record, one
    outside 2021 to 2100, a holiday without its source. Records: ``holiday.added``, and
    ``clock.shifted`` with the old and the new day for every clock that moves. What was stopped
    stays as it was counted.
    """
    demand(policy.may_add_holiday(uow.actor))
    uow.wear(Permission.HOLIDAY_ADD, policy.place_of(uow.actor))
    if not EARLIEST <= day <= LATEST:
        raise Invalid("holiday_out_of_range", field="day", rule="days.holidays")
    await uow.session.execute(ADDING)
    if day in await off_days(uow.session):
        raise Conflict("holiday_known", field="day", rule="days.holidays")
    holiday = Holiday(
        id=uuid4(),
        day=day,
        name_ko=clean(name_ko, field="nameKo", longest=LONGEST_NAME),
        name_en=clean(name_en, field="nameEn", longest=LONGEST_NAME),
        kind=kind,
        source=clean(source, field="source", longest=LONGEST_SOURCE),
        article=clean(article, field="article", longest=LONGEST_ARTICLE),
        recorded=Range(uow.now, None, bounds="[)"),
    )
    uow.session.add(holiday)
    uow.record(LawEvent.HOLIDAY_ADDED, holiday.id, programme_id=None, days=[day.isoformat()])
    await _shift(uow)
    return holiday


async def _shift(uow: UnitOfWork) -> None:
    await uow.session.flush()
    for clock, before in await recount(uow, await off_days(uow.session)):
        uow.record(
            LawEvent.CLOCK_SHIFTED,
            clock.id,
            programme_id=clock.programme_id,
            subject=str(clock.subject_id),
            rule=clock.rule_id,
            before=before.isoformat(),
            after=clock.due_on.isoformat(),
        )
    await uow.session.flush()


def _row(rule: RuleText, uow: UnitOfWork) -> LegalRule:
    ko, en = rule.title
    return LegalRule(
        rule_id=rule.id,
        title_ko=rule.title[ko],
        title_en=rule.title[en],
        source_ko=rule.source[ko],
        source_en=rule.source[en],
        article=rule.article,
        limit=rule.limit,
        calendar=rule.calendar,
        unit=rule.unit,
        majority=rule.majority,
        said=list(rule.said),
        level=rule.level,
        confirmed=rule.confirmed,
        valid=Range(rule.holds_from, None, bounds="[)"),
        recorded=Range(uow.now, None, bounds="[)"),
    )


def _same(row: LegalRule, rule: RuleText) -> bool:
    ko, en = rule.title
    said = (row.title_ko, row.title_en, row.source_ko, row.source_en, row.article)
    counted = (row.limit, row.calendar, row.unit, row.majority)
    told = (tuple(row.said), row.level, row.confirmed)
    return (
        said
        == (
            rule.title[ko],
            rule.title[en],
            rule.source[ko],
            rule.source[en],
            rule.article,
        )
        and counted == (rule.limit, rule.calendar, rule.unit, rule.majority)
        and told == (rule.said, rule.level, rule.confirmed)
        and row.valid.lower == rule.holds_from
    )
