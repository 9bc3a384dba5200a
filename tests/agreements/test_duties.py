"""The register of obligations: mapping, going live, reports, extensions, waivers, reminders, settlement."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from tests.fixtures.agreements import LEAD, revise
from tests.fixtures.consortium import CITY, DEVELOPER
from tests.fixtures.duties import (
    GIVES,
    REPORTS,
    drafted,
    happened,
    in_force,
    later,
    mapped,
    register,
    shown,
    step,
)
from tests.fixtures.money import fund
from workflows.agreements.duties import mapping
from workflows.agreements.duties.due import DueRule
from workflows.agreements.duties.offers import duty_offers, register_offers
from workflows.agreements.duties.settlement import AUDIT, MONTHS, MONTHS_LOCAL
from workflows.agreements.duties.states import Count, FactKind, Standing, Trigger
from workflows.agreements.duties.warning import remind_of_duties
from workflows.kit.refusal import Conflict, Invalid, NotAllowed, NotFound, WrongState
from workflows.record.models import Event
from workflows.record.uow import unit_of_work

S = Standing
ON_COMPLETION = DueRule(Trigger.FACT, fact=FactKind.COMPLETION, length=2, count=Count.MONTHS)


async def mark(table, clause, sentence=GIVES, *, who=LEAD):
    return await table.town.act(
        who, mapping.mark_no_duty, clause_id=clause, sentence=sentence, reason="이미 제공했음"
    )


async def withdraw(table, duty, *, who=LEAD):
    return await table.town.act(who, mapping.withdraw_duty, duty_id=duty.id)


async def test_every_sentence_of_duty_is_mapped_or_marked_and_a_new_text_asks_again(town):
    table, clause = await drafted(town)
    assert [one.sentence.digest for one in (await register(table)).unmapped] == [REPORTS, GIVES]
    duty = await mapped(table, clause)
    await mark(table, clause)
    whole = await register(table)
    assert whole.unmapped == []
    assert [(one.duties, one.none) for one in whole.sentences] == [
        ((1,), None),
        ((), "이미 제공했음"),
    ]

    await revise(table, clause, "대표사는 착수보고서를 제출하여야 한다. 시는 도로를 제공한다.")
    assert [one.sentence.text for one in (await register(table)).unmapped] == [
        "시는 도로를 제공한다."
    ]
    assert (await shown(table, duty)).stands
    await revise(table, clause, "시는 도로를 제공한다.", version=2)
    assert not (await shown(table, duty)).stands


async def test_what_cannot_be_mapped(town):
    table, clause = await drafted(town)
    with pytest.raises(NotFound, match="no_such_sentence"):
        await mapped(table, clause, sentence="0" * 64)
    for debtor, creditor in ((LEAD, LEAD), (LEAD, "company.c"), ("company.c", None)):
        with pytest.raises(Invalid, match="duty_between_two_parties"):
            await mapped(table, clause, debtor=debtor, creditor=creditor)
    for half in ({"escalate_after": 3}, {"escalate_to": table.union.bodies[CITY]}):
        with pytest.raises(Invalid, match="escalation_not_whole"):
            await mapped(table, clause, **half)
    with pytest.raises(Invalid, match="due_rule_not_whole"):
        await mapped(table, clause, rule=DueRule(Trigger.FIXED_DAY))
    nowhere = DueRule(Trigger.DUTY_DONE, after_id=uuid4(), length=1, count=Count.DAYS)
    with pytest.raises(NotFound, match="no_such_obligation"):
        await mapped(table, clause, rule=nowhere)
    with pytest.raises(NotAllowed, match="only_lead_or_city_drafts"):
        await mapped(table, clause, who=DEVELOPER)
    await mark(table, clause)
    with pytest.raises(Conflict, match="sentence_is_no_duty"):
        await mapped(table, clause, sentence=GIVES)
    with pytest.raises(Conflict, match="sentence_is_settled"):
        await mark(table, clause)


async def test_an_obligation_is_withdrawn_unless_another_waits_for_it(town):
    table, clause = await drafted(town)
    first = await mapped(table, clause)
    after = DueRule(Trigger.DUTY_DONE, after_id=first.id, length=5, count=Count.BUSINESS_DAYS)
    second = await mapped(table, clause, sentence=GIVES, debtor=CITY, creditor=None, rule=after)
    with pytest.raises(Conflict, match="another_duty_waits"):
        await withdraw(table, first)
    await withdraw(table, second, who=CITY)
    await withdraw(table, first)
    assert len((await register(table)).unmapped) == 2
    with pytest.raises(NotFound, match="no_such_obligation"):
        await withdraw(table, first)


async def test_a_draft_takes_no_report_no_fact_and_no_waiver(town):
    table, clause = await drafted(town)
    duty = await mapped(table, clause)
    assert (await shown(table, duty)).standing is S.WAITING
    async with unit_of_work(town.sessions) as uow:
        today = uow.now.date()
    with pytest.raises(WrongState, match="register_is_a_draft"):
        await step(table, LEAD, "report_duty", duty)
    with pytest.raises(WrongState, match="register_is_a_draft"):
        await step(table, CITY, "waive_duty", duty)
    with pytest.raises(WrongState, match="register_is_a_draft"):
        await happened(table, today)


async def offered(table, duty, who):
    async def ask(uow):
        found = await shown(table, duty)
        return {one.name for one in duty_offers(uow.actor, found, found.lead_id) if one.allowed}

    return await table.town.act(who, ask)


async def test_in_force_it_is_reported_returned_extended_and_accepted(town):
    table, clause = await drafted(town)
    duty = await mapped(table, clause)
    chained = DueRule(Trigger.DUTY_DONE, after_id=duty.id, length=5, count=Count.BUSINESS_DAYS)
    second = await mapped(table, clause, sentence=GIVES, debtor=CITY, creditor=None, rule=chained)
    third = await mapped(table, clause, rule=ON_COMPLETION)
    day = await in_force(table, clause)

    with pytest.raises(WrongState):
        await withdraw(table, duty)
    found = await shown(table, duty)
    assert (found.standing, found.late_by) == (S.OPEN, 0)
    assert later(day, 30) <= found.due <= later(day, 40)
    assert await offered(table, duty, LEAD) == {"reportDuty", "disputeDuty"}
    assert await offered(table, duty, CITY) == {"disputeDuty", "extendDuty", "waiveDuty"}
    assert await offered(table, duty, DEVELOPER) == set()
    with pytest.raises(NotAllowed, match="only_the_debtor_reports"):
        await step(table, CITY, "report_duty", duty)
    with pytest.raises(NotAllowed, match="only_the_creditor_judges"):
        await step(table, LEAD, "waive_duty", duty)
    with pytest.raises(NotAllowed, match="only_the_two_dispute"):
        await step(table, DEVELOPER, "dispute_duty", duty)
    with pytest.raises(Invalid, match="extended_to_later"):
        await step(table, CITY, "extend_duty", duty, to=found.due)
    await step(table, CITY, "extend_duty", duty, to=later(found.due, 10))
    await step(table, LEAD, "report_duty", duty)
    await step(table, CITY, "return_duty", duty)
    await step(table, LEAD, "dispute_duty", duty)
    await step(table, CITY, "return_duty", duty)
    await step(table, LEAD, "report_duty", duty)
    await step(table, CITY, "accept_duty", duty)
    done = await shown(table, duty)
    assert (done.standing, done.due) == (S.DONE, later(found.due, 10))
    assert [one.due_on for one in done.steps][:2] == [found.due, later(found.due, 10)]
    with pytest.raises(WrongState):
        await step(table, CITY, "waive_duty", duty)

    # What waited for it runs from now on; any of the others speaks for all of them.
    assert (await shown(table, second)).standing is S.OPEN
    await step(table, DEVELOPER, "waive_duty", second)
    assert (await shown(table, second)).standing is S.WAIVED

    with pytest.raises(WrongState, match="duty_not_begun"):
        await step(table, LEAD, "report_duty", third)
    with pytest.raises(WrongState, match="duty_not_begun"):
        await step(table, CITY, "extend_duty", third, to=later(day, 900))
    for wrong in (later(day, -1), later(day, 1)):
        with pytest.raises(Invalid, match="fact_not_since_force"):
            await happened(table, wrong)
    await happened(table, day)
    with pytest.raises(Conflict, match="fact_told_already"):
        await happened(table, day)
    assert (await shown(table, third)).standing is S.OPEN
    whole = await register(table)
    rights = register_offers_of(whole, town)
    assert await table.town.act(LEAD, rights) == {"recordFact"}


def register_offers_of(whole, _):
    async def ask(uow):
        offers = register_offers(uow.actor, whole.agreement, whole.lead_id, whole.facts.in_force)
        return {one.name for one in offers if one.allowed}

    return ask


async def told(town, sessions):
    async with unit_of_work(sessions) as uow:
        await remind_of_duties(uow)
    async with sessions() as session:
        rows = await session.execute(
            select(Event.kind, func.count())
            .where(Event.programme_id == town.programme_id, Event.kind.like("duty.%"))
            .group_by(Event.kind)
        )
        wanted = {"due_soon", "due_today", "late", "escalated"}
        counts = {kind.removeprefix("duty."): count for kind, count in rows}
        return {kind: count for kind, count in counts.items() if kind in wanted}


async def test_a_due_day_is_brought_to_mind_once_each(town, sessions, clock):
    table, clause = await drafted(town)
    escalated = {"escalate_to": table.union.bodies[DEVELOPER], "escalate_after": 5}
    duty = await mapped(table, clause, **escalated)
    await in_force(table, clause)
    due = (await shown(table, duty)).due
    async with unit_of_work(sessions) as uow:
        now, today = uow.now, (await shown(table, duty)).today

    async def on(day):
        await clock.set(now + timedelta(days=(day - today).days))
        await told(town, sessions)
        return await told(town, sessions)

    assert await on(later(due, -8)) == {}
    assert await on(later(due, -7)) == {"due_soon": 1}
    assert await on(due) == {"due_soon": 1, "due_today": 1}
    assert await on(later(due, 1)) == {"due_soon": 1, "due_today": 1, "late": 1}
    all_told = {"due_soon": 1, "due_today": 1, "late": 1, "escalated": 1}
    assert await on(later(due, 5)) == all_told
    assert (await shown(table, duty)).late_by == 5
    assert await on(later(due, 9)) == all_told


async def test_settlement_is_due_by_law_from_the_fact_and_the_money(town):
    table, _ = await drafted(town)
    assert (await register(table)).settlements == []
    await fund(table.union, 100_000_000, 100_000_000)
    waits = (await register(table)).settlements
    assert {one.due_on for one in waits} == {None}
    rules = {one.body_id: (one.rule, one.audit_rules) for one in waits}
    bodies = table.union.bodies
    assert rules[bodies[CITY]] == (MONTHS_LOCAL, ())
    assert rules[bodies[LEAD]] == (MONTHS, (AUDIT,))
    assert (await register(table)).rules[AUDIT].article == "27(2)"
