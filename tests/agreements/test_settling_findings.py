"""What is found of the lines of a settlement report: named, kept, seen by who hands in again, and owed back at last."""

import pytest
from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.exc import DBAPIError

from schema.kit.ids import global_id
from tests.fixtures.agreements import LEAD
from tests.fixtures.consortium import CITY, DEVELOPER, seen
from tests.fixtures.money import MINISTRY
from tests.fixtures.settling import (
    FIRST,
    OWN,
    judge,
    line,
    report_seen,
    signed_with_money,
    submit,
)
from tests.schema.conftest import asking_with
from workflows.agreements.money.states import Form, Source
from workflows.agreements.settling.judging import confirm_repayment
from workflows.agreements.settling.models import SettlementFinding
from workflows.agreements.settling.queries import reports_owed_back
from workflows.agreements.settling.rules import Finding
from workflows.kit.refusal import Conflict, Invalid

CASH = Form.CASH
RETURN = """mutation ($input: ReturnSettlementInput!) { returnSettlement(input: $input) { __typename
  ... on ReturnSettlementSuccess { report { edition lines { source spent finding { recognised refused why } } before { spent } } }
  ... on Refused { code reason field remedy } } }"""
SUBMIT = """mutation ($input: SubmitSettlementInput!) { submitSettlement(input: $input) {
  ... on SubmitSettlementSuccess { report { edition lines { source spent finding { recognised } }
    before { source spent finding { recognised refused why } } } } ... on Refused { reason } } }"""


def found(recognised, why="영수증 없는 집행", source=Source.STATE, **other):
    return Finding(source, other.get("form", CASH), other.get("year", FIRST), recognised, why)


async def test_what_is_not_recognised_of_a_subsidy_is_owed_back_and_of_own_money_nothing(town):
    table, day = await signed_with_money(town)
    report = await submit(
        table,
        day,
        line(received=100, spent=100),
        line(Source.MUNICIPALITY, 50, 40, 3),
        line(Source.PRIVATE, OWN, OWN),
    )
    await judge(table, CITY, "check_settlement", report)
    findings = [
        found(70),
        found(40, "", Source.MUNICIPALITY),
        found(OWN - 9, source=Source.PRIVATE),
    ]
    await judge(table, CITY, "accept_settlement", report, findings=findings)
    owed = {one.source: one.won for one in (await report_seen(table, report)).repayable}
    assert owed == {Source.STATE: 30, Source.MUNICIPALITY: 13}
    back = {"report_id": report.id, "came_on": day, "evidence": "국고 수납 제1호"}
    await town.act(CITY, confirm_repayment, source=Source.MUNICIPALITY, **back)
    # All that was received was spent: what is still to come is only what was not recognised.
    waiting = await seen(table.union, CITY, reports_owed_back, programme_id=town.programme_id)
    assert [one.report.row.id for one in waiting] == [report.id]
    await town.act(CITY, confirm_repayment, source=Source.STATE, **back)
    came = {one.source: one.repayment.won for one in (await report_seen(table, report)).repayable}
    assert came == owed
    assert await seen(table.union, CITY, reports_owed_back, programme_id=town.programme_id) == []


async def test_a_finding_of_an_earlier_edition_takes_nothing_from_the_one_accepted(town):
    table, day = await signed_with_money(town)
    report = await submit(table, day, line(received=100, spent=100))
    await judge(table, CITY, "return_settlement", report, findings=[found(70)])
    told = await report_seen(table, report, LEAD)
    assert [(one.recognised, one.why) for one in told.findings.values()] == [
        (70, "영수증 없는 집행")
    ]
    await submit(table, day, line(received=100, spent=90))
    told = await report_seen(table, report, LEAD)
    assert (dict(told.findings), [one.spent for one in told.before]) == ({}, [100])
    assert [one.recognised for one in told.found_before.values()] == [70]
    await judge(table, CITY, "check_settlement", report)
    await judge(table, CITY, "accept_settlement", report)
    assert [one.won for one in (await report_seen(table, report)).repayable] == [10]


@pytest.mark.parametrize(
    ("findings", "reason", "field"),
    [
        ([found(101)], "finding_over_spent", "findings.0.recognised"),
        ([found(-1)], "settlement_amount_wrong", "findings.0.recognised"),
        ([found(99, " ")], "finding_without_why", "findings.0.why"),
        ([found(99, "\x07")], "text_control_characters", "findings.0.why"),
        ([found(99, "가" * 1_001)], "text_too_long", "findings.0.why"),
        ([found(9), found(8)], "finding_twice", "findings"),
        ([found(9), found(0, form=Form.IN_KIND)], "finding_of_no_line", "findings.1"),
        ([found(9, year=FIRST + 1)], "finding_of_no_line", "findings.0"),
    ],
)
async def test_what_is_no_finding_leaves_the_report_as_it_was(town, findings, reason, field):
    table, day = await signed_with_money(town)
    report = await submit(table, day, line(received=100, spent=100))
    with pytest.raises(Invalid) as refused:
        await judge(table, CITY, "return_settlement", report, findings=findings)
    assert (refused.value.reason, refused.value.field) == (reason, field)
    told = await report_seen(table, report)
    assert (told.row.state.value, len(told.steps), dict(told.findings)) == ("SUBMITTED", 1, {})


async def test_who_read_another_edition_judges_nothing(town):
    table, day = await signed_with_money(town)
    report = await submit(table, day)
    await judge(table, CITY, "return_settlement", report, edition=1)
    await submit(table, day, line(spent=70_000_000))
    for verb in ("check_settlement", "return_settlement"):
        with pytest.raises(Conflict, match="settlement_handed_in_again"):
            await judge(table, CITY, verb, report, edition=1)
    await judge(table, CITY, "check_settlement", report, edition=2)
    with pytest.raises(Conflict, match="settlement_handed_in_again"):
        await judge(table, CITY, "accept_settlement", report, edition=1)
    await judge(table, CITY, "accept_settlement", report, edition=2)


async def test_a_finding_stays_and_the_database_takes_none_that_is_stray(town):
    table, day = await signed_with_money(town)
    report = await submit(table, day, line(received=100, spent=100))
    values = {
        "report_id": report.id,
        "step": 2,
        "source": "STATE",
        "form": "CASH",
        "year": FIRST,
        "programme_id": town.programme_id,
        "edition": 1,
        "recognised": 5,
        "why": "x",
    }

    async def do(uow, *, statement):
        return await uow.session.execute(statement)

    async def count(session, _):
        return await session.scalar(select(func.count()).select_from(SettlementFinding))

    row = insert(SettlementFinding)
    with pytest.raises(DBAPIError, match="no line that is judged now"):
        await town.act(CITY, do, statement=row.values({**values, "step": 1}))
    await judge(table, CITY, "return_settlement", report)
    with pytest.raises(DBAPIError, match="no line that is judged now"):
        await town.act(CITY, do, statement=row.values({**values, "recognised": 101}))
    # Neither who settles nor another party writes one, whatever the code says.
    for who in (LEAD, DEVELOPER):
        with pytest.raises(DBAPIError, match="row-level security"):
            await town.act(who, do, statement=row.values(values))
    await town.act(CITY, do, statement=row.values(values))
    for gone in (delete(SettlementFinding), update(SettlementFinding).values(recognised=9)):
        with pytest.raises(DBAPIError, match="permission denied"):
            await town.act(CITY, do, statement=gone)
    assert [await seen(table.union, who, count) for who in (LEAD, MINISTRY, "auditor")] == [1] * 3
    assert [await seen(table.union, who, count) for who in ("resident.1", "company.c")] == [0] * 2


async def test_over_the_api_who_hands_in_again_and_who_judges_read_old_and_new(
    town, sessions, snapshots
):
    ask = asking_with(sessions, snapshots)
    table, day = await signed_with_money(town)
    report = await submit(table, day, line(received=100, spent=100))
    key = {"source": "STATE", "form": "CASH", "year": FIRST}
    given = {
        "reportId": global_id("SettlementReport", report.id),
        "words": "고쳐 주세요",
        "edition": 1,
        "findings": [{**key, "recognised": 70}],
    }
    wrong = (await ask(RETURN, as_=town.people[CITY], input=given)).sole()
    assert (wrong["code"], wrong["reason"], wrong["field"]) == (
        "INVALID",
        "finding_without_why",
        "findings.0.why",
    )
    assert wrong["remedy"]
    given["findings"][0]["why"] = "출장비 30원은 사업 밖"
    back = (await ask(RETURN, as_=town.people[CITY], input=given)).sole()["report"]
    told = {"recognised": 70, "refused": 30, "why": "출장비 30원은 사업 밖"}
    assert back["lines"] == [{"source": "STATE", "spent": 100, "finding": told}]
    assert back["before"] == []
    again = {
        "agreementId": global_id("Agreement", table.id),
        "fact": "FISCAL_YEAR_END",
        "happenedOn": day.isoformat(),
        "words": "고쳤음",
        "lines": [{**key, "received": 100, "spent": 70}],
    }
    done = (await ask(SUBMIT, as_=town.people[LEAD], input=again)).sole()["report"]
    assert done == {
        "edition": 2,
        "lines": [{"source": "STATE", "spent": 70, "finding": None}],
        "before": [{"source": "STATE", "spent": 100, "finding": told}],
    }
