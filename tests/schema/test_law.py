"""The law over the API: until when something is due, holidays, and adding one."""

import pytest

from tests.fixtures.town import Town
from workflows.identity import actions as identity
from workflows.record.uow import unit_of_work
from workflows.rights.roles import BodyKind, Role

DEADLINE = """query ($rule: String!, $day: String!) {
  deadline(ruleId: $rule, receivedOn: $day) { dueOn calendar length rule { id article } } }"""
ADD = """mutation ($input: AddHolidayInput!) { addHoliday(input: $input) {
  ... on AddHolidaySuccess { holiday { day name kind source article } }
  ... on Refused { code reason field } } }"""
NEW = {
    "day": "2028-12-29",
    "nameKo": "임시공휴일",
    "nameEn": "Temporary public holiday",
    "kind": "TEMPORARY",
    "source": "국무회의 의결",
    "article": "2-11",
}


async def ministry_officer(town: Town):
    async with unit_of_work(town.sessions) as uow:
        body = await identity.register_body(
            uow, name_ko=f"부처 {town.slug}", name_en="Ministry", kind=BodyKind.GOVERNMENT
        )
        return await town.settle(uow, "ministry.officer", Role.MINISTRY_OFFICER, body.id)


@pytest.mark.parametrize(
    ("rule", "due"),
    [
        ("proposal.answer", "2026-12-23"),
        ("complaint.suggestion", "2026-12-10"),
        ("disclosure.decision", "2026-12-04"),
    ],
)
async def test_anyone_may_ask_until_when_something_is_due(ask, rule, due):
    answer = (await ask(DEADLINE, rule=rule, day="2026-11-23")).sole()

    assert answer["dueOn"] == due
    assert answer["rule"]["id"] == rule


@pytest.mark.parametrize(
    ("rule", "day", "reason"),
    [
        ("vote.age", "2026-11-23", "rule_is_no_clock"),
        ("no.such", "2026-11-23", "rule_is_no_clock"),
        ("proposal.answer", "tomorrow", "day_malformed"),
        ("proposal.answer", "2026-02-30", "day_malformed"),
        ("proposal.answer", "2026-W48-1", "day_malformed"),
        ("proposal.answer", "9999-12-31", "year_out_of_range"),
    ],
)
async def test_a_period_that_cannot_be_counted_is_refused(ask, rule, day, reason):
    assert (await ask(DEADLINE, rule=rule, day=day)).reasons == [reason]


async def test_the_holidays_of_a_year_are_told_in_the_asked_language(ask):
    days = (await ask("{ holidays(year: 2027) { day name kind article } }")).sole()

    assert {"2027-02-09", "2027-12-27"} <= {one["day"] for one in days}
    assert "Substitute holiday for Korean New Year" in [one["name"] for one in days]
    assert (await ask("{ holidays(year: 1900) { day } }")).reasons == ["year_out_of_range"]


async def test_the_ministry_adds_a_holiday_once_and_residents_do_not(ask, town: Town):
    officer = await ministry_officer(town)
    added = (await ask(ADD, as_=officer, input=NEW)).sole()
    again = (await ask(ADD, as_=officer, input=NEW)).sole()
    denied = (await ask(ADD, as_=town.people["resident.1"], input=NEW)).sole()
    shown = (await ask("{ holidays(year: 2028) { day } }")).sole()

    assert added["holiday"]["day"] == "2028-12-29"
    assert again["reason"] == "holiday_known"
    assert (denied["code"], denied["reason"]) == ("NOT_ALLOWED", "no_capacity")
    assert {"day": "2028-12-29"} in shown
