"""`python -m server explain`: the SQL with its rights, and the function, without any database."""

from server.explain import explained, mistakes
from workflows.kit.wording import Locale


async def test_a_compiled_read_shows_its_statement_and_its_function():
    text = "query ($n: Int!) { p: proposals(first: $n) { edges { node { t: title } } } }"

    head, sql, function = await explained(text, {"n": 5}, Locale.KO)

    assert head == "-- p"
    assert " ".join(sql.split()) == (
        "SELECT proposal.title AS title, proposal.submitted_at AS place_0, proposal.id AS place_1 "
        "FROM proposal WHERE proposal.programme_id IN (SELECT programme.id FROM programme "
        "WHERE programme.rehearsal IS false) AND proposal.hidden IS false "
        "ORDER BY proposal.submitted_at DESC, proposal.id ASC LIMIT 6;"
    )
    assert "'t': row[0]," in function


async def test_what_resolvers_answer_shows_the_functions_that_complete_it():
    head, functions = await explained("{ me: viewer { displayName id } }", {}, Locale.KO)

    assert head.startswith("-- me: its resolver is called, ")
    assert "'id': " in functions
    assert "run.ask(made, 'displayName', " in functions


async def test_what_is_not_compiled_is_said_to_be_so():
    for text in (
        "{ __schema { types { name } } }",
        "{ nonsense }",
        "mutation { a: signOutEverywhere { __typename } b: signOutEverywhere { __typename } }",
    ):
        assert await explained(text, {}, Locale.KO) == [
            "Not compiled: graphql-core executes this operation field by field."
        ]


def test_what_is_wrong_is_said_before_it_is_called_not_compiled():
    text = "query ($n: Int!) { proposals(first: $n) { totalCount } }"

    assert mistakes(text, {"n": 5}) == []
    for given in ({}, {"n": None}, {"n": "five"}):
        (said,) = mistakes(text, given)
        assert "$n" in said
    assert mistakes("{ proposals { nonsense } }", {})
    assert mistakes("{", {})
