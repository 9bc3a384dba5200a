"""Arguments are read as graphql-core reads them, whichever way they are written."""

from graphql import GraphQLError, build_schema, get_argument_values, parse
from graphql.execution.values import VariableValues, get_variable_values
from hypothesis import example, given, settings
from hypothesis import strategies as st

from schema.compiled.arguments import Arguments

SCHEMA = build_schema("""
enum Colour { RED GREEN }
input Point { x: Int! y: Int = 2 }
type Query {
  plain(n: Int, s: String, c: Colour, b: Boolean): Int
  needed(n: Int!, s: String!): Int
  usual(n: Int = 3, s: String! = "x", c: Colour = RED, e: Int! = 4): Int
  large(list: [Int!] = [1, 2], point: Point, many: [Point!]): Int
  none: Int
}
""")
LITERALS = {
    "n": ["1", "-7", "null"],
    "e": ["1", "2"],
    "s": ['"a"', '""'],
    "c": ["RED", "GREEN", "null"],
    "b": ["true", "false", "null"],
    "list": ["[1]", "[]", "5", "null"],
    "point": ["{x: 1}", "{x: 1, y: null}", "null"],
    "many": ["[{x: 1}]", "{x: 3, y: 4}", "[]"],
}
VALUES = {
    "n": [1, None],
    "e": [5],
    "s": ["b"],
    "c": ["GREEN", None],
    "b": [True, None],
    "list": [[3], [], None],
    "point": [{"x": 1}, None],
    "many": [[{"x": 1, "y": 5}], []],
}
FIELDS = SCHEMA.query_type.fields


@st.composite
def asked(draw):
    """Draw a field, how each of its arguments is written, and the values of the variables."""
    field = draw(st.sampled_from(sorted(FIELDS)))
    written, declared, values = [], [], {}
    for name, argument in FIELDS[field].args.items():
        how = draw(st.sampled_from(["not", "literal", "variable", "inside"]))
        if how == "literal":
            written.append(f"{name}: {draw(st.sampled_from(LITERALS[name]))}")
        elif how == "variable":
            loose = draw(st.booleans())
            kind = str(argument.type).rstrip("!") if loose else str(argument.type)
            declared.append(f"${name}: {kind}")
            written.append(f"{name}: ${name}")
            if draw(st.booleans()):
                values[name] = draw(st.sampled_from([*VALUES[name], *([None] if loose else [])]))
        elif how == "inside" and name == "point":
            declared.append(f"$x: {draw(st.sampled_from(['Int', 'Int!']))}")
            written.append("point: {x: $x}")
            if draw(st.booleans()):
                values["x"] = draw(st.sampled_from([1, None]))
    around = f"({', '.join(written)})" if written else ""
    head = f"query ({', '.join(declared)})" if declared else "query"
    return f"{head} {{ {field}{around} }}", values


def told(read):
    """Return what is read, or that graphql-core refuses it and how."""
    try:
        return dict(read())
    except GraphQLError as error:
        return error.message


@settings(max_examples=600, deadline=None)
@given(asked())
@example(("query ($x: Int!) { large(list: null, point: {x: $x}) }", {"x": 1}))
def test_they_are_read_as_graphql_core_reads_them(question):
    text, values = question
    (operation,) = parse(text).definitions
    node = operation.selection_set.selections[0]
    variables = get_variable_values(SCHEMA, operation.variable_definitions or (), values)
    if not isinstance(variables, VariableValues):
        return
    definition = FIELDS[node.name.value]
    ours = Arguments(definition, node)
    assert ours.field == node.name.value
    assert told(lambda: ours.read(variables)) == told(
        lambda: get_argument_values(definition, node, variables)
    )
