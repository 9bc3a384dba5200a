"""The queue of settlement reports over the API: who finds what in it, beside what was signed."""

from datetime import timedelta

import pytest
from icalendar import Calendar

from schema.kit.ids import global_id
from tests.fixtures.agreements import LEAD, room
from tests.fixtures.consortium import CITY, DEVELOPER
from tests.fixtures.money import MINISTRY
from tests.fixtures.settling import LOCAL, OWN, STATE, judge, line, signed_with_money, submit
from tests.schema.conftest import asking_with
from workflows.agreements.money.states import Source
from workflows.agreements.settling.judging import confirm_repayment
from workflows.corridor.calendar import calendar_for
from workflows.notices.actions import renew_calendar
from workflows.notices.calendar import calendar_token

QUEUE = """query ($programme: ID!, $number: String!) {
  settlementsToJudge(programmeId: $programme) { number report { body { name }
    lines { source planned received } viewerActions { name allowed } } }
  settlementsOwedBack(programmeId: $programme) { report { body { name } repayments { won cameOn } } }
  settlementReports(programmeId: $programme, number: $number) { title report { state } } }"""


@pytest.fixture
def ask(sessions, snapshots):
    return asking_with(sessions, snapshots)


async def queue(ask, table, who):
    """Return the names in somebody's queue, the acts he has there, and how many reports he reads."""
    town = table.town
    told = await ask(
        QUEUE,
        as_=town.people[who],
        programme=global_id("Programme", town.programme_id),
        number=(await room(table)).agreement.number,
    )
    assert told.errors == []
    waiting = told.data["settlementsToJudge"]
    acts = {
        (one["report"]["body"]["name"], act["name"])
        for one in waiting
        for act in one["report"]["viewerActions"]
        if act["allowed"]
    }
    return waiting, acts, len(told.data["settlementReports"])


async def test_a_report_waits_for_who_judges_it_beside_the_plan_and_for_nobody_else(ask, town):
    table, day = await signed_with_money(town)
    mine = await submit(table, day, line(), line(Source.PRIVATE, OWN, OWN))
    await submit(table, day, line(Source.MUNICIPALITY, 10, 10), who=CITY)
    waiting, acts, _ = await queue(ask, table, CITY)
    (only,) = waiting
    name = only["report"]["body"]["name"]
    assert acts == {(name, "checkSettlement"), (name, "returnSettlement")}
    planned = {one["source"]: one["planned"] for one in only["report"]["lines"]}
    assert planned == {"STATE": STATE, "PRIVATE": OWN}
    waiting, acts, read = await queue(ask, table, MINISTRY)
    assert [one["report"]["body"]["name"] == name for one in waiting].count(True) == 1
    assert (len(waiting), read) == (2, 2)
    citys = next(one["report"] for one in waiting if one["report"]["body"]["name"] != name)
    assert citys["lines"][0]["planned"] == LOCAL
    for who, reads in (
        (LEAD, 2),
        (DEVELOPER, 2),
        ("auditor", 2),
        ("resident.1", 0),
        ("company.c", 0),
    ):
        assert await queue(ask, table, who) == ([], set(), reads)

    await judge(table, CITY, "check_settlement", mine)
    assert (name, "acceptSettlement") in (await queue(ask, table, MINISTRY))[1]
    await judge(table, MINISTRY, "accept_settlement", mine)
    assert (await queue(ask, table, CITY))[0] == []
    assert len((await queue(ask, table, MINISTRY))[0]) == 1


async def test_what_is_to_come_back_waits_for_who_judges_until_it_has_come(ask, town):
    table, day = await signed_with_money(town)

    async def owed(who):
        told = await ask(
            QUEUE,
            as_=town.people[who],
            programme=global_id("Programme", town.programme_id),
            number=(await room(table)).agreement.number,
        )
        return [one["report"]["repayments"] for one in told.data["settlementsOwedBack"]]

    spent = await submit(table, day, line(received=10, spent=10), who=CITY)
    mine = await submit(
        table,
        day,
        line(received=10, spent=9, interest=2),
        line(Source.MUNICIPALITY, 10, 10, 1),
        line(Source.PRIVATE, OWN, 1),
    )
    for report, who in ((spent, MINISTRY), (mine, CITY)):
        await judge(table, who, "check_settlement", report)
        assert await owed(CITY) == []
        await judge(table, who, "accept_settlement", report)
    # Of own money nothing goes back, and of what was spent whole nothing.
    waits = [{"won": 1, "cameOn": None}, {"won": 3, "cameOn": None}]
    for who in (CITY, MINISTRY):
        assert await owed(who) == [waits]
    for who in (LEAD, "auditor", "resident.1"):
        assert await owed(who) == []
    back = {"report_id": mine.id, "came_on": day, "evidence": "국고 수납 제1호"}
    await town.act(CITY, confirm_repayment, source=Source.STATE, **back)
    assert len(await owed(CITY)) == 1
    await town.act(CITY, confirm_repayment, source=Source.MUNICIPALITY, **back)
    assert await owed(CITY) == []


async def test_the_last_days_by_law_stand_in_the_calendar_of_who_settles(town):
    table, day = await signed_with_money(town)
    key = b"k" * 32

    async def feed(who):
        setting = await town.act(who, renew_calendar)
        token = calendar_token(key, town.people[who], setting.calendar_serial)
        found = await calendar_for(town.sessions, key, token, "https://dure.example")
        return {
            one["dtstart"].dt: str(one["url"]) for one in Calendar.from_ical(found).walk("VEVENT")
        }

    number = (await room(table)).agreement.number
    page = f"https://dure.example/agreements/{number}/duties"
    # Two months of who is no local government, three of the city (Subsidy Act 27).
    lead, city = await feed(LEAD), await feed(CITY)
    assert set(lead.values()) == set(city.values()) == {page}
    (ours,), (theirs,) = lead, city
    assert day < ours < theirs
    assert await feed("auditor") == {}
    report = await submit(table, day)
    assert await feed(LEAD) == {}
    await judge(table, CITY, "return_settlement", report, "영수증이 빠짐")
    assert await feed(LEAD) == lead
    await submit(table, day)
    await judge(table, CITY, "check_settlement", report)
    await judge(table, CITY, "accept_settlement", report)
    # What is left has a last day of its own, until it has come back.
    back = await feed(LEAD)
    assert set(back.values()) == {page}
    assert set(back).isdisjoint(lead)
    assert set(back) <= {day + timedelta(days=one) for one in range(30, 40)}
    assert await feed("auditor") == {}
    came = {"source": Source.STATE, "came_on": day, "evidence": "국고 수납 제1호"}
    await town.act(CITY, confirm_repayment, report_id=report.id, **came)
    assert await feed(LEAD) == {}
