"""Input objects are built as Strawberry would build them, whatever is given and whatever is left out."""

from typing import Any

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    coerce_input_value,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from strawberry.types.arguments import convert_argument

from schema.compiled.inputs import build_inputs
from schema.schema import get_schema

INPUTS = sorted(
    name
    for name, kind in get_schema().built.type_map.items()
    if isinstance(kind, GraphQLInputObjectType)
)
# What each scalar reads; what it makes of them is graphql-core's and goes through as it is.
TEXTS = {
    "DateTime": st.integers(2000, 2099).map(lambda year: f"{year}-03-01T09:00:00+09:00"),
    "Int": st.integers(0, 2**31 - 1),
    "Float": st.floats(0, 1),
    "Boolean": st.booleans(),
    "ID": st.text("abc", max_size=4),
    "String": st.text(max_size=4),
    "Won": st.integers(0, 10**9),
}


def values(kind: Any) -> st.SearchStrategy[Any]:
    """Return what may be given for a type, nulls and single values for lists among it."""
    if isinstance(kind, GraphQLNonNull):
        return given_for(kind.of_type)
    return st.none() | given_for(kind)


def given_for(kind: Any) -> st.SearchStrategy[Any]:
    """Return what may be given for a type that is no null."""
    if isinstance(kind, GraphQLList):
        inner = values(kind.of_type)
        return st.lists(inner, max_size=2)
    if isinstance(kind, GraphQLEnumType):
        return st.sampled_from(sorted(kind.values))
    if isinstance(kind, GraphQLInputObjectType):
        needed, other = {}, {}
        for name, one in kind.fields.items():
            into = needed if isinstance(one.type, GraphQLNonNull) else other
            into[name] = values(one.type)
        return st.fixed_dictionaries(needed, optional=other)
    return TEXTS[kind.name]


@pytest.fixture(scope="module")
def schema():
    """The schema as Strawberry built it."""
    return get_schema()


def test_every_input_has_its_function(schema):
    assert len(INPUTS) > 100
    kinds = [schema.built.type_map[name] for name in INPUTS]
    assert all(kind.extensions["strawberry-definition"].from_input for kind in kinds)


@settings(max_examples=150, deadline=None)
@given(name=st.sampled_from(INPUTS), data=st.data())
def test_an_input_is_what_strawberry_makes_of_it(schema, name, data):
    kind = schema.built.type_map[name]
    coerced = coerce_input_value(data.draw(given_for(kind)), kind)
    assert isinstance(coerced, dict)
    made = kind.extensions["strawberry-definition"].origin

    def converted() -> Any:
        return convert_argument(
            coerced, made, schema.schema_converter.scalar_registry, schema.config
        )

    ours = converted()
    definitions = [
        one.extensions["strawberry-definition"]
        for one in schema.built.type_map.values()
        if isinstance(one, GraphQLInputObjectType)
    ]
    try:
        for one in definitions:
            one.from_input = None
        theirs = converted()
    finally:
        build_inputs(schema.built)
    assert ours == theirs


def test_a_list_that_stands_as_a_default_is_given_to_nobody(schema):
    kind = schema.built.type_map["CastBallotInput"]
    given = {"campaignId": "x", "counter": 1, "choices": [{"number": 1}]}
    coerced = coerce_input_value(given, kind)
    made = kind.extensions["strawberry-definition"]
    assert made.from_input(made.origin, coerced, None).choices is not coerced["choices"]
