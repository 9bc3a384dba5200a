"""Verbs of the law: loading the rule packs into their table."""

from uuid import uuid4

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import Range

from workflows.law.events import LawEvent
from workflows.law.models import LegalRule
from workflows.law.texts import RuleText, rule_texts
from workflows.record.uow import UnitOfWork


async def load_rule_packs(uow: UnitOfWork) -> int:
    """Load every rule that is not on record in its present words; return how many were loaded.

    Allowed: the house, when it migrates. Refuses: nothing. Records: ``rule.pack_loaded`` with the
    ids, if anything was new. Loading twice changes nothing.
    """
    loaded: list[str] = []
    for rule in rule_texts().values():
        standing = await uow.session.scalar(
            select(LegalRule).where(
                LegalRule.rule_id == rule.id, func.upper_inf(LegalRule.recorded)
            )
        )
        if standing is not None:
            if _same(standing, rule):
                continue
            standing.recorded = Range(standing.recorded.lower, uow.now, bounds="[)")
            await uow.session.flush()
        uow.session.add(_row(rule, uow))
        loaded.append(rule.id)
    if loaded:
        uow.record(LawEvent.PACK_LOADED, uuid4(), programme_id=None, rules=loaded)
    return len(loaded)


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
        valid=Range(rule.holds_from, None, bounds="[)"),
        recorded=Range(uow.now, None, bounds="[)"),
    )


def _same(row: LegalRule, rule: RuleText) -> bool:
    ko, en = rule.title
    return (row.title_ko, row.title_en, row.source_ko, row.source_en, row.article, row.limit) == (
        rule.title[ko],
        rule.title[en],
        rule.source[ko],
        rule.source[en],
        rule.article,
        rule.limit,
    ) and row.valid.lower == rule.holds_from
