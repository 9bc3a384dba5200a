"""Who reads a dispute, what the database refuses by itself, and the dispute over the API."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import DBAPIError

from schema.kit.ids import global_id
from tests.fixtures.agreements import LEAD, room
from tests.fixtures.consortium import CITY, DEVELOPER, seen
from tests.fixtures.disputes import act, dispute_seen, notify, running
from tests.schema.conftest import asking_with
from workflows.agreements.disputes.models import Dispute, DisputeSaid
from workflows.agreements.disputes.path import PathStep, due_on, is_over, may_move
from workflows.agreements.disputes.states import PathKind

SHUT_OUT = ["resident.1", "ministry.officer", "company.c", "stranger", "auditor"]
DAYS = st.dates(date(2022, 1, 1), date(2035, 12, 31))
READ = """query ($number: String!) { agreement(number: $number) {
  disputeRoom { path { number kind days } viewerActions { name allowed }
    disputes(first: 5) { edges { node { number subject state dueOn over
      openedBy { id } next { id } clauses { id } duties { number disputes }
      entries { act words } settlement { words changesClauses agreed { id } } } } } } } }"""
NOTIFY = """mutation ($input: NotifyDisputeInput!) { notifyDispute(input: $input) {
  ... on NotifyDisputeSuccess { dispute { id number state } } ... on Refused { reason field } } }"""


async def counted(table, who):
    async def count(session, _):
        return [
            await session.scalar(select(func.count()).select_from(one))
            for one in (Dispute, DisputeSaid)
        ]

    return await seen(table.union, who, count)


async def _do(uow, *, statement):
    return await uow.session.execute(statement)


async def test_the_parties_read_it_and_nobody_else_and_the_sides_alone_move_it(town):
    table, clause, duty = await running(town)
    dispute = await notify(table, clause, duty)
    for who in (LEAD, CITY, DEVELOPER, "company.b"):
        assert await dispute_seen(table, dispute, who) is not None
        assert await counted(table, who) == [1, 1]
    for who in SHUT_OUT:
        assert await dispute_seen(table, dispute, who) is None
        assert await counted(table, who) == [0, 0]
    change = update(Dispute).where(Dispute.id == dispute.id).values(step=2)
    assert (await town.act(DEVELOPER, _do, statement=change)).rowcount == 0


async def test_what_was_disputed_and_said_stays(town):
    table, clause, duty = await running(town)
    dispute = await notify(table, clause, duty)
    for values in ({"subject": "다른 일"}, {"acts": 0}):
        change = update(Dispute).where(Dispute.id == dispute.id).values(values)
        with pytest.raises(DBAPIError, match="stays what it is"):
            await town.act(CITY, _do, statement=change)
    for gone in (delete(Dispute), delete(DisputeSaid), update(DisputeSaid).values(words="다른 말")):
        with pytest.raises(DBAPIError, match="permission denied"):
            await town.act(CITY, _do, statement=gone)
    await act(table, CITY, "withdraw_dispute", dispute)
    change = update(Dispute).where(Dispute.id == dispute.id).values(acts=99)
    with pytest.raises(DBAPIError, match="stays what it is"):
        await town.act(CITY, _do, statement=change)


async def test_over_the_api_it_is_notified_and_shows_who_has_to_act(town, sessions, snapshots):
    ask = asking_with(sessions, snapshots)
    table, clause, duty = await running(town)
    number = (await room(table)).agreement.number
    lead = global_id("Body", table.union.bodies[LEAD])
    given = {
        "agreementId": global_id("Agreement", table.id),
        "against": [lead],
        "clauseIds": [global_id("Clause", clause)],
        "dutyIds": [global_id("AgreementDuty", duty.id)],
        "subject": "보고서",
        "words": "안전 계획이 없습니다.",
    }
    made = (await ask(NOTIFY, as_=town.people[CITY], input=given)).sole()
    assert (made["dispute"]["number"], made["dispute"]["state"]) == (1, "OPEN")
    told = (await ask(READ, as_=town.people[LEAD], number=number)).sole()["disputeRoom"]
    assert [one["days"] for one in told["path"]] == [30, 30, 60, None]
    assert [one["name"] for one in told["viewerActions"] if one["allowed"]] == ["notifyDispute"]
    (edge,) = told["disputes"]["edges"]
    assert edge["node"]["next"] == [{"id": lead}]
    assert edge["node"]["duties"] == [{"number": 1, "disputes": [1]}]
    assert [one["act"] for one in edge["node"]["entries"]] == ["NOTIFIED"]
    assert edge["node"]["settlement"] is None


@given(DAYS, st.integers(1, 365), st.integers(-400, 400), st.booleans())
def test_a_step_is_left_after_its_last_day_or_by_all(began, days, later, all_want):
    due = due_on(began, PathStep(PathKind.NEGOTIATION, days), frozenset())
    assert (due - began).days >= days
    today = due.fromordinal(max(1, min(due.toordinal() + later, 3_652_000)))
    want = ["a", "b"] if all_want else ["a"]
    assert may_move(due, today, ["a", "b"], want) is (all_want or today > due)
    assert is_over(due, today) is (today > due)
    assert due_on(began, PathStep(PathKind.COURT, None), frozenset()) is None
