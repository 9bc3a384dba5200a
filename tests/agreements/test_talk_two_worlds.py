"""Two worlds that differ in private layers and sealed offers alone give everybody else the same bytes."""

import json
from datetime import timedelta
from functools import cache

import pytest
from graphql import OperationType, get_operation_ast, parse
from sqlalchemy import func, true

from schema.kit.ids import global_id
from schema.schema import get_schema
from schema.trusted.documents import trusted_documents
from server.live.questions import ASKED_AGAIN
from tests.agreements.test_talk import called, file, say
from tests.fixtures.agreements import LEAD, put_with, room
from tests.fixtures.agreements import say as take
from tests.fixtures.consortium import CITY, DEVELOPER
from tests.fixtures.scenarios import create
from tests.schema.conftest import asking_with
from tests.schema.walk import documents
from workflows.agreements.sealed import queries as sealed_queries
from workflows.agreements.talk import queries as talk_queries
from workflows.corridor.versions import Scope, versions
from workflows.record.topics import Topic

# What the private words are between, and everybody who is neither.
ALL = [LEAD, DEVELOPER]
OTHERS = ["company.b", CITY, "auditor", "company.c", "ministry.officer", "resident.1", None]
# Who reads the agreement: the whole schema is walked through their eyes.
READERS = ["company.b", CITY, "auditor"]
KINDS = ["Agreement", "Clause"]
ROOM = ("agreement", "clause", "consortium", "sealed", "talk")
THREAD = """query ($number: String!, $clause: ID, $other: ID, $layer: TalkLayer!) {
  agreement(number: $number) { movedAt talk(layer: $layer, clauseId: $clause, withBodyId: $other, first: 1) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id words } } } } }"""
NODE = "query ($id: ID!) { node(id: $id) { __typename id ... on AgreementMessage { words } } }"
WITHDRAW = """mutation ($input: WithdrawMessageInput!) { withdrawMessage(input: $input) {
  ... on WithdrawMessageSuccess { said { id } } ... on Refused { code reason message field remedy } } }"""
NOTICES = (
    "{ myNotices(first: 20) { totalCount edges { cursor node { id } } } toDo { notice { id } } }"
)


@cache
def web_documents():
    """Return what our own pages ask and follow about agreements, as queries."""
    found = []
    for text in trusted_documents().values():
        operation = get_operation_ast(parse(text))
        named = operation.name.value.lower() if operation and operation.name else ""
        if not any(one in named for one in ROOM):
            continue
        if operation.operation is OperationType.SUBSCRIPTION:
            live = operation.selection_set.selections[0].name.value
            found.append(
                text.replace(f" {live}(", f" {ASKED_AGAIN[live]}(").replace(
                    "subscription ", "query ", 1
                )
            )
        elif operation.operation is OperationType.QUERY:
            found.append(text)
    return found


def given(said, table, first, bodies):
    """Return values for the variables of a document, each of the kind its name says."""
    known = {
        "number": table["number"],
        "id": first,
        "clause": first,
        "other": bodies[LEAD],
        "layer": "BILATERAL",
        "base": 1,
        "programmeId": table["programme"],
        "programme": table["programme"],
    }
    return {name: value for name, value in known.items() if f"${name}:" in said}


class Asking:
    """Asks everything of one agreement as one person after another."""

    def __init__(self, ask, table, clause, call, clock):
        self.ask, self.table, self.clock = ask, table, clock
        self.clause = global_id("Clause", clause)
        self.call = call
        self.walks = [one for _, one in documents(get_schema()._schema, KINDS)]
        self.bodies = {name: global_id("Body", key) for name, key in table.union.bodies.items()}

    async def answers(self, who, hidden, *, walked):
        """Return every answer to somebody, by what was asked."""
        town = self.table.town
        person = town.people[who] if who else None
        agreement = (await room(self.table)).agreement
        known = {
            "number": agreement.number,
            "programme": global_id("Programme", town.programme_id),
        }
        asked = [(one, given(one, known, self.clause, self.bodies)) for one in web_documents()]
        ids = {
            "Agreement": agreement.id,
            "Consortium": self.table.union.id,
            "Programme": town.programme_id,
            "Body": self.table.union.bodies[LEAD],
        }
        for one in self.walks if walked else ():
            kind = one.split("... on ", 1)[1].split(" ", 1)[0]
            key = self.clause if kind == "Clause" else global_id(kind, ids.get(kind, agreement.id))
            asked.append((one, {"id": key}))
        thread = {"number": agreement.number}
        others = (None, self.bodies[LEAD], self.bodies[DEVELOPER])
        asked += [
            (THREAD, {**thread, "layer": layer, "other": other, "clause": clause})
            for layer in ("PARTY", "BILATERAL", "TABLE")
            for other in others
            for clause in (None, self.clause)
        ]
        for key in hidden:
            asked += [(NODE, {"id": key}), (WITHDRAW, {"input": {"messageId": key}})]
        if who:
            asked.append((NOTICES, {}))
        found = {}
        for said, values in asked:
            answer = await self.ask(said, as_=person, **values)
            found[json.dumps([said, values])] = json.dumps([answer.data, answer.errors])
        return found

    async def state(self, database):
        """Return the versions that wake followers, and what the database shows of itself."""
        async with database.look() as driver:
            scope = Scope(frozenset(Topic))
            return (await versions(driver, [scope]))[scope].number


@pytest.fixture
async def worlds(town, clock, sessions, snapshots):
    """Return what to ask with, and how to make the second world of the first."""
    table, (first, _) = await put_with(town, "목적", "역할")
    await take(table, DEVELOPER, first, "COUNTER", "다른 글")
    await say(table, "company.b", "모두에게", "TABLE", clause=first)
    call = await called(table, first, "company.b")
    await clock.set(call.called_at + timedelta(minutes=5))
    # Ids known before they are used: what is hidden is asked for in both worlds.
    return Asking(asking_with(sessions, snapshots), table, first, call, clock)


async def private(asking):
    """Make the second world: company.a speaks inside and with the developer, and both file offers."""
    table, clause = asking.table, asking.call.clause_id
    rows = [await say(table, LEAD, f"우리끼리 {nth}", clause=clause) for nth in range(3)]
    rows.append(await say(table, LEAD, "우리끼리 전체"))
    rows.append(await say(table, LEAD, "둘이서", "BILATERAL", to=DEVELOPER, clause=clause))
    rows.append(await say(table, DEVELOPER, "둘이서 전체", "BILATERAL", to=LEAD))
    await file(table, asking.call, LEAD, "제안", 7)
    await file(table, asking.call, DEVELOPER, "다른 제안", 8)
    # What comes later comes at a later moment; what both worlds are asked at is the same.
    await asking.clock.set(asking.call.called_at + timedelta(minutes=6))
    await file(table, asking.call, DEVELOPER, "고친 제안", 9)
    # What a scenario of theirs says is asked for elsewhere; here the whole schema is walked beside one.
    await create(table, LEAD)
    await create(table, LEAD, layer="BILATERAL", to=DEVELOPER)
    await asking.clock.set(asking.call.called_at + timedelta(minutes=5))
    return [global_id("AgreementMessage", row.id) for row in rows]


def masked(answers, hidden):
    """Return answers by question, with the ids that differ by design named by their place."""
    found = {}
    for asked, answer in answers.items():
        pair = [asked, answer]
        for nth, key in enumerate(hidden):
            pair = [one.replace(key, f"#{nth}") for one in pair]
        found[pair[0]] = pair[1]
    return found


async def both(asking, database, who, *, walked=False):
    """Ask everything in the first world and in the second, and return what differs for each."""
    guessed = [global_id("AgreementMessage", asking.table.id)]
    before = {
        one: masked(await asking.answers(one, guessed, walked=walked and one in READERS), guessed)
        for one in who
    }
    version = await asking.state(database)
    hidden = await private(asking)
    assert await asking.state(database) == version
    after = {
        one: masked(
            await asking.answers(one, hidden[:1], walked=walked and one in READERS), hidden[:1]
        )
        for one in who
    }
    size = {one: len(answers) for one, answers in after.items()}
    differing = {
        one: [asked for asked, answer in after[one].items() if before[one][asked] != answer]
        for one in who
    }
    return differing, size


async def test_nobody_else_can_tell_the_worlds_apart(worlds, database):
    differing, size = await both(worlds, database, [*OTHERS, *ALL], walked=True)

    assert len(web_documents()) >= 6
    answers = await worlds.answers("company.b", [], walked=True)
    failed = [asked for asked, answer in answers.items() if not answer.endswith("[]]")]
    assert failed == []
    assert {one: differing[one] for one in OTHERS} == {one: [] for one in OTHERS}
    # Those who were there do tell them apart: the questions reach what is hidden.
    assert all(len(differing[one]) >= 5 for one in ALL)
    print(f"two worlds: {sum(size[one] for one in OTHERS)} answers compared, 0 differ")


@pytest.mark.parametrize("leak", ["talk", "sealed"])
async def test_a_policy_that_leaks_is_noticed_even_if_the_database_leaks_too(
    worlds, database, services, database_name, monkeypatch, leak
):
    # Both walls have to fall: behind the policy that leaks, the database's own still shows nothing.
    if leak == "talk":
        monkeypatch.setattr(talk_queries, "readable_messages", lambda _: true())
        table = "agreement_message"
    else:
        # The hour of a call is judged by the same moment as its offers: it has to be wrong as well.
        monkeypatch.setattr(sealed_queries, "readable_offers", lambda *_: true())
        monkeypatch.setattr(sealed_queries, "BEGAN", func.dure_now() + timedelta(hours=2))
        table = "sealed_offer"
    policy = f"CREATE POLICY leaks ON {table} FOR SELECT TO dure_app USING (true)"
    await services.as_superuser(database_name, policy)
    try:
        differing, _ = await both(worlds, database, [CITY])
    finally:
        await services.as_superuser(database_name, f"DROP POLICY leaks ON {table}")
    assert differing[CITY]


async def test_the_database_alone_keeps_the_worlds_the_same(worlds, database, monkeypatch):
    monkeypatch.setattr(talk_queries, "readable_messages", lambda _: true())
    monkeypatch.setattr(sealed_queries, "readable_offers", lambda *_: true())
    differing, _ = await both(worlds, database, ["company.b", CITY, "auditor"])

    assert differing == {"company.b": [], CITY: [], "auditor": []}
