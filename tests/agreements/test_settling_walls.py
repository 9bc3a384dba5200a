"""Who reads a settlement report, and what the database refuses by itself; the report over the API."""

import pytest
from sqlalchemy import delete, func, select, text, update
from sqlalchemy.exc import DBAPIError

from schema.kit.ids import global_id
from tests.fixtures.agreements import LEAD, room
from tests.fixtures.consortium import CITY, DEVELOPER, seen
from tests.fixtures.money import MINISTRY
from tests.fixtures.settling import judge, report_seen, signed_with_money, submit
from tests.schema.conftest import asking_with
from workflows.agreements.settling.models import SettlementLine, SettlementReport, SettlementStep
from workflows.agreements.settling.queries import settlement_reports_by_id

SHUT_OUT = ["resident.1", "company.c", "stranger"]
TABLES = (SettlementReport, SettlementLine, SettlementStep)
READ = """query ($number: String!) { agreement(number: $number) { dutyRegister { settlements {
  dueOn lateBy viewerSettles room { source form year left } body { name }
  report { state edition lines { source received unspent } viewerActions { name allowed } } } } } }"""
SUBMIT = """mutation ($input: SubmitSettlementInput!) { submitSettlement(input: $input) {
  ... on SubmitSettlementSuccess { report { id state lateBy cut { numerator } repayments { won } } }
  ... on Refused { reason field } } }"""


async def counted(table, who):
    async def count(session, _):
        return [await session.scalar(select(func.count()).select_from(one)) for one in TABLES]

    return await seen(table.union, who, count)


async def _do(uow, *, statement):
    return await uow.session.execute(statement)


async def test_the_parties_the_city_the_auditor_and_the_ministry_read_it_and_nobody_else(town):
    table, day = await signed_with_money(town)
    report = await submit(table, day)
    for who in (LEAD, "company.b", CITY, DEVELOPER, MINISTRY, "auditor"):
        assert await report_seen(table, report, who) is not None
        assert await counted(table, who) == [1, 1, 1]
    for who in SHUT_OUT:
        asked = await seen(table.union, who, settlement_reports_by_id, ids=[report.id])
        assert asked == {}
        assert await counted(table, who) == [0, 0, 0]


async def test_what_was_handed_in_and_accepted_stays(town):
    table, day = await signed_with_money(town)
    report = await submit(table, day)
    late = text(
        "INSERT INTO settlement_line (report_id, edition, source, form, year, programme_id, received,"
        " spent, interest) VALUES (:report, :edition, 'PRIVATE', 'CASH', 2022, :place, 5, 5, 0)"
    ).bindparams(report=report.id, edition=9, place=town.programme_id)
    with pytest.raises(DBAPIError, match="no report that is handed in"):
        await town.act(LEAD, _do, statement=late)
    await judge(table, CITY, "check_settlement", report)
    await judge(table, CITY, "accept_settlement", report)
    for values in ({"state": "RETURNED"}, {"body_id": table.union.bodies[DEVELOPER]}):
        change = update(SettlementReport).where(SettlementReport.id == report.id).values(values)
        with pytest.raises(DBAPIError, match="stays what it is"):
            await town.act(CITY, _do, statement=change)
    for gone in (
        delete(SettlementReport),
        delete(SettlementLine),
        update(SettlementLine).values(spent=0),
        update(SettlementStep).values(words="다른 말"),
    ):
        with pytest.raises(DBAPIError, match="permission denied"):
            await town.act(CITY, _do, statement=gone)
    # Another party cannot move it, whatever the code says.
    change = update(SettlementReport).where(SettlementReport.id == report.id).values(audit="x")
    assert (await town.act("company.b", _do, statement=change)).rowcount == 0


async def test_over_the_api_it_is_handed_in_for_the_lines_the_plan_leaves(
    town, sessions, snapshots
):
    ask = asking_with(sessions, snapshots)
    table, day = await signed_with_money(town)
    number = (await room(table)).agreement.number

    async def duty():
        told = (await ask(READ, as_=town.people[LEAD], number=number)).sole()
        return next(one for one in told["dutyRegister"]["settlements"] if one["viewerSettles"])

    before = await duty()
    assert before["report"] is None
    assert [(one["source"], one["left"]) for one in before["room"]] == [
        ("MUNICIPALITY", 500_000_000),
        ("PRIVATE", 70_000_000),
        ("STATE", 500_000_000),
    ]
    given = {
        "agreementId": global_id("Agreement", table.id),
        "fact": "FISCAL_YEAR_END",
        "happenedOn": day.isoformat(),
        "words": "정산보고서",
        "lines": [
            {"source": "STATE", "form": "CASH", "year": 2022, "received": 7, "spent": 9},
        ],
    }
    wrong = (await ask(SUBMIT, as_=town.people[LEAD], input=given)).sole()
    assert wrong == {"reason": "settlement_spent_too_much", "field": "lines.0.spent"}
    given["lines"][0]["spent"] = 4
    done = (await ask(SUBMIT, as_=town.people[LEAD], input=given)).sole()["report"]
    assert (done["state"], done["lateBy"], done["cut"]) == ("SUBMITTED", 0, None)
    after = await duty()
    assert after["report"]["lines"] == [{"source": "STATE", "received": 7, "unspent": 3}]
    assert [one["name"] for one in after["report"]["viewerActions"] if one["allowed"]] == []
    actions = """query ($number: String!) { agreement(number: $number) { dutyRegister { settlements {
      report { viewerActions { name allowed refusal { reason } } } } } } }"""
    told = (await ask(actions, as_=town.people["company.b"], number=number)).sole()
    (report,) = (one["report"] for one in told["dutyRegister"]["settlements"] if one["report"])
    reasons = {one["name"]: (one["refusal"] or {}).get("reason") for one in report["viewerActions"]}
    assert reasons["submitSettlement"] == "only_the_recipient_settles"
