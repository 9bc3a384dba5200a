"""A plain request is read on the spot; everything else is left to the view, unread."""

import json

import pytest
from starlette.datastructures import Headers

from schema.trusted.documents import trusted_documents
from server.asked import (
    Asked,
    asked_in,
    is_json,
    prefers_events,
    read_again,
    takes_gzip,
    wants_events,
    whole_body,
)
from tests.server.conftest import House

TEXT = "{ __typename }"


@pytest.mark.parametrize(
    ("content_type", "accept", "plain"),
    [
        ("application/json", "", True),
        ("application/json; charset=UTF-8", "application/graphql-response+json", True),
        ("application/json; charset=latin-1", "", False),
        ("text/plain", "", False),
        ("", "", False),
        ("application/json", "text/event-stream", False),
        ("application/json", "application/json, TEXT/event-stream;q=0.1", False),
        ("application/json", "text/event-stream;q=0, application/json", True),
        ("application/json", "application/json, multipart/mixed", True),
    ],
)
def test_only_json_is_plain_where_no_events_are_taken(
    content_type: str,
    accept: str,
    plain: bool,  # noqa: FBT001 - a column of the table
):
    headers = Headers({"content-type": content_type, "accept": accept})

    assert (is_json(headers) and not wants_events(headers)) is plain


@pytest.mark.parametrize(
    ("accept", "events"),
    [
        ("text/event-stream", True),
        ("text/event-stream, */*;q=0.1", True),
        ("application/json;q=0.4, text/event-stream;q=0.5", True),
        ("text/event-stream, */*", False),
        ("text/event-stream, application/json", False),
        ("application/graphql-response+json, text/event-stream, multipart/mixed", False),
        ("text/event-stream;q=0", False),
        ("application/json", False),
        ("", False),
    ],
)
def test_one_answer_goes_as_events_only_to_who_likes_them_better(
    accept: str,
    events: bool,  # noqa: FBT001 - a column of the table
):
    assert prefers_events(Headers({"accept": accept})) is events


@pytest.mark.parametrize(
    ("accepted", "taken"),
    [
        ("gzip", True),
        ("br, GZIP;q=0.5", True),
        ("*", True),
        ("", False),
        ("identity", False),
        ("gzip;q=0", False),
        ("br", False),
    ],
)
def test_gzip_is_sent_to_who_takes_it(
    accepted: str,
    taken: bool,  # noqa: FBT001 - a column of the table
):
    assert takes_gzip(accepted) is taken


def test_one_operation_is_read_with_what_belongs_to_it():
    body = {"query": TEXT, "variables": {"a": 1}, "operationName": "x"}

    assert asked_in(json.dumps(body).encode(), trusted_only=False) == Asked(TEXT, {"a": 1}, "x")


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"[]",
        b'[{"query": "{ __typename }"}]',
        b"{}",
        b'{"query": ""}',
        b'{"query": 1}',
        b'{"query": "{ __typename }", "variables": []}',
        b'{"query": "{ __typename }", "operationName": 1}',
        b'{"query": "{ __typename }", "extensions": "x"}',
        b'{"query": "{ __typename }", "documentId": "x"}',
        b'{"documentId": "nobody knows it"}',
        b'{"documentId": 1}',
    ],
)
def test_what_is_no_plain_operation_is_left_alone(body: bytes):
    assert asked_in(body, trusted_only=False) is None


def test_a_name_stands_for_its_text_and_alone_is_taken_where_only_names_are():
    name, text = next(iter(trusted_documents().items()))
    by_name = json.dumps({"documentId": name}).encode()

    assert asked_in(by_name, trusted_only=True) == Asked(text, None, None)
    assert asked_in(json.dumps({"query": text}).encode(), trusted_only=True) is None


async def test_a_body_that_was_read_can_be_read_again():
    sent = iter(
        [
            {"type": "http.request", "body": b"ab", "more_body": True},
            {"type": "http.request", "body": b"c"},
            {"type": "http.disconnect"},
        ]
    )

    async def receive():
        return next(sent)

    body = await whole_body(receive)
    again = read_again(body, receive)

    assert body == b"abc"
    assert await whole_body(again) == b"abc"
    assert await whole_body(again) is None


async def test_the_media_type_and_the_headers_are_the_same_on_both_ways(house: House):
    compiled = {"query": "{ programmes(first: 1) { edges { node { slug } } } }"}
    viewed = {"query": '{ __type(name: "Query") { name } }'}
    for accept in ("application/json", "application/graphql-response+json"):
        async with house.client(accept=accept) as program:
            answers = [await program.post("/graphql", json=one) for one in (compiled, viewed)]
        kept = [
            {name: value for name, value in answer.headers.items() if name not in VARIES}
            for answer in answers
        ]

        assert [answer.status_code for answer in answers] == [200, 200]
        assert kept[0] == kept[1]


VARIES = {"x-request-id", "content-length", "date"}
