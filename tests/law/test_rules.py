"""The rule packs: loaded once, each load an event, each rule with its source and its days."""

from datetime import date

from sqlalchemy import func, select

from workflows.law import actions, texts
from workflows.law.models import LegalRule
from workflows.law.queries import limit_on
from workflows.record.models import Event
from workflows.record.uow import unit_of_work


async def test_loading_again_changes_nothing_and_leaves_no_second_event(sessions):
    async with unit_of_work(sessions) as uow:
        again = await actions.load_rule_packs(uow)
        rows = await uow.session.scalar(select(func.count()).select_from(LegalRule))
        loads = await uow.session.scalar(
            select(func.count()).select_from(Event).where(Event.kind == "rule.pack_loaded")
        )

    assert again == 0
    assert rows == len(texts.rule_texts())
    assert loads == 1


async def test_a_limit_holds_from_its_first_day(sessions):
    async with unit_of_work(sessions) as uow:
        before = await limit_on(uow.session, "vote.age", date(2023, 9, 14))
        from_then = await limit_on(uow.session, "vote.age", date(2023, 9, 15))

    assert (before, from_then) == (None, 14)


async def test_a_changed_text_is_a_new_row_and_the_old_one_can_be_read_back(sessions, monkeypatch):
    changed = dict(texts.rule_texts())
    old = changed["vote.age"]
    changed["vote.age"] = texts.RuleText(
        id=old.id,
        title=old.title,
        source=old.source,
        article=old.article,
        holds_from=old.holds_from,
        limit=15,
    )
    monkeypatch.setattr(actions, "rule_texts", lambda: changed)
    async with unit_of_work(sessions) as uow:
        loaded = await actions.load_rule_packs(uow)
    async with unit_of_work(sessions) as uow:
        rows = list(
            await uow.session.scalars(
                select(LegalRule)
                .where(LegalRule.rule_id == "vote.age")
                .order_by(func.lower(LegalRule.recorded))
            )
        )

    assert loaded == 1
    assert [(row.limit, row.recorded.upper is None) for row in rows] == [(14, False), (15, True)]


def test_every_rule_names_title_source_and_article_in_both_languages():
    for rule in texts.rule_texts().values():
        assert len(rule.title) == len(rule.source) == 2
        assert all([*rule.title.values(), *rule.source.values()])
        # One that was not read at its article says so.
        assert rule.article or not rule.confirmed
