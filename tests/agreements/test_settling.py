"""Settlement reports: handed in against the signed plan, checked, sent back, accepted, and what is owed back."""

from datetime import timedelta

import pytest

from tests.fixtures.agreements import LEAD
from tests.fixtures.consortium import CITY, DEVELOPER
from tests.fixtures.duties import register
from tests.fixtures.money import MINISTRY
from tests.fixtures.settling import (
    FIRST,
    LOCAL,
    OWN,
    STATE,
    judge,
    left,
    line,
    report_seen,
    signed_with_money,
    submit,
)
from workflows.agreements.duties.states import FactKind
from workflows.agreements.money.states import Form, Source
from workflows.agreements.settling import judging
from workflows.agreements.settling.offers import settlement_offers
from workflows.agreements.settling.states import ReportState
from workflows.kit.refusal import Conflict, Invalid, NotAllowed, NotFound, RuleBroken, WrongState
from workflows.record.uow import unit_of_work

S = ReportState
CASH = Form.CASH


async def repaid(table, who, report, source=Source.STATE, *, on, evidence="세입 고지서"):
    return await table.town.act(
        who,
        judging.confirm_repayment,
        report_id=report.id,
        source=source,
        came_on=on,
        evidence=evidence,
    )


async def offered(table, report, who):
    async def ask(uow):
        found = await report_seen(table, report, who)
        return {one.name for one in settlement_offers(uow.actor, found) if one.allowed}

    return await table.town.act(who, ask)


async def test_a_report_goes_from_hand_to_hand_and_what_is_left_is_owed_back(town):
    table, day = await signed_with_money(town)
    local = line(Source.MUNICIPALITY, 50_000_000, 50_000_000, 700)
    report = await submit(table, day, line(interest=1_234), local)
    assert await offered(table, report, CITY) == {"checkSettlement", "returnSettlement"}
    assert await offered(table, report, LEAD) == set()
    with pytest.raises(WrongState):
        await submit(table, day)
    with pytest.raises(WrongState):
        await judge(table, CITY, "accept_settlement", report)
    await judge(table, CITY, "check_settlement", report)
    await judge(table, CITY, "return_settlement", report, "영수증이 빠짐")
    assert await offered(table, report, LEAD) == {"submitSettlement"}
    again = await submit(table, day, line(spent=85_000_000, interest=1_234), local)
    assert (again.id, again.edition) == (report.id, 2)
    await judge(table, CITY, "check_settlement", report)
    with pytest.raises(WrongState):
        await repaid(table, CITY, report, on=day)
    await judge(table, CITY, "accept_settlement", report)

    found = await report_seen(table, report)
    owed = {one.source: one.won for one in found.repayable}
    assert owed == {Source.STATE: 5_001_234, Source.MUNICIPALITY: 700}
    assert {one.due_on for one in found.repayable} <= {
        day + timedelta(days=one) for one in range(30, 40)
    }
    assert [one.act.value for one in found.steps] == [
        "SUBMITTED",
        "CHECKED",
        "RETURNED",
        "SUBMITTED",
        "CHECKED",
        "ACCEPTED",
    ]
    with pytest.raises(NotFound, match="nothing_owed_back"):
        await repaid(table, CITY, report, Source.PRIVATE, on=day)
    for wrong in (day - timedelta(days=1), day + timedelta(days=1)):
        with pytest.raises(Invalid, match="repaid_since_acceptance"):
            await repaid(table, CITY, report, on=wrong)
    await repaid(table, CITY, report, on=day)
    with pytest.raises(Conflict, match="repaid_already"):
        await repaid(table, CITY, report, on=day)
    came = {one.source: one.repayment for one in (await report_seen(table, report)).repayable}
    assert (came[Source.STATE].won, came[Source.MUNICIPALITY]) == (5_001_234, None)


async def test_nobody_judges_his_own_and_nobody_settles_for_another(town):
    table, day = await signed_with_money(town)
    mine = await submit(table, day)
    citys = await submit(table, day, line(received=10, spent=10), who=CITY)
    for who in (LEAD, DEVELOPER, "company.b"):
        with pytest.raises(NotAllowed, match="only_the_funder_judges"):
            await judge(table, who, "check_settlement", mine)
    with pytest.raises(NotAllowed, match="only_the_funder_judges"):
        await judge(table, CITY, "check_settlement", citys)
    await judge(table, MINISTRY, "check_settlement", citys)
    await judge(table, MINISTRY, "accept_settlement", citys)
    assert (await report_seen(table, citys, MINISTRY)).row.state is S.ACCEPTED
    with pytest.raises(NotFound, match="no_such_agreement"):
        await submit(table, day, who="company.c")
    with pytest.raises(NotFound, match="no_such_settlement"):
        await judge(table, "company.c", "check_settlement", mine)
    assert await report_seen(table, mine, "resident.1") is None


async def test_no_more_is_settled_than_was_signed_whoever_reports_it_first(town):
    table, day = await signed_with_money(town)
    room = {
        (Source.STATE, CASH, FIRST): STATE,
        (Source.MUNICIPALITY, CASH, FIRST): LOCAL,
    }
    assert await left(table) == {**room, (Source.PRIVATE, CASH, FIRST): OWN}
    assert await left(table, DEVELOPER) == room
    audited = {"audit": "회계법인 검증 제3호"}
    await submit(table, day, line(received=STATE - 10, spent=1), **audited)
    assert (await left(table, DEVELOPER))[Source.STATE, CASH, FIRST] == 10
    for who, one in (
        (DEVELOPER, line(received=11, spent=0)),
        (DEVELOPER, line(Source.PRIVATE, 1, 0)),
        (DEVELOPER, line(received=1, spent=0, year=FIRST + 1)),
        (DEVELOPER, line(received=1, spent=0, form=Form.IN_KIND)),
    ):
        with pytest.raises(RuleBroken, match="settlement_over_plan"):
            await submit(table, day, one, who=who)
    await submit(table, day, line(received=10, spent=0), who=DEVELOPER)


async def test_what_is_no_report(town):
    table, day = await signed_with_money(town)
    with pytest.raises(NotFound, match="no_such_fact"):
        await submit(table, day, fact=FactKind.COMPLETION)
    with pytest.raises(RuleBroken, match="settlement_needs_audit"):
        await submit(table, day, line(received=100_000_000))
    # A local government is exempt (Subsidy Management Act, Article 27(2)).
    await submit(table, day, line(received=100_000_000), who=CITY)
    await submit(table, day, line(received=99_999_999))


async def test_lateness_is_counted_to_the_day_it_was_handed_in_and_seen_in_the_register(
    town, clock
):
    table, day = await signed_with_money(town)
    due = next(
        one.due_on
        for one in (await register(table)).settlements
        if one.body_id == table.union.bodies[LEAD]
    )
    async with unit_of_work(town.sessions) as uow:
        now = uow.now
    await clock.set(now + timedelta(days=(due - day).days + 200))
    report = await submit(table, day)
    found = await report_seen(table, report)
    assert (found.due_on, found.late_by, str(found.cut)) == (due, 200, "1/5")
    assert found.cut_rule.article == "12"
    await clock.set(now + timedelta(days=(due - day).days + 400))
    assert (await report_seen(table, report)).late_by == 200
    await judge(table, CITY, "return_settlement", report)
    late = await report_seen(table, report)
    assert (late.late_by, str(late.cut)) == (400, "1/2")
