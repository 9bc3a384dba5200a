"""Clients of other makers: what they say they take, and requests that are none, in every manner."""

import json

import httpx2
import pytest

from schema.kit.ids import global_id
from tests.fixtures.services import Services
from tests.fixtures.town import Town
from tests.server.conftest import House, log_in_as, owned_cookie

JSON = "application/json"
GRAPHQL = "application/graphql-response+json"
# As the widely used clients send it.
URQL = f"{GRAPHQL}, application/graphql+json, {JSON}, text/event-stream, multipart/mixed"
APOLLO = f"multipart/mixed;deferSpec=20220824, {GRAPHQL}, {JSON};q=0.9"
RELAY, SSE = "*/*", "text/event-stream"
COMPILED = "{ programmes(first: 1) { edges { node { slug } } } }"
REFUSED = '{ node(id: "x") { id } }'


def told(answer: httpx2.Response) -> dict[str, object]:
    """Return the one result of an answer, of whatever media type."""
    if answer.headers["content-type"].startswith("text/event-stream"):
        first, last, *rest = answer.text.split("\n\n")
        assert (last, rest) == ("event: complete\ndata:", [""])
        return json.loads(first.removeprefix("event: next\ndata: "))
    return answer.json()


@pytest.mark.parametrize(
    ("accept", "media"),
    [(URQL, GRAPHQL), (APOLLO, GRAPHQL), (RELAY, JSON), (SSE, SSE), (f"{SSE};q=0, {JSON}", JSON)],
)
@pytest.mark.parametrize("query", [COMPILED, REFUSED], ids=["compiled", "refused"])
async def test_every_client_is_told_the_same_in_one_media_type_it_takes(
    house: House, town: Town, accept: str, media: str, query: str
):
    async with house.client(accept=accept) as client, house.client(accept=JSON) as plain:
        answer = await client.post("/graphql", json={"query": query})
        same = await plain.post("/graphql", json={"query": query})

    assert answer.headers["content-type"] == f"{media}; charset=utf-8"
    assert told(answer) == same.json()


async def test_an_accident_told_as_an_event_is_masked(
    house: House, town: Town, services: Services, database_name: str
):
    await services.as_superuser(database_name, "REVOKE SELECT ON proposal FROM dure_app")
    try:
        async with house.client(accept=SSE) as client:
            answer = await client.post(
                "/graphql", json={"query": '{ proposal(number: "1") { id } }'}
            )
    finally:
        await services.as_superuser(database_name, "GRANT SELECT ON proposal TO dure_app")

    assert told(answer)["errors"][0]["extensions"]["reason"] == "unexpected"
    assert "permission denied" not in answer.text
    assert "SELECT" not in answer.text


async def test_a_verb_that_is_answered_with_events_is_done(house: House, town: Town):
    campaign = await town.open_campaign(early_close=True)
    close = """mutation ($c: ID!) { closeCampaign(input: {campaignId: $c, reason: "다 모임"}) {
        ... on CloseCampaignSuccess { campaign { state } } ... on Refused { reason } } }"""
    token = await log_in_as(town.sessions, town.people["municipality.officer"])
    cookie = owned_cookie(house, token)
    async with house.client(accept=SSE, cookie=cookie, **{"Dure-Csrf": "1"}) as client:
        body = {"query": close, "variables": {"c": global_id("Campaign", campaign.id)}}
        answer = told(await client.post("/graphql", json=body))

    assert answer["data"]["closeCampaign"] == {"campaign": {"state": "CLOSED"}}


@pytest.mark.parametrize("accept", [JSON, GRAPHQL, SSE])
@pytest.mark.parametrize(
    "query",
    [
        "query a { __typename } query b { __typename }",
        'query a { __typename } subscription b { campaignChanged(number: "1") { id } }',
    ],
)
async def test_of_several_operations_none_is_done_unnamed(house: House, accept: str, query: str):
    async with house.client(accept=accept) as client:
        unnamed = told(await client.post("/graphql", json={"query": query}))
        named = told(await client.post("/graphql", json={"query": query, "operationName": "a"}))

    assert "data" not in unnamed
    assert "operation name" in unnamed["errors"][0]["message"]
    assert named == {"data": {"__typename": "Query"}}


@pytest.mark.parametrize(
    "query",
    [
        "{ programmes(first: %s) { totalCount } }",
        "query ($n: Int = %s) { programmes(first: $n) { totalCount } }",
        "{ programmes(first: -%s) { totalCount } }",
    ],
)
async def test_a_number_without_end_is_the_askers_mistake(house: House, query: str):
    async with house.client(accept=GRAPHQL) as client:
        answer = await client.post("/graphql", json={"query": query % ("9" * 5000)})

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["extensions"]["reason"] == "request_invalid"


@pytest.mark.parametrize(
    ("content", "content_type", "field"),
    [
        (b"{", JSON, "body"),
        (b"[]", JSON, "body"),
        (b"{}", JSON, "query"),
        (b'{"query": 1}', JSON, "query"),
        (b'{"query": "{ __typename }", "variables": "{}"}', JSON, "variables"),
        (b'{"query": "{ __typename }", "extensions": []}', JSON, "extensions"),
        (b'{"query": "{ __typename }", "operationName": 1}', JSON, "operationName"),
        (b'{"query": "query a { __typename }", "operationName": "b"}', JSON, "operationName"),
        (b'{"query": "fragment a on Query { __typename }"}', JSON, "operationName"),
        (b'{"query": "{ __typename }"}', "text/plain", "Content-Type"),
    ],
)
async def test_what_is_no_request_is_refused_in_words_with_its_field(
    house: House, content: bytes, content_type: str, field: str
):
    async with house.client(**{"content-type": content_type}) as client:
        answer = await client.post("/graphql", content=content)
    extensions = answer.json()["errors"][0]["extensions"]

    assert answer.status_code == 400
    assert (extensions["reason"], extensions["field"]) == ("request_malformed", field)
    assert extensions["remedy"]
