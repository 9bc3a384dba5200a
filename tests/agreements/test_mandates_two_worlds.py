"""Two worlds that differ in one organisation's mandates to sign alone give everybody else the same bytes."""

import json
from datetime import timedelta

import pytest
from graphql import OperationType, get_operation_ast, parse
from sqlalchemy import func, select, true

from schema.kit.ids import global_id
from schema.trusted.documents import trusted_documents
from server.live.questions import ASKED_AGAIN
from tests.agreements.test_talk_two_worlds import given
from tests.fixtures.agreements import LEAD, room
from tests.fixtures.consortium import CITY, DEVELOPER
from tests.fixtures.signing import HEAD, approved, frozen, give, sign
from tests.notices.test_notices import delivered
from tests.schema.conftest import asking_with
from workflows.agreements.signing import mandates, policy
from workflows.agreements.signing.states import SigningOrder
from workflows.kit.refusal import NotAllowed

CLERK = "municipality.clerk2"
OTHERS = [LEAD, "company.b", DEVELOPER, "company.c", "ministry.officer", "resident.1", None]
OWN = [HEAD, CITY, "auditor"]
ABOUT = ("sign", "agreement", "room", "notice", "todo", "consortium", "mine", "hat", "people")
KNOWN = {"number", "id", "programme", "programmeId"}
NODE = "query ($id: ID!) { node(id: $id) { __typename ... on SigningMandate { document cap } } }"
NOTICES = """{ myNotices(first: 50) { totalCount edges { cursor node { id kind mandate { document } } } }
  toDo { notice { id } } }"""
MANDATES = """query ($number: String!) { agreement(number: $number) {
  signingColleagues { appointmentId mandatedFor }
  signingMandates(first: 1) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id } } } } }"""


def asked_by_pages():
    """Return what our own pages ask and follow where agreements are signed and notices are read."""
    found = [NOTICES, MANDATES]
    for text in trusted_documents().values():
        operation = get_operation_ast(parse(text))
        named = operation.name.value.lower() if operation and operation.name else ""
        wanted = {one.variable.name.value for one in operation.variable_definitions or ()}
        # A meeting is no part of it: its key is no agreement's.
        if "display" in named or " meeting(" in text or not wanted <= KNOWN:
            continue
        if not any(one in named for one in ABOUT):
            continue
        if operation.operation is OperationType.SUBSCRIPTION:
            live = operation.selection_set.selections[0].name.value
            again = text.replace(f" {live}(", f" {ASKED_AGAIN[live]}(")
            found.append(again.replace("subscription ", "query ", 1))
        elif operation.operation is OperationType.QUERY:
            found.append(text)
    return found


class Asking:
    """Asks everything of one agreement that is being signed as one person after another."""

    def __init__(self, ask, table, number, at, clock):
        self.ask, self.table, self.number, self.at, self.clock = ask, table, number, at, clock

    async def answers(self, who, mandate):
        """Return every answer to somebody, by what was asked; of one mandate by its key too."""
        town = self.table.town
        await delivered(town)
        await self.clock.set(self.at)
        place = global_id("Programme", town.programme_id)
        known = {"number": self.number, "programme": place}
        agreement = global_id("Agreement", self.table.id)
        asked = [(one, given(one, known, agreement, {LEAD: ""})) for one in asked_by_pages()]
        found = {}
        for said, values in [*asked, (NODE, {"id": mandate})]:
            answer = await self.ask(said, as_=town.people[who] if who else None, **values)
            found[said] = json.dumps([answer.data, answer.errors])
        return found


@pytest.fixture
async def world(town, clock, sessions, snapshots):
    """Return what to ask with, of an agreement that is being signed."""
    table, _ = await frozen(town, order=SigningOrder.PARALLEL)
    await approved(table)
    ask, number = asking_with(sessions, snapshots), (await room(table)).agreement.number
    async with town.sessions() as session:
        at = (await session.execute(select(func.dure_now()))).scalar_one() + timedelta(minutes=5)
    return Asking(ask, table, number, at, clock)


async def among_themselves(asking):
    """Make the second world: the city's head gives mandates and ends one, and a clerk is refused a signature."""
    table = asking.table
    one = await give(table, HEAD, CITY, only=table.id, cap=7)
    await give(table, HEAD, CITY, days=3, document="모든 협약의 위임장")
    over = await give(table, HEAD, CLERK, days=9)
    await asking.clock.set(asking.at + timedelta(minutes=1))
    await table.town.act(HEAD, mandates.end_mandate, mandate_id=over.id)
    with pytest.raises(NotAllowed):
        await sign(table, CLERK)
    return global_id("SigningMandate", one.id)


async def differing(asking, who):
    """Return what differs in the second world for each, and how much was asked of each."""
    guess = global_id("SigningMandate", asking.table.id)
    before = {one: await asking.answers(one, guess) for one in who}
    mandate = await among_themselves(asking)
    after = {one: await asking.answers(one, mandate) for one in who}
    apart = {
        one: [said for said, answer in after[one].items() if before[one][said] != answer]
        for one in who
    }
    return apart, after


async def test_nobody_else_can_tell_the_worlds_apart(world):
    apart, after = await differing(world, [*OTHERS, *OWN])

    assert {one: apart[one] for one in OTHERS} == {one: [] for one in OTHERS}
    assert len(after[LEAD]) > 15
    assert [said for said, answer in after[LEAD].items() if not answer.endswith("[]]")] == []
    # Those it is of do tell them apart: the questions reach what is hidden.
    assert all(len(apart[one]) >= 2 for one in OWN)
    print(f"two worlds of mandates: {sum(len(after[one]) for one in OTHERS)} compared, 0 differ")


async def test_a_policy_that_leaks_is_noticed_if_the_database_leaks_too(
    world, services, database_name, monkeypatch
):
    monkeypatch.setattr(policy, "readable_mandates", lambda _: true())
    leak = "CREATE POLICY leaks ON signing_mandate FOR SELECT TO dure_app USING (true)"
    await services.as_superuser(database_name, leak)
    try:
        apart, _ = await differing(world, [LEAD])
    finally:
        await services.as_superuser(database_name, "DROP POLICY leaks ON signing_mandate")
    assert apart[LEAD]


async def test_the_database_alone_keeps_the_worlds_the_same(world, monkeypatch):
    monkeypatch.setattr(policy, "readable_mandates", lambda _: true())
    apart, _ = await differing(world, [LEAD, "company.b"])

    assert apart == {LEAD: [], "company.b": []}
