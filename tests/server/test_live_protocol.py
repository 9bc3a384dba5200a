"""The protocol graphql-transport-ws: what closes a socket, with which code, and what does not."""

import asyncio
import json
from contextlib import suppress

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from schema.trusted.documents import trusted_documents
from server.live import sockets
from server.live.questions import Question, question_of
from tests.fixtures.town import Town
from tests.server.conftest import House, log_in_as, owned_cookie
from tests.server.lines import line_to

STATE = "subscription ($n: String!) { campaignChanged(number: $n) { state } }"


async def test_another_protocol_is_not_spoken(house: House):
    async with line_to(house, protocol="graphql-ws", greeted=False) as line:
        assert await line.closed() == 4406


async def test_who_says_nothing_is_not_waited_for(house: House, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sockets, "INIT_WITHIN", 0.2)
    async with line_to(house, greeted=False) as line:
        assert await line.closed() == 4408


async def test_nothing_is_told_before_the_greeting(house: House):
    async with line_to(house, greeted=False) as line:
        await line.follow(STATE, n="2026-1")
        assert await line.closed() == 4401


async def test_a_second_greeting_ends_it(house: House):
    async with line_to(house) as line:
        await line.say(type="connection_init")
        assert await line.closed() == 4429


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        '"x"',
        '{"type": "nonsense"}',
        "{}",
        '{"type": "subscribe", "payload": {}}',
        '{"type": "subscribe", "id": "1"}',
        '{"type": "subscribe", "id": 1, "payload": {}}',
        '{"type": "complete"}',
    ],
)
async def test_what_is_no_message_ends_it(house: House, text: str):
    async with line_to(house) as line:
        await line.socket.send(text)
        assert await line.closed() == 4400


async def test_bytes_are_no_message(house: House):
    async with line_to(house) as line:
        await line.socket.send(b"{}")
        assert await line.closed() == 4400


async def test_an_id_is_used_by_one_at_a_time(house: House, town: Town):
    campaign = await town.open_campaign()
    async with line_to(house) as line:
        await line.follow(STATE, n=campaign.number)
        await line.state()
        await line.say(id="1", type="complete")
        await line.say(type="ping")
        assert await line.hear() == {"type": "pong"}
        await line.follow(STATE, n=campaign.number)
        await line.state()
        await line.follow(STATE, n=campaign.number)
        assert await line.closed() == 4409


async def test_who_gives_up_while_he_waits_for_the_first_state_is_forgotten(
    house: House, town: Town, monkeypatch: pytest.MonkeyPatch
):
    campaign = await town.open_campaign()
    hub = house.app.state.services.live
    asked = asyncio.Event()

    async def endless(*_: object) -> None:
        asked.set()
        await asyncio.sleep(60)

    monkeypatch.setattr(hub._versions, "get", endless)
    async with line_to(house) as line:
        await line.follow(STATE, "1", n=campaign.number)
        await asked.wait()
        assert hub._following == 1
        await line.say(type="complete", id="1")
        await line.say(type="ping")
        assert await line.hear() == {"type": "pong"}
        assert hub._following == 0


async def test_too_many_at_once_are_refused(house: House, town: Town):
    campaign = await town.open_campaign()
    async with line_to(house) as line:
        for number in range(sockets.MOST_OPERATIONS + 1):
            await line.follow(STATE, str(number), n=campaign.number)
        assert await line.closed() == 4429


@pytest.mark.parametrize(
    "query",
    [
        "subscription {",
        "subscription { nonsense }",
        'subscription { campaignChanged(number: "1") { nonsense } }',
        'subscription { a: campaignChanged(number: "1") {state} b: campaignChanged(number: "2") {state} }',
        'subscription { a: campaignChanged(number: "1") {state} a: campaignChanged(number: "1") {id} }',
        'subscription { campaignChanged(number: "1") {state} ... { campaignChanged(number: "1") {id} } }',
        'subscription { ...F } fragment F on Subscription { campaignChanged(number: "1") { state } }',
        "subscription ($n: Int!) { campaignChanged(number: $n) { state } }",
    ],
)
async def test_a_wrong_question_is_told_and_the_socket_stays(house: House, query: str):
    async with line_to(house) as line:
        await line.follow(query, "w")
        message = await line.hear()
        await line.say(type="ping")

        assert (message["type"], message["id"]) == ("error", "w")
        assert message["payload"][0]["message"]
        assert message["payload"][0]["extensions"]["code"] == "INVALID"
        assert await line.hear() == {"type": "pong"}


async def test_a_missing_variable_is_told(house: House):
    async with line_to(house) as line:
        await line.follow(STATE, "w")
        assert (await line.hear())["type"] == "error"


async def test_a_question_that_costs_too_much_is_refused(house: House):
    deep = "proposal { ballotLines { " * 6 + "number" + " } }" * 6
    query = f'subscription {{ campaignChanged(number: "1") {{ lines {{ {deep} }} }} }}'
    async with line_to(house) as line:
        await line.follow(query, "w")
        message = await line.hear()

    assert message["type"] == "error"
    assert message["payload"][0]["extensions"]["reason"] == "query_too_costly"


@pytest.mark.parametrize("bound", ["MOST_CONTROL", "MOST_WAITING"])
async def test_who_asks_and_does_not_read_is_cut_off_wherever_the_outbox_is_full(
    house: House, monkeypatch: pytest.MonkeyPatch, bound: str
):
    monkeypatch.setattr(sockets, bound, 0)
    async with line_to(house, greeted=False) as line:
        await line.say(type="connection_init")
        assert await line.closed() == 4429


async def test_an_answer_that_finds_the_outbox_full_closes_the_socket(
    house: House, monkeypatch: pytest.MonkeyPatch
):
    async with line_to(house) as line:
        monkeypatch.setattr(sockets, "MOST_WAITING", 10)
        await line.follow("{ __typename }")
        assert await line.closed() == 4429


async def test_a_line_on_which_nothing_is_asked_is_given_up(
    house: House, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sockets, "IDLE_AFTER", 0.3)
    monkeypatch.setattr(sockets, "STUCK_AFTER", 0.8)
    async with line_to(house) as line:
        assert await line.closed() == 1000


def test_the_clock_is_found_in_what_is_asked_and_not_in_its_words():
    def by_the_clock(text: str) -> bool:
        question = question_of(text, None)
        assert isinstance(question, Question)
        return question.by_the_clock

    assert by_the_clock('subscription { campaignChanged(number: "1") { t: turnout } }')
    assert by_the_clock(
        'subscription { campaignChanged(number: "1") { ...F } } fragment F on Campaign { turnout }'
    )
    # What is signed raises no public version.
    assert by_the_clock('subscription { agreementChanged(number: "1") { edition { state } } }')
    assert by_the_clock('subscription { agreementChanged(number: "1") { roleMatrix { movedAt } } }')
    # Nor is what is put to a consortium, or set in its money.
    for asked in ("contributionPlan { version }", "changes(first: 1) { edges { cursor } }"):
        assert by_the_clock(f'subscription {{ consortiumChanged(programmeId: "1") {{ {asked} }} }}')
    assert not by_the_clock('subscription turnout { campaignChanged(number: "turnout") { state } }')


@pytest.mark.parametrize("origin", ["https://evil.example", "null"])
async def test_another_sites_page_gets_no_socket(house: House, town: Town, origin: str):
    cookie = owned_cookie(house, await log_in_as(town.sessions, town.people["resident.1"]))
    with pytest.raises(InvalidStatus) as refused:
        async with connect(
            house.url.replace("http://", "ws://") + "/graphql",
            subprotocols=["graphql-transport-ws"],
            additional_headers={"cookie": cookie},
            origin=origin,
        ):
            pass

    assert refused.value.response.status_code == 403


async def test_the_house_under_another_of_its_names_serves_its_own_page_there(
    house: House, town: Town
):
    """Also to who has signed in there: his cookie goes with the handshake."""
    elsewhere = house.url.replace("127.0.0.1", "localhost")
    cookie = owned_cookie(house, await log_in_as(town.sessions, town.people["resident.1"]))
    for headers in ({}, {"cookie": cookie}):
        async with connect(
            elsewhere.replace("http://", "ws://") + "/graphql",
            subprotocols=["graphql-transport-ws"],
            origin=elsewhere,
            additional_headers=headers,
        ) as socket:
            await socket.send(json.dumps({"type": "connection_init"}))

            assert json.loads(await socket.recv()) == {"type": "connection_ack"}


async def test_a_bad_token_or_a_foreign_hat_is_forbidden(house: House, town: Town):
    for init in ({"authorization": "Bearer nonsense"}, {"Authorization": "nonsense"}):
        async with line_to(house, greeted=False) as line:
            await line.say(type="connection_init", payload=init)
            assert await line.closed() == 4403


async def test_a_program_signs_in_with_its_greeting(house: House):
    token = await house.token("resident.1")
    async with line_to(house, init={"Authorization": f"Bearer {token}"}) as line:
        await line.follow("{ viewer { displayName } }")
        message = await line.hear()

    assert message["payload"]["data"]["viewer"] is not None


async def test_operations_of_our_own_pages_go_by_name(house: House):
    name = next(iter(trusted_documents()))
    async with line_to(house) as line:
        await line.say(id="1", type="subscribe", payload={"documentId": name, "variables": {}})
        known = await line.hear()
        await line.say(id="2", type="subscribe", payload={"documentId": "nobody knows it"})
        heard = [known]
        while heard[-1].get("id") != "2":
            heard.append(await line.hear())

    assert known["type"] in {"next", "error"}
    assert heard[-1]["payload"][0]["extensions"]["reason"] == "document_unknown"


async def test_a_message_over_a_megabyte_ends_it(house: House):
    codes = []
    with suppress(ConnectionClosed):
        async with line_to(house) as line:
            with suppress(ConnectionClosed, ConnectionResetError):
                await line.socket.send(json.dumps({"type": "ping", "x": "x" * 2**24}))
            codes.append(await line.closed())

    assert codes in ([], [1006], [1009])
