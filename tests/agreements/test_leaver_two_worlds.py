"""Two worlds that differ in what goes on between those who remain give who was let go the same bytes."""

import json
from functools import cache

import pytest
from graphql import OperationType, get_operation_ast, parse
from sqlalchemy import select, true

from schema.kit.ids import global_id
from schema.schema import get_schema
from schema.trusted.documents import trusted_documents
from tests.agreements.test_talk_two_worlds import given
from tests.fixtures.agreements import LEAD, room
from tests.fixtures.amended_parties import ARTICLES, GONE, NEW, REMAIN, accepted_by, amended
from tests.fixtures.amending import K, base_in_force, begin, operate, put, sealed
from tests.fixtures.clock import shown_now
from tests.fixtures.consortium import CITY, DEVELOPER
from tests.fixtures.disputes import act, notify
from tests.fixtures.duties import GIVES, REPORTS, happened, step, terms
from tests.fixtures.parties import with_newcomer, without
from tests.fixtures.signing import approve, freeze, sign
from tests.schema.conftest import asking_with
from tests.schema.walk import documents
from workflows.agreements.clauses import policy as clause_policy
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.states import AgreementState
from workflows.agreements.disputes import queries as dispute_queries
from workflows.agreements.disputes.models import Dispute, DisputeSaid
from workflows.agreements.duties import queries as duty_queries
from workflows.agreements.duties.gathering import standing_duties
from workflows.agreements.duties.models import DutyStep
from workflows.record.uow import unit_of_work

ABOUT = ("agreement", "clause", "dispute", "dut", "settle", "text", "amend", "notice", "todo")
KINDS = ["Agreement", "Clause", "AgreementDuty", "Dispute"]
NODE = "query ($id: ID!) { node(id: $id) { __typename id } }"


@cache
def web_documents():
    """Return what our own pages ask about what is kept of agreements."""
    found = []
    for text in trusted_documents().values():
        operation = get_operation_ast(parse(text))
        named = operation.name.value.lower() if operation and operation.name else ""
        # A meeting is no part of it: its key is no agreement's.
        named = named.replace("noticefiles", "")
        asks = operation.operation is OperationType.QUERY
        if asks and any(one in named for one in ABOUT):
            wanted = {one.variable.name.value for one in operation.variable_definitions or ()}
            if wanted <= {"number", "id", "programmeId", "programme"}:
                found.append(text)
    return found


class Asking:
    """Asks everything of one agreement as somebody."""

    def __init__(self, ask, table, number, keys):
        self.ask, self.table, self.number, self.keys = ask, table, number, keys
        self.walks = [one for _, one in documents(get_schema()._schema, KINDS)]

    async def answers(self, who):
        """Return every answer, by what was asked."""
        town = self.table.town
        known = {"number": self.number, "programme": global_id("Programme", town.programme_id)}
        asked = [
            (one, given(one, known, self.keys["Clause"], {LEAD: ""})) for one in web_documents()
        ]
        for one in self.walks:
            kind = one.split("... on ", 1)[1].split(" ", 1)[0]
            asked.append((one, {"id": self.keys[kind]}))
        found = {}
        for said, values in asked:
            answer = await self.ask(said, as_=town.people[who], **values)
            found[json.dumps([said, values])] = json.dumps([answer.data, answer.errors])
        return found


@pytest.fixture
async def world(town, clock, sessions, snapshots):
    """Return what to ask with, an agreement a party was let go of, its duty and one of the others."""
    table, clauses = await base_in_force(
        town,
        ARTICLES,
        duties_of=lambda table: [
            (REPORTS, terms(table, debtor=GONE, creditor=LEAD)),
            (GIVES, terms(table, debtor=DEVELOPER, creditor=CITY)),
        ],
    )
    await without(table, GONE, clock)
    await with_newcomer(table, NEW)
    await amended(table)
    async with unit_of_work(town.sessions) as uow:
        duties = {one.sentence_digest: one for one in await standing_duties(uow.session, table.id)}
    own = await notify(table, None, duties[REPORTS], who=LEAD, against=(GONE,))
    keys = {
        "Agreement": global_id("Agreement", table.id),
        "Clause": global_id("Clause", clauses[0]),
        "AgreementDuty": global_id("AgreementDuty", duties[REPORTS].id),
        "Dispute": global_id("Dispute", own.id),
    }
    number = (await room(table)).agreement.number
    return Asking(asking_with(sessions, snapshots), table, number, keys), clauses, duties


async def between_the_rest(table, clauses, duties):
    """Make the second world: those who remain act, dispute, record, talk and amend; return a dispute of theirs."""
    other = duties[GIVES]
    await step(table, DEVELOPER, "report_duty", other, "부지를 내주었습니다.")
    await step(table, CITY, "return_duty", other, "담장이 남았습니다.")
    await happened(table, shown_now().date(), who=NEW)
    theirs = await notify(table, clauses[1], other, who=CITY, against=(DEVELOPER,))
    await act(table, DEVELOPER, "answer_dispute", theirs, "담장은 시의 몫입니다.")
    later = await begin(table)
    own = await operate(later, K.REPLACE, clauses[1], text="그 뒤의 뜻을 둠")
    await put(later)
    await accepted_by(later, [own], *REMAIN, NEW)
    await freeze(later)
    await approve(later, LEAD)
    await sign(later, LEAD)
    assert await sealed(table.town) == 1
    return theirs


async def differing(world, who):
    """Return what differs in the second world, and how much was asked."""
    asking, clauses, duties = world
    before = await asking.answers(who)
    theirs = await between_the_rest(asking.table, clauses, duties)
    after = await asking.answers(who)
    return [one for one, answer in after.items() if before[one] != answer], after, theirs


async def test_who_was_let_go_cannot_tell_the_worlds_apart(world):
    asking, _, duties = world
    differs, after, theirs = await differing(world, GONE)
    assert differs == []
    assert [one for one, answer in after.items() if not answer.endswith("[]]")] == []
    assert len(after) > 20
    for kind, key in (("Dispute", theirs.id), ("AgreementDuty", duties[GIVES].id)):
        seen = {
            who: (
                await asking.ask(NODE, as_=asking.table.town.people[who], id=global_id(kind, key))
            )
            for who in (GONE, NEW)
        }
        assert seen[GONE].data == {"node": None}
        assert seen[NEW].data["node"]["__typename"] == kind
    print(f"two worlds of who was let go: {len(after)} answers compared, 0 differ")


async def amended_by_the_rest(world, *, leak=None):
    """Return what an amendment of theirs shows, beside a number that never was, to who is out and who is in."""
    asking, clauses, duties = world
    await between_the_rest(asking.table, clauses, duties)
    async with unit_of_work(asking.table.town.sessions) as uow:
        rows = await uow.session.execute(select(Agreement.number, Agreement.id, Agreement.state))
        number, key, state = max(rows, key=lambda row: int(row.number[5:]))
    # It is in force: what is kept for those who read no negotiation is asked for too.
    assert state is AgreementState.IN_FORCE
    keys = {**asking.keys, "Agreement": global_id("Agreement", key)}
    never, nobody = f"{number[:5]}{int(number[5:]) + 1}", global_id("Agreement", asking.table.id)
    there = Asking(asking.ask, asking.table, number, keys)
    nowhere = Asking(asking.ask, asking.table, never, {**keys, "Agreement": nobody})

    async def named(one, who):
        found = await one.answers(who)
        return {
            asked.replace(one.number, "#"): answer
            for asked, answer in found.items()
            if one.number in asked
        }

    if leak is not None:
        await leak()
    differ = {}
    for who in (GONE, NEW):
        told, untold = await named(there, who), await named(nowhere, who)
        assert told.keys() == untold.keys()
        differ[who] = [one for one, answer in told.items() if untold[one] != answer]
        assert len(told) > 8
    return differ, keys["Agreement"]


async def test_an_amendment_of_those_who_remain_is_for_who_was_let_go_as_one_that_never_was(world):
    differ, key = await amended_by_the_rest(world)
    asking, _, _ = world
    hidden = await asking.ask(NODE, as_=asking.table.town.people[GONE], id=key)
    assert differ[GONE] == []
    assert len(differ[NEW]) > 4
    assert hidden.data == {"node": None}


async def test_an_amendment_that_leaks_is_noticed(world, services, database_name, monkeypatch):
    async def leak():
        monkeypatch.setattr(clause_policy, "readable_agreements", lambda _: true())
        policy = "CREATE POLICY leaks ON agreement FOR SELECT TO dure_app USING (true)"
        await services.as_superuser(database_name, policy)

    try:
        differ, _ = await amended_by_the_rest(world, leak=leak)
    finally:
        await services.as_superuser(database_name, "DROP POLICY IF EXISTS leaks ON agreement")
    assert differ[GONE]


async def test_a_party_does_tell_them_apart(world):
    differs, _, _ = await differing(world, DEVELOPER)
    assert len(differs) >= 5


@pytest.mark.parametrize("leak", ["duties", "facts", "disputes"])
async def test_a_policy_that_leaks_is_noticed(world, services, database_name, monkeypatch, leak):
    if leak == "duties":
        monkeypatch.setattr(duty_queries, "readable_duties", lambda _: true())
    elif leak == "facts":
        monkeypatch.setattr(duty_queries, "whole_registers", lambda _: true())
    else:
        monkeypatch.setattr(dispute_queries, "readable_disputes", lambda _: true())
    policy = "CREATE POLICY leaks ON dispute FOR SELECT TO dure_app USING (true)"
    await services.as_superuser(database_name, policy)
    try:
        differs, _, _ = await differing(world, GONE)
    finally:
        await services.as_superuser(database_name, "DROP POLICY leaks ON dispute")
    assert differs


async def test_the_database_alone_keeps_steps_and_disputes_of_the_others(world):
    asking, clauses, duties = world
    table = asking.table
    theirs = await between_the_rest(table, clauses, duties)
    await step(table, GONE, "report_duty", duties[REPORTS])

    async def raw(uow):
        steps = await uow.session.scalars(select(DutyStep.duty_id))
        disputes = await uow.session.scalars(select(Dispute.id))
        said = await uow.session.scalars(select(DisputeSaid.dispute_id))
        return set(steps), set(disputes), set(said)

    steps, disputes, said = await table.town.act(GONE, raw)
    assert steps == {duties[REPORTS].id}
    assert theirs.id not in disputes | said
    assert len(disputes) == 1
    steps, disputes, _ = await table.town.act(NEW, raw)
    assert duties[GIVES].id in steps
    assert theirs.id in disputes
