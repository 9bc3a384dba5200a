"""Every field and every verb with strange input: always an answer, never an accident.

Each root field is called by several people with arguments drawn at random from a bag of awkward
values that fit its types. Whatever comes back is data, a refusal with its remedy, or a typed error.
"""

import random

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    get_named_type,
    is_leaf_type,
    is_union_type,
)

from schema.kit.ids import global_id
from schema.schema import get_schema
from tests.fixtures.town import Town, make_town
from tests.schema.conftest import Ask
from workflows.proposals.campaigns.models import Campaign
from workflows.record.uow import Sessions

pytestmark = pytest.mark.long

BUILT = get_schema()._schema
WORDS = (
    "", " ", "x", "가" * 40, "가" * 20_000, "\x00", "\u202eabc", "'; DROP TABLE ballot; --", "%", "\\",
    "{}", "null", "2026-1", "smart city", "😀" * 10, "\ud7ff", "a\nb", "../../etc", "$where",
)  # fmt: skip
# A malformed key is refused at the door, before the schema is asked (tests/server).
KEYS = (None, "a", "b")
NUMBERS = (-(2**31), -1, 0, 1, 2, 3, 20, 100, 101, 1000, 2**31 - 1)
MONEY = (-1, 0, 1, 300, 24_000_000_000, 2**53 - 1, 2**63)
MOMENTS = ("2026-01-01T00:00:00+09:00", "1900-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "soon", "")
ROUNDS = 12  # times each root field is called by each person
ROOTS = [("query", name) for name in BUILT.query_type.fields] + [
    ("mutation", name) for name in BUILT.mutation_type.fields
]


def value_for(kind: object, dice: random.Random, ids: list[str]) -> object:
    """Return a value that a client might send for a type, right or wrong."""
    if isinstance(kind, GraphQLNonNull):
        return value_for(kind.of_type, dice, ids)
    if dice.random() < 0.1:
        return None
    if isinstance(kind, GraphQLList):
        return [value_for(kind.of_type, dice, ids) for _ in range(dice.choice((0, 1, 2, 3, 40)))]
    if isinstance(kind, GraphQLInputObjectType):
        return {name: value_for(one.type, dice, ids) for name, one in kind.fields.items()}
    if isinstance(kind, GraphQLEnumType):
        return dice.choice(list(kind.values))
    return dice.choice(
        {
            "ID": [*ids, *WORDS],
            "Int": NUMBERS,
            "Won": MONEY,
            "Boolean": (True, False),
            "DateTime": MOMENTS,
        }.get(getattr(kind, "name", ""), WORDS)
    )


def selection(kind: object, deep: int = 2) -> str:
    """Return a selection of every leaf, two levels down."""
    named = get_named_type(kind)
    if is_leaf_type(named):
        return ""
    if is_union_type(named):
        return (
            "{ __typename "
            + " ".join(f"... on {one.name} {selection(one, deep)}" for one in named.types)
            + " }"
        )
    fields = [
        name + selection(one.type, deep - 1)
        for name, one in named.fields.items()
        if not any(isinstance(arg.type, GraphQLNonNull) for arg in one.args.values())
        and not {"first", "last"} & set(one.args)
        and (is_leaf_type(get_named_type(one.type)) or deep > 0)
    ]
    return "{ " + " ".join(["__typename", *fields[:14]]) + " }"


@pytest.fixture(scope="module")
async def read_by_all(sessions: Sessions) -> tuple[Town, Campaign]:
    """A town and its vote that every query reads: none of them changes anything."""
    town = await make_town(sessions)
    return town, await town.open_campaign(early_close=True)


@pytest.fixture
async def lived(
    operation: str,
    read_by_all: tuple[Town, Campaign],
    sessions: Sessions,
    towns_left: list[Town],
) -> tuple[Town, Campaign]:
    """A town and its vote: every verb has its own, of the people that are asked with."""
    if operation == "query":
        return read_by_all
    town = (
        towns_left.pop().moved(sessions) if towns_left else await make_town(sessions, residents=1)
    )
    return town, await town.open_campaign(early_close=True)


@pytest.mark.timeout(300)
@pytest.mark.parametrize(("operation", "name"), ROOTS, ids=[name for _, name in ROOTS])
async def test_strange_input_gets_an_answer_and_never_an_accident(
    ask: Ask, lived: tuple[Town, Campaign], operation: str, name: str
):
    town, campaign = lived
    ids = [
        global_id("Campaign", campaign.id),
        global_id("Programme", town.programme_id),
        global_id("Proposal", town.proposals[0]),
        global_id("Person", town.people["stranger"]),
        global_id("Appointment", town.appointments["company.a"]),
        global_id("Body", town.city_id),
    ]
    dice = random.Random(name)
    root = (BUILT.query_type if operation == "query" else BUILT.mutation_type).fields[name]
    declared = ", ".join(f"${arg}: {one.type}" for arg, one in root.args.items())
    given = ", ".join(f"{arg}: ${arg}" for arg in root.args)
    head = f"({declared})" if declared else ""
    call = f"({given})" if given else ""
    document = f"{operation} {head} {{ {name}{call} {selection(root.type)} }}"
    accidents: list[object] = []
    for who in (None, "resident.1", "municipality.officer", "stranger"):
        for _ in range(ROUNDS):
            variables = {a: value_for(one.type, dice, ids) for a, one in root.args.items()}
            answer = await ask(
                document, as_=town.people[who] if who else None, key=dice.choice(KEYS), **variables
            )
            accidents += [
                (who, variables, error)
                for error in answer.errors
                if error["extensions"].get("reason") == "unexpected"
            ]
            told = (answer.data or {}).get(name)
            if isinstance(told, dict) and told.get("__typename") == "Refused":
                assert told["message"]
                assert told["reason"]

    assert accidents == []
