"""Errors: refusals in words, validation without suggestions, and anything unexpected masked."""

import logging

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from schema.kit.context import Context
from schema.kit.ids import global_id
from schema.kit.snapshot import Snapshots
from schema.schema import get_schema
from server.database import Database
from tests.fixtures.services import Services
from tests.fixtures.town import Town
from tests.schema.conftest import KEY, Ask
from workflows.kit.wording import Locale
from workflows.record.uow import Sessions
from workflows.rights.actor import Actor


async def test_a_refusal_of_a_query_is_told_with_its_remedy_in_both_languages(ask: Ask, town: Town):
    query = '{ node(id: "nonsense") { id } }'

    english = await ask(query)
    korean = await ask(query, locale=Locale.KO)

    assert english.errors == [
        {
            "message": "This is no id of this house.",
            "locations": [{"line": 1, "column": 3}],
            "path": ["node"],
            "extensions": {
                "code": "INVALID",
                "reason": "id_malformed",
                "field": "id",
                "remedy": "Send an id exactly as you got it.",
                "rule": None,
                "figures": {},
            },
        }
    ]
    assert korean.errors[0]["message"] == "식별자의 꼴이 올바르지 않아요."


@pytest.mark.parametrize(
    "query",
    [
        "{ viewr { id } }",
        "{ viewer { displayNam } }",
        '{ programm(slug: "x") { id } }',
        '{ programme(slag: "x") { id } }',
        "{ proposals(first: 1, orderBy: NEWES) { totalCount } }",
        "query ($i: SubmitProposalInputt!) { viewer { id } }",
        '{ node(id: "x") { ... on Campain { id } } }',
        'mutation { openCampaign(input: {campainId: "x"}) { __typename } }',
    ],
)
async def test_a_mistyped_name_is_refused_without_a_better_one_being_proposed(ask: Ask, query):
    answer = await ask(query)

    assert answer.data is None
    assert answer.errors
    for error in answer.errors:
        assert "Did you mean" not in error["message"]
        assert error["extensions"] == {"code": "INVALID", "reason": "request_invalid"}


async def test_a_mistyped_name_in_a_variable_gets_no_proposal_either(ask: Ask):
    query = "mutation ($i: OpenCampaignInput!) { openCampaign(input: $i) { __typename } }"

    answer = await ask(query, i={"campaignI": "x"})

    assert answer.data is None
    assert "Did you mean" not in str(answer.errors)


async def test_the_unexpected_is_masked_and_logged_under_its_id(
    sessions: Sessions, snapshots: Snapshots, caplog: pytest.LogCaptureFixture
):
    async def broken(_: AsyncSession) -> Actor:
        raise RuntimeError("the canary sings: password=hunter2")

    context = Context(
        sessions=sessions,
        snapshots=snapshots,
        identify=broken,
        locale=Locale.EN,
        cursor_key=KEY,
    )

    with caplog.at_level(logging.ERROR):
        result = await get_schema().execute("{ viewer { id } }", context_value=context)

    (error,) = result.errors or ()
    assert result.data == {"viewer": None}
    assert error.message == "Something unexpected happened."
    assert "hunter2" not in str(error.formatted)
    name = error.formatted["extensions"]["id"]
    (record,) = [one for one in caplog.records if name in one.getMessage()]
    assert "the canary sings" in str(record.exc_info)


async def test_a_failed_statement_spoils_no_other_field(
    ask: Ask, town: Town, services: Services, database_name: str
):
    """The snapshot is dropped with the transaction that failed; the next reader gets a new one."""
    both = 'query ($slug: String!) { proposal(number: "1") { id } programme(slug: $slug) { slug } }'

    await services.as_superuser(database_name, "REVOKE SELECT ON proposal FROM dure_app")
    try:
        answer = await ask(both, slug=town.slug)
    finally:
        await services.as_superuser(database_name, "GRANT SELECT ON proposal TO dure_app")

    assert answer.data == {"proposal": None, "programme": {"slug": town.slug}}
    assert answer.reasons == ["unexpected"]


@pytest.mark.parametrize(
    "query",
    [
        '{ deadline(ruleId: "\\u0000", receivedOn: "2026-10-14") { dueOn } }',
        '{ settlementReports(programmeId: $id, number: "\\u0000") { title } }',
    ],
)
async def test_a_text_the_database_cannot_hold_is_the_askers_mistake(
    ask: Ask, town: Town, query: str
):
    answer = await ask(query.replace("$id", f'"{global_id("Programme", town.programme_id)}"'))

    assert answer.reasons == ["text_control_characters"]


async def test_no_connection_is_left_over_by_an_operation(ask: Ask, town: Town, database: Database):
    writing, showing = database.engine.pool, database.showing.pool
    queries = ("{ viewer { id } }", "{ nonsense }", '{ node(id: "x") { id } }')
    await ask(queries[0], as_=town.people["resident.1"])
    in_hand = showing.checkedout()
    for query in queries:
        await ask(query, as_=town.people["resident.1"])

    assert writing.checkedout() == 0
    # One after the other, they are shown over a line that was in hand.
    assert showing.checkedout() == in_hand >= 1


async def test_a_word_without_end_is_not_sent_back_whole(ask: Ask):
    answer = await ask("{ " + "a" * 100_000 + " }")

    assert answer.reasons == ["request_invalid"]
    assert answer.errors[0]["message"].endswith("…")
    assert len(answer.errors[0]["message"]) < 2_000
