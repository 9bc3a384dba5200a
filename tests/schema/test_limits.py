"""Limits: what costs too much is refused before anything runs, with its figure and the limit."""

import pytest
from graphql import get_introspection_query, parse

from schema.kit.limits import Measure
from schema.schema import get_schema
from tests.fixtures.town import Town
from tests.schema.conftest import Ask


def figures(query: str, **variables: object) -> dict[str, int]:
    document = parse(query)
    measure = Measure(get_schema()._schema, document, variables, document.definitions[0])
    return {what: found for what, found, _ in measure.figures()}


def test_a_page_costs_what_it_may_return():
    query = "{ proposals(first: 30) { edges { node { author { displayName } } } } }"

    assert figures(query) == {"depth": 5, "aliases": 0, "roots": 1, "nodes": 60}


def test_a_page_size_in_a_variable_is_resolved():
    query = "query ($n: Int = 5) { proposals(last: $n) { edges { node { number } } } }"

    assert figures(query)["nodes"] == 5
    assert figures(query, n=40)["nodes"] == 40


def test_a_missing_page_size_counts_as_the_largest():
    assert figures("{ proposals { edges { node { number } } } }")["nodes"] == 100


def test_nested_pages_and_lists_multiply():
    query = """{ programmes(first: 10) { edges { node {
      campaigns(first: 5) { edges { node { lines { number } } } } } } } }"""

    assert figures(query)["nodes"] == 10 * (1 + 5 * (1 + 20))


@pytest.mark.parametrize(
    ("asked", "given", "points"),
    [
        ("first: 500", {}, 500),
        ("first: $n", {"n": 30}, 30),
        ("first: $n", {}, 200),
        ("first: null", {}, 200),
        ("first: 0", {}, 200),
        ("area: 1", {}, 200),
    ],
)
def test_a_plain_list_that_takes_a_size_costs_by_it(asked, given, points):
    query = f"""query ($n: Int) {{ ideaPoints(programmeId: "x", {asked}) {{
      number point {{ latitude }} }} }}"""

    assert figures(query, **given)["nodes"] == points * 2


def test_fragments_count_wherever_they_are_spread():
    query = """query { a: proposals(first: 3) { ...P } b: proposals(first: 4) { ...P } }
      fragment P on ProposalConnection { edges { node { number } } }"""

    assert figures(query) == {"depth": 4, "aliases": 2, "roots": 2, "nodes": 7}


@pytest.mark.timeout(10)
def test_fragments_nested_in_each_other_are_measured_in_no_time():
    links = [
        f"fragment F{n} on Programme {{ campaigns(first: 1) {{ edges {{ node {{ programme {{"
        f" ...F{n + 1} ...F{n + 1} }} }} }} }} }}"
        for n in range(40)
    ]
    query = '{ programme(slug: "x") { ...F0 } } ' + " ".join(links)
    query += " fragment F40 on Programme { name }"

    assert figures(query)["nodes"] > 2**40


DEEP = "programme { campaigns(first: 1) { edges { node { %s } } } }"


@pytest.mark.parametrize(
    ("query", "measure", "found", "most"),
    [
        (
            '{ campaign(number: "1") { programme { ' + "campaigns(first: 1) { edges { node { "
            "programme { campaigns(first: 1) { edges { node { id } } } } } } } } } }",
            "depth",
            10,
            None,
        ),
        (
            (
                '{ campaign(number: "1") { programme { campaigns(first: 1) { edges { node { programme {'
                " campaigns(first: 1) { edges { node { programme { id } } } } } } } } } } }"
            ),
            "depth",
            11,
            10,
        ),
        ("{" + " ".join(f"a{n}: viewer {{ id }}" for n in range(15)) + "}", "aliases", 15, None),
        ("{" + " ".join(f"a{n}: viewer {{ id }}" for n in range(16)) + "}", "aliases", 16, 15),
        ("{" + "viewer { id } " * 16 + "}", "roots", 16, 15),
        (
            (
                "{ programmes(first: 100) { edges { node { proposals(first: 100) { edges { node {"
                " id } } } } } } }"
            ),
            "nodes",
            10_100,
            10_000,
        ),
        ("{" + "viewer { id } " * 600 + "}", "tokens", 2_001, 2_000),
        ("{" * 1_500, "tokens", None, None),
    ],
)
async def test_what_costs_too_much_is_refused_with_its_figure(
    ask: Ask, town: Town, query, measure, found, most
):
    answer = await ask(query)

    if most is None:
        assert "query_too_costly" not in answer.reasons
        return
    assert answer.data is None
    (error,) = answer.errors
    assert error["extensions"]["code"] == "INVALID"
    assert error["extensions"]["reason"] == "query_too_costly"
    assert error["extensions"]["figures"] == {"measure": measure, "found": found, "most": most}
    assert f"limit {most:,}" in error["message"]


@pytest.mark.timeout(20)
async def test_a_document_nested_beyond_reason_is_refused(ask: Ask, town: Town):
    answer = await ask("{ viewer " * 900 + "{ id }" + "}" * 900)

    assert answer.data is None
    assert answer.errors[0]["extensions"]["code"] == "INVALID"


async def test_only_the_signed_in_may_introspect(ask: Ask, town: Town):
    query = get_introspection_query()

    nobody = await ask(query)
    someone = await ask(query, as_=town.people["resident.1"])

    assert (nobody.data, nobody.reasons) == (None, ["sign_in_to_introspect"])
    assert someone.errors == []
    assert len(someone.data["__schema"]["types"]) > 60


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ('{ __type(name: "Query") { name kind __typename } }', True),
        ('{ __type(name: "Query") { name fields { name } } }', False),
        ('{ __type(name: "Query") { ... on __Type { fields { name } } } }', False),
        ('{ __type(name: "Query") { ...f } } fragment f on __Type { fields { name } }', False),
    ],
)
async def test_that_a_type_is_there_is_told_to_anyone_and_no_more(ask: Ask, query, told):
    answer = await ask(query)

    assert (answer.reasons == []) == told


async def test_a_type_name_may_be_asked_by_anyone(ask: Ask, town: Town):
    assert (await ask("{ __typename }")).data == {"__typename": "Query"}
