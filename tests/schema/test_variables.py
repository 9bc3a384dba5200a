"""Variables are read as graphql-core would read them, and what does not fit is left to it."""

import pytest
from graphql import GraphQLNonNull, Undefined, coerce_input_value, parse
from graphql.execution.values import VariableValues, get_variable_values
from hypothesis import given, settings
from hypothesis import strategies as st

from schema.compiled.variables import MisfitError, Variables, reader
from schema.schema import get_schema
from tests.schema.test_inputs import INPUTS, given_for

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**40), 2**40)
    | st.floats()
    | st.text("a1", max_size=3),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text("ab", max_size=2), inner, max_size=2)
    ),
    max_leaves=4,
)


@pytest.fixture(scope="module")
def types():
    """The types by name."""
    return get_schema().built.type_map


def read(kind, value):
    """Return what our reader makes of a value, as graphql-core tells it."""
    try:
        return reader(kind)(value)
    except MisfitError:
        return Undefined


@settings(max_examples=150, deadline=None)
@given(name=st.sampled_from(INPUTS), data=st.data())
def test_what_fits_is_read_as_graphql_core_reads_it(types, name, data):
    kind = GraphQLNonNull(types[name])
    value = data.draw(given_for(types[name]))
    assert read(kind, value) == coerce_input_value(value, kind)


@settings(max_examples=200, deadline=None)
@given(name=st.sampled_from(INPUTS), data=st.data())
def test_what_does_not_fit_is_read_by_neither(types, name, data):
    kind = types[name]
    value = data.draw(given_for(kind))
    at = data.draw(st.sampled_from([*kind.fields, "unheard"]))
    spoiled = {**value, at: data.draw(JSON)}
    assert read(kind, spoiled) == coerce_input_value(spoiled, kind)


@settings(max_examples=100, deadline=None)
@given(
    name=st.sampled_from(["Int", "Float", "Boolean", "ID", "String", "DateTime", "Won"]),
    form=st.sampled_from(["{}", "{}!", "[{}]", "[{}!]!", "[[{}]]"]),
    value=JSON,
)
def test_scalars_and_lists(name, form, value):
    document = parse(f"query ($v: {form.format(name)}) {{ __typename }}")
    assert ours(document, {"v": value}) == theirs(document, {"v": value})


@pytest.mark.parametrize(
    "declared",
    ["$v: Int", "$v: Int!", "$v: Int = 3", "$v: Int! = 3", "$v: [Int!] = [1]", "$v: Int = null"],
)
@pytest.mark.parametrize("values", [{}, {"v": None}, {"v": 7}, {"v": "x"}, {"w": 1}])
def test_what_is_not_given(declared, values):
    document = parse(f"query ({declared}, $w: String) {{ __typename }}")
    assert ours(document, values) == theirs(document, values)


def test_a_default_is_given_to_nobody():
    document = parse("query ($v: [Int!] = [1]) { __typename }")
    (definition,) = document.definitions
    variables = Variables(get_schema().built, definition.variable_definitions)
    variables.read({}).coerced["v"].append(2)
    assert variables.read({}).coerced["v"] == [1]


def ours(document, values):
    """Return what our reader makes of the variables; None if they do not fit."""
    (definition,) = document.definitions
    try:
        return told(Variables(get_schema().built, definition.variable_definitions).read(values))
    except MisfitError:
        return None


def theirs(document, values):
    """Return what graphql-core makes of them."""
    (definition,) = document.definitions
    found = get_variable_values(get_schema().built, definition.variable_definitions, values)
    return told(found) if isinstance(found, VariableValues) else None


def told(found):
    """Return everything of variables that can be compared."""
    sources = {
        name: (one.signature.name, str(one.signature.type), one.value)
        for name, one in found.sources.items()
    }
    return repr((sources, found.coerced))
