"""Compiled reads answer every query exactly as graphql-core does: the same bytes, errors included."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any
from uuid import UUID

import orjson
import pytest
from graphql import OperationDefinitionNode, get_named_type, parse, type_from_ast
from hypothesis import HealthCheck, Phase, given, settings, strategies
from sqlalchemy.ext.asyncio import AsyncSession

from schema.compiled import completer
from schema.compiled.completion import Call
from schema.compiled.executor import Executor
from schema.compiled.mapping import ROW_TYPES
from schema.kit.context import Context
from schema.kit.operation import KEPT
from schema.kit.rows import Leaf, RowType
from schema.schema import get_schema
from server.database import Database
from tests.fixtures.database import Clock
from tests.fixtures.services import Services
from tests.fixtures.town import Town, make_town, moment
from tests.schema.conftest import KEY, Ask
from tests.schema.documents import SCHEMA, Author, documents_of_tests, documents_of_web
from workflows.identity.queries import actor_for
from workflows.kit.wording import Locale
from workflows.proposals.campaigns.actions import close_campaign
from workflows.record.uow import Sessions
from workflows.rights.actor import ANONYMOUS, Actor
from workflows.voting.actions import tally_poll

GENERATED = int(os.environ.get("DURE_GENERATED_QUERIES", "500"))
FAULT = re.compile(rb'"id":"[0-9a-f]{12}"')
EVERYTHING = """{
  programmes(first: 9) { edges { cursor node { id slug } } }
  campaigns(first: 9) { edges { cursor node { id number } } }
  proposals(first: 9) { edges { cursor node { id number } } } }"""


@dataclass(slots=True)
class Twice:
    """Both executors before one town, and how many answers came from compiled reads."""

    database: Database
    town: Town
    known: dict[str, list[str]]
    compiled: int = 0
    asked: int = 0
    by_rows: int = 0
    by_completion: int = 0

    def context(
        self, as_: UUID | None, locale: Locale = Locale.KO, *, acts: bool = False
    ) -> Context:
        async def identify(session: AsyncSession) -> Actor:
            return ANONYMOUS if as_ is None else await actor_for(session, as_)

        async def found() -> Actor:
            async with self.database.reads() as session:
                return await identify(session)

        known = None if acts or as_ is None else found
        return Context(
            sessions=self.town.sessions if acts else self.database.reads,
            snapshots=self.database.snapshots,
            identify=identify,
            person_id=as_,
            locale=locale,
            cursor_key=KEY,
            asker=known,
            look=None if acts else self.database.look,
        )

    async def agree(
        self, text: str, values: dict[str, Any], as_: UUID | None, locale: Locale = Locale.EN
    ) -> bytes:
        """Execute a query both ways, compare the bytes, and return them."""
        schema = get_schema()
        expected = await schema.interpret(text, values, self.context(as_, locale))
        found = await schema.execute(text, values, self.context(as_, locale))
        context = self.context(as_, locale)
        answer = await schema.executor.answer(text, values, context)
        compiled = None if answer is None else answer.data
        await context.end()
        self.asked += 1
        self.compiled += compiled is not None
        assert same(found, expected), text
        planned = schema.executor.planned(text, values, locale, None)
        assert (compiled is not None) == (planned is not None and expected.errors is None), text
        if compiled is not None:
            called = any(isinstance(root, Call) for root in planned[0].roots.values())
            self.by_completion += called
            self.by_rows += not called
            assert orjson.dumps(compiled) == orjson.dumps(expected.data), text
        return said(expected)


def said(result: Any) -> bytes:
    """Return an answer as bytes; the number of a masked fault is drawn anew each time."""
    whole = {
        "data": result.data,
        "errors": [error.formatted for error in result.errors or ()],
        "extensions": result.extensions,
    }
    return FAULT.sub(b'"id":"..."', orjson.dumps(whole))


def same(one: Any, other: Any) -> bool:
    """Say whether two answers are alike, as far as the specification lets any two be.

    Errors come in the order in which fields end, which is any order; and of several that null the
    same place only one has to be told, whichever came first (GraphQL, 6.4.4). So both must null the
    same places, and what both tell of a path must be the same.
    """
    first, second = (orjson.loads(said(answer)) for answer in (one, other))
    told = [
        {orjson.dumps(error.get("path")): error for error in a["errors"]} for a in (first, second)
    ]
    nulled = [
        {place(a["data"], error.get("path")) for error in a["errors"]} for a in (first, second)
    ]
    return (
        orjson.dumps(first["data"]) == orjson.dumps(second["data"])
        and first["extensions"] == second["extensions"]
        and nulled[0] == nulled[1]
        and all(told[0][path] == told[1][path] for path in told[0].keys() & told[1].keys())
    )


def place(data: Any, path: list[str | int] | None) -> tuple[str | int, ...]:
    """Return the place that an error has nulled: as far along its path as there is something."""
    found: list[str | int] = []
    for step in path or ():
        if data is None:
            break
        data = data[step]
        found.append(step)
    return tuple(found)


@pytest.fixture(scope="module")
async def twice(sessions: Sessions, database: Database) -> Twice:
    """Two towns with a draft, an open and a counted vote, and some loose ideas."""
    town, other = await make_town(sessions), await make_town(sessions)
    await other.open_campaign()
    counted = await town.open_campaign(early_close=True)
    await town.vote("resident.1", counted.poll_id, '[{"number":1}]')
    await town.act(
        "municipality.officer", close_campaign, campaign_id=counted.id, reason="모두 투표함"
    )
    await town.act(None, tally_poll, poll_id=counted.poll_id)
    opened, draft = await town.open_campaign(), await town.campaign()
    found = Twice(database, town, {})
    officer = town.people["municipality.officer"]
    read = orjson.loads(await found.agree(EVERYTHING, {}, officer))["data"]
    nodes = {
        kind: [edge["node"] for edge in read[f"{kind}s"]["edges"]]
        for kind in ("programme", "campaign", "proposal")
    }
    found.known |= {
        f"Query.{kind}s": [edge["cursor"] for edge in read[f"{kind}s"]["edges"]][:3]
        for kind in ("programme", "campaign", "proposal")
    }
    found.known |= {
        "programme": [town.slug, other.slug, "nowhere"],
        "campaign": [counted.number, opened.number, draft.number, "2026-0"],
        "proposal": [*[one["number"] for one in nodes["proposal"]][:3], "x"],
        "id": [*[one["id"] for kind in nodes.values() for one in kind][::3], "garbage"],
    }
    return found


@pytest.fixture
async def still(clock: Clock) -> None:
    """Let the clock stand, since some answers tell the time."""
    await clock.set(moment("2027-01-01T12:00:00+09:00"))


def values_for(text: str, twice: Twice, turn: int) -> dict[str, Any]:
    """Make up values for the variables of a document, others each turn."""
    (operation,) = (
        one for one in parse(text).definitions if isinstance(one, OperationDefinitionNode)
    )
    pool = {
        "Int": [1, 2, 3, None],
        "Boolean": [True, False],
        "ID": twice.known["id"],
        "ProposalOrder": ["NEWEST", "COST", "TITLE", "NUMBER"],
        "ProposalCategory": [None, "WELFARE"],
    }
    texts = {"slug": "programme", "programme": "programme", "search": "", "after": "", "before": ""}
    values: dict[str, Any] = {}
    for one in operation.variable_definitions or ():
        name = one.variable.name.value
        kind = get_named_type(type_from_ast(SCHEMA, one.type))
        choice = pool.get(str(kind)) or twice.known.get(texts.get(name, "campaign")) or [None]
        value = choice[turn % len(choice)]
        if value is not None:
            values[name] = value
    return values


@pytest.mark.usefixtures("still")
@pytest.mark.parametrize("made", [documents_of_tests, documents_of_web])
async def test_every_query_of_the_repository_is_answered_alike(
    twice: Twice, made: Callable[[], list[str]]
):
    people = [None, twice.town.people["resident.1"], twice.town.people["municipality.officer"]]
    texts = made()
    before = twice.compiled

    for text in texts:
        for turn, person in enumerate(people):
            await twice.agree(text, values_for(text, twice, turn), person, list(Locale)[turn % 2])

    assert len(texts) >= 9
    assert twice.compiled > before
    print(f"{twice.compiled - before} of {3 * len(texts)} answers were compiled")


@pytest.mark.usefixtures("still")
@pytest.mark.timeout(max(600, GENERATED))
@settings(
    max_examples=GENERATED,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
# One seed is drawn for a document: drawing each of its parts took as long as answering it twice.
@given(dice=strategies.randoms(use_true_random=True))
async def test_generated_queries_are_answered_alike(twice: Twice, dice: Random):
    text, values = Author(dice, twice.known, wild=dice.random() < 0.4).document()
    who = dice.choice([None, "resident.1", "municipality.officer", "auditor"])
    person = twice.town.people[who] if who else None

    await twice.agree(text, values, person, dice.choice(list(Locale)))


@pytest.mark.usefixtures("still")
async def test_many_generated_queries_were_compiled(twice: Twice):
    print(
        f"{twice.asked} answers so far: {twice.by_rows} read from rows, {twice.by_completion} "
        f"completed, {twice.asked - twice.compiled} left to graphql-core"
    )

    assert twice.by_rows * 6 > twice.asked  # by seed, 21 to 28 of a hundred
    assert twice.by_completion * 16 > twice.asked  # about ten of a hundred
    # Planted errors are graphql-core's to tell.
    assert twice.asked - twice.compiled > 10


@pytest.mark.usefixtures("still")
async def test_a_fault_in_one_row_is_told_alike(
    twice: Twice, services: Services, database_name: str
):
    """A cost no client could read makes an error below a list, which takes the whole answer away."""
    broken = "UPDATE proposal SET cost = {} WHERE id = '" + str(twice.town.proposals[0]) + "'"
    text = "{ proposals(first: 100) { edges { node { number price: cost } } } }"

    await services.as_superuser(database_name, broken.format(2**60))
    answer = orjson.loads(await twice.agree(text, {}, None))
    await services.as_superuser(database_name, broken.format(100))

    assert answer["data"] is None
    (error,) = answer["errors"]
    assert error["path"][:2] == ["proposals", "edges"]
    assert error["path"][3:] == ["node", "price"]
    assert orjson.loads(await twice.agree(text, {}, None))["errors"] == []


async def test_a_draft_shows_in_no_list_page_or_count(twice: Twice, ask: Ask):
    count = "{ campaigns(first: 1) { totalCount edges { node { number } } } }"

    seen = {
        who: (await ask(count, as_=twice.town.people[who] if who else None)).sole()["totalCount"]
        for who in (None, "resident.1", "municipality.officer")
    }

    assert seen == {None: 3, "resident.1": 3, "municipality.officer": 4}


async def test_a_wrong_column_would_be_found(twice: Twice, monkeypatch: pytest.MonkeyPatch):
    text = "{ proposals(first: 2) { edges { node { title } } } }"
    swapped = {**ROW_TYPES["Proposal"].fields, "title": Leaf(("summary",))}
    types = {**ROW_TYPES, "Proposal": RowType("Proposal", swapped)}
    monkeypatch.setattr(get_schema(), "executor", Executor(SCHEMA, types))

    with pytest.raises(AssertionError):
        await twice.agree(text, {}, None)


async def test_strangers_cannot_fill_the_store_of_operations(twice: Twice):
    executor = get_schema().executor

    for number in range(KEPT + 10):
        executor.planned(
            f"{{ a{number}: programmes(first: 1) {{ __typename }} }}", {}, Locale.KO, None
        )

    assert executor._operations.cache_info().currsize == KEPT


async def test_a_wrong_attribute_of_a_resolvers_value_would_be_found(
    twice: Twice, monkeypatch: pytest.MonkeyPatch
):
    text = f'{{ campaign(number: "{twice.known["campaign"][0]}") {{ title summary turnout }} }}'
    attribute = completer._attribute

    def swapped(definition: object) -> str | None:
        return {"title": "summary"}.get(found := attribute(definition), found)

    monkeypatch.setattr(completer, "_attribute", swapped)
    monkeypatch.setattr(get_schema(), "executor", Executor(SCHEMA, ROW_TYPES))

    with pytest.raises(AssertionError):
        await twice.agree(text, {}, None)


CAST = """mutation ($input: CastBallotInput!) { vote: castBallot(input: $input) { kind: __typename
  ... on CastBallotSuccess { receipt counter }
  ... on Refused { code reason message field remedy rule { id title source article } } } }"""
LINE = {"number": 1}
REFUSED = {
    "no such vote": ("resident.1", {"campaignId": "garbage", "counter": 1, "choices": [LINE]}),
    "counted": ("resident.1", {"counter": 1, "choices": [LINE]}),
    "nobody": (None, {"counter": 1, "choices": [LINE]}),
    "an officer": ("municipality.officer", {"counter": 1, "choices": [LINE]}),
    "a counter of none": ("resident.1", {"counter": 0, "choices": [LINE]}),
    "no such line": ("resident.1", {"counter": 1, "choices": [{"number": 99}]}),
    "a line twice": ("resident.1", {"counter": 1, "choices": [LINE, LINE]}),
    "points": ("resident.1", {"counter": 1, "choices": [{"number": 1, "points": 2}]}),
    "nothing": ("resident.1", {"counter": 1, "choices": []}),
}


@pytest.mark.usefixtures("still")
@pytest.mark.parametrize("kind", REFUSED)
async def test_a_refused_vote_is_answered_alike(twice: Twice, kind: str):
    who, given = REFUSED[kind]
    person = twice.town.people[who] if who else None
    schema = get_schema()
    counted, opened = (await campaign_ids(twice))[:2]
    campaign = {"campaignId": counted if kind == "counted" else opened}
    values = {"input": {**campaign, **given}}

    answer = await schema.executor.answer(CAST, values, twice.context(person, acts=True))
    expected = await schema.interpret(CAST, values, twice.context(person, acts=True))

    assert answer is not None
    assert said(answer) == said(expected)
    assert answer.data["vote"]["kind"] == "Refused"


async def campaign_ids(twice: Twice) -> list[str]:
    """Return the global ids of the counted and the open vote."""
    found = []
    for number in twice.known["campaign"][:2]:
        text = f'{{ campaign(number: "{number}") {{ id }} }}'
        read = await get_schema().execute(text, {}, twice.context(None, Locale.KO))
        found.append(read.data["campaign"]["id"])
    return found


async def test_an_accident_in_an_act_is_told_once_and_the_act_is_not_done_again(
    twice: Twice, monkeypatch: pytest.MonkeyPatch
):
    done = 0

    async def broken(*_: object, **__: object) -> None:
        nonlocal done
        done += 1
        raise RuntimeError("an accident after the act")

    monkeypatch.setattr(Context, "cast", broken)
    given = {"campaignId": (await campaign_ids(twice))[1], "counter": 1, "choices": [LINE]}
    person = twice.town.people["resident.1"]
    answer = await get_schema().execute(CAST, {"input": given}, twice.context(person, Locale.KO))

    assert done == 1
    assert answer.data is None
    assert answer.errors[0].extensions["reason"] == "unexpected"
    assert answer.errors[0].path == ["vote"]


@pytest.mark.parametrize(
    "text",
    [
        "mutation { a: signOutEverywhere { __typename } b: signOutEverywhere { __typename } }",
        CAST.replace("receipt counter", "receipt campaign { state }"),
    ],
)
def test_what_could_fail_after_an_act_is_left_to_graphql_core_before_it(text: str):
    assert get_schema().executor.planned(text, {"input": {}}, Locale.KO, None) is None
