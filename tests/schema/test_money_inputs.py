"""Money that comes in: what is no whole won is a refusal of its field, with its rule, from every mutation."""

from collections.abc import Iterator
from typing import Any

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    get_named_type,
)

from schema.schema import get_schema
from workflows.kit.wording import Locale

BUILT = get_schema().built
PLAIN = {
    "ID": "x",
    "String": "x",
    "Int": 1,
    "Float": 0.5,
    "Boolean": True,
    "Won": 1,
    "DateTime": "2026-03-01T09:00:00+09:00",
}
UNFIT = [1.5, -0.5, 1.0, 2**53, 10**30, "100", True]


def money_in(kind: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the places of the money in an input."""
    named = get_named_type(kind)
    if named.name == "Won":
        yield path
    if isinstance(named, GraphQLInputObjectType):
        bare = kind.of_type if isinstance(kind, GraphQLNonNull) else kind
        here = (*path, "0") if isinstance(bare, GraphQLList) else path
        for name, field in named.fields.items():
            yield from money_in(field.type, (*here, name))


def given(kind: Any, path: tuple[str, ...] | None, won: object) -> object:
    """Return something for a type, with this money at a place in it."""
    if isinstance(kind, GraphQLNonNull):
        return given(kind.of_type, path, won)
    if isinstance(kind, GraphQLList):
        return [given(kind.of_type, path and path[1:], won)]
    if isinstance(kind, GraphQLEnumType):
        return next(iter(kind.values))
    if isinstance(kind, GraphQLInputObjectType):
        return {
            name: given(field.type, path[1:] if path and path[0] == name else None, won)
            for name, field in kind.fields.items()
            if (path and path[0] == name) or isinstance(field.type, GraphQLNonNull)
        }
    return won if kind.name == "Won" and path == () else PLAIN[kind.name]


def places() -> list[tuple[str, tuple[str, ...]]]:
    """Return every mutation that takes money, with each place of it."""
    assert BUILT.mutation_type
    return [
        (name, path)
        for name, field in BUILT.mutation_type.fields.items()
        for argument in field.args.values()
        for path in money_in(argument.type)
    ]


PLACES = places()


def test_money_comes_in_by_mutations_alone():
    others = [one for one in (BUILT.query_type, BUILT.subscription_type) if one]
    kinds = [
        one
        for one in BUILT.type_map.values()
        if isinstance(one, GraphQLObjectType) and one is not BUILT.mutation_type
    ]
    found = [
        f"{kind.name}.{name}"
        for kind in (*others, *kinds)
        for name, field in kind.fields.items()
        for argument in field.args.values()
        if list(money_in(argument.type))
    ]

    assert found == []
    assert len(PLACES) > 12


@pytest.mark.parametrize(
    ("name", "path"), PLACES, ids=lambda one: one if isinstance(one, str) else ".".join(one)
)
async def test_what_is_no_whole_won_is_refused_at_its_field(ask, name, path):
    kind = BUILT.mutation_type.fields[name].args["input"].type
    asked = (
        f"mutation ($input: {kind}) {{ {name}(input: $input) {{ __typename"
        " ... on Refused { code reason message field remedy rule { id article } } } }"
    )
    for won in UNFIT:
        messages = set()
        for locale in Locale:
            answer = await ask(asked, locale=locale, input=given(kind, path, won))
            told = answer.sole()
            assert (told["__typename"], told["code"], told["reason"]) == (
                "Refused",
                "INVALID",
                "amount_not_whole",
            )
            assert told["field"] == ".".join(path)
            assert told["rule"]["id"] == "money.amounts"
            assert told["remedy"]
            messages.add(told["message"])
        assert len(messages) == len(Locale)
