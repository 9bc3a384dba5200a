"""Live answers: told to all who follow, to nobody any longer than he may, and never with a gap."""

import asyncio
import json
import time
from datetime import timedelta
from typing import Any

import pytest
from graphql import GraphQLError
from strawberry.types import ExecutionResult

from schema.kit.context import Context
from schema.kit.ids import global_id
from schema.schema import get_schema
from server.live.hub import CLOCK_EVERY, Hub
from tests.fixtures.services import Services
from tests.fixtures.town import Town
from tests.server.conftest import House, log_in_as, owned_cookie
from tests.server.lines import line_to
from workflows.identity.actions import end_appointment
from workflows.identity.sign_ins import end_everything
from workflows.proposals.campaigns.actions import close_campaign, open_campaign
from workflows.voting.actions import tally_poll

STATE = "subscription ($n: String!) { campaignChanged(number: $n) { number state } }"
TURNOUT = "subscription ($n: String!) { c: campaignChanged(number: $n) { turnout } }"
CLOSE = """mutation ($input: CloseCampaignInput!) { closeCampaign(input: $input) { __typename } }"""


async def close(town: Town, campaign: object) -> None:
    await town.act("municipality.officer", close_campaign, campaign_id=campaign.id, reason="끝")


async def test_who_follows_is_told_the_first_state_and_every_change(house: House, town: Town):
    campaign = await town.open_campaign(early_close=True)
    async with line_to(house) as line:
        await line.follow(STATE, n=campaign.number)
        first = await line.state()
        await close(town, campaign)
        second = await line.state()
        await town.act(None, tally_poll, poll_id=campaign.poll_id)
        third = await line.state()

    states = [one["campaignChanged"]["state"] for one in (first, second, third)]
    assert states == ["OPEN", "CLOSED", "TALLIED"]


async def test_nobody_is_told_what_did_not_change(house: House, town: Town):
    campaign = await town.open_campaign()
    async with line_to(house) as line:
        await line.follow(STATE, n=campaign.number)
        await line.state()
        await town.propose("etwas anderes")

        assert await line.is_silent(1.5)


async def test_all_who_follow_the_same_are_asked_for_once(
    house: House, town: Town, monkeypatch: pytest.MonkeyPatch
):
    campaign = await town.open_campaign(early_close=True)
    asked = 0
    ask = Hub._ask

    async def counted(self: Hub, *given: object, **how: object) -> None:
        nonlocal asked
        asked += 1
        await ask(self, *given, **how)

    async with line_to(house) as one, line_to(house) as other:
        for line in (one, other):
            for number in range(10):
                await line.follow(STATE, str(number), n=campaign.number)
        for line in (one, other):
            for _ in range(10):
                await line.state()
        monkeypatch.setattr(Hub, "_ask", counted)
        await close(town, campaign)
        told = [await line.hear() for line in (one, other) for _ in range(10)]

    assert {json.dumps(message["payload"]) for message in told} == {
        json.dumps({"data": {"campaignChanged": {"number": campaign.number, "state": "CLOSED"}}})
    }
    assert asked <= 2


async def test_of_many_who_join_at_once_one_asks(
    house: House, town: Town, monkeypatch: pytest.MonkeyPatch
):
    campaign = await town.open_campaign()
    executed = 0
    end = Context.end

    async def counted(self: Context) -> None:
        nonlocal executed
        executed += 1
        await end(self)

    monkeypatch.setattr("server.live.hub.Context.end", counted)
    began = time.monotonic()
    async with line_to(house) as line:
        for number in range(40):
            await line.follow(TURNOUT, str(number), n=campaign.number)
        states = [await line.state() for _ in range(40)]
        struck = int((time.monotonic() - began) / CLOCK_EVERY) + 1

    assert states == [{"c": {"turnout": 0}}] * 40
    # One to begin with, and one each time the clock has struck meanwhile.
    assert executed <= min(1 + struck, 20)


async def test_a_question_that_can_be_asked_no_more_ends_and_says_so(
    house: House, town: Town, monkeypatch: pytest.MonkeyPatch
):
    campaign = await town.open_campaign(early_close=True)
    async with line_to(house) as line:
        await line.follow(STATE, n=campaign.number)
        await line.state()

        async def wrong(*_: object, **__: object) -> ExecutionResult:
            return ExecutionResult(data=None, errors=[GraphQLError("no such field")])

        monkeypatch.setattr(type(get_schema()), "execute", wrong)
        await close(town, campaign)
        message = await line.hear()

    assert (message["type"], message["payload"][0]["message"]) == ("error", "no such field")


async def test_turnout_goes_by_the_clock_in_steps_of_twenty(house: House, town: Town):
    campaign = await town.open_campaign()
    async with line_to(house) as line:
        await line.follow(TURNOUT, n=campaign.number)
        assert await line.state() == {"c": {"turnout": 0}}
        for name in ("resident.1", "resident.2"):
            await town.vote(name, campaign.poll_id, "1")

        # Fewer than twenty show nothing to anybody.
        assert await line.is_silent(2.0)


async def test_a_draft_is_null_until_it_opens(house: House, town: Town):
    campaign = await town.campaign()
    async with line_to(house) as line:
        await line.follow(STATE, n=campaign.number)
        first = await line.state()
        await town.act("municipality.officer", open_campaign, campaign_id=campaign.id)
        second = await line.state()

    assert first == {"campaignChanged": None}
    assert second["campaignChanged"]["state"] == "OPEN"


async def test_a_sign_in_that_ends_ends_what_it_follows_within_a_second(house: House, town: Town):
    campaign = await town.open_campaign()
    cookie = owned_cookie(house, await log_in_as(town.sessions, town.people["resident.1"]))
    async with line_to(house, cookie=cookie, origin=house.url) as line, line_to(house) as other:
        await line.follow(STATE, n=campaign.number)
        await other.follow(STATE, n=campaign.number)
        await line.state()
        await other.state()
        began = time.monotonic()
        await town.act("resident.1", end_everything)
        message = await line.hear()
        took = time.monotonic() - began

        assert message["type"] == "error"
        assert message["payload"][0]["extensions"]["reason"] == "sign_in_ended"
        assert took < 1
        assert await other.is_silent(0.6)


async def test_a_hat_that_ends_ends_what_is_followed_in_it(house: House, town: Town):
    campaign = await town.campaign()
    cookie = owned_cookie(house, await log_in_as(town.sessions, town.people["company.a"]))
    hat = town.appointments["company.a"]
    init = {"Dure-Appointment": global_id("Appointment", hat)}
    async with line_to(house, init=init, cookie=cookie, origin=house.url) as line:
        await line.follow(STATE, n=campaign.number)
        await line.state()
        began = time.monotonic()
        await town.act(
            "municipality.officer", end_appointment, appointment_id=hat, reason="계약 종료"
        )
        message = await line.hear()

    assert message["payload"][0]["extensions"]["reason"] == "hat_not_live"
    assert time.monotonic() - began < 1


async def test_rights_that_end_take_away_what_they_showed(house: House, town: Town):
    """An officer sees the draft; when his appointment ends he is told that there is nothing."""
    campaign = await town.campaign()
    cookie = owned_cookie(
        house, await log_in_as(town.sessions, town.people["municipality.officer"])
    )
    hat = town.appointments["municipality.officer"]
    async with line_to(house, cookie=cookie, origin=house.url) as line:
        await line.follow(STATE, n=campaign.number)
        seen = await line.state()
        await town.act(None, end_appointment, appointment_id=hat, reason="전보")
        after = await line.state(1.0)

    assert seen["campaignChanged"]["state"] == "DRAFT"
    assert after == {"campaignChanged": None}


async def test_a_slow_reader_delays_nobody_and_hears_the_newest(house: House, town: Town):
    campaign = await town.open_campaign(early_close=True)
    query = (
        "subscription ($n: String!) { campaignChanged(number: $n) { state lines { proposal {"
        " title summary body place author { displayName } programme { name } } } } }"
    )
    async with line_to(house) as slow, line_to(house) as quick:
        slow.socket.transport.pause_reading()
        for number in range(50):
            await slow.follow(query, f"s{number}", n=campaign.number)
        await quick.follow(query, n=campaign.number)
        await quick.state()
        began = time.monotonic()
        await close(town, campaign)
        told = await quick.state()
        took = time.monotonic() - began
        slow.socket.transport.resume_reading()
        last = {}
        while len(last) < 50 or any(state != "CLOSED" for state in last.values()):
            message = await slow.hear()
            if message["type"] == "next":
                last[message["id"]] = message["payload"]["data"]["campaignChanged"]["state"]

    assert told["campaignChanged"]["state"] == "CLOSED"
    assert took < 1.5


async def test_without_valkey_everybody_is_right_within_seconds(
    house: House, town: Town, services: Services
):
    campaign = await town.open_campaign(early_close=True)
    async with line_to(house) as line:
        await line.follow(STATE, n=campaign.number)
        await line.state()
        services.valkey.stop()
        try:
            await close(town, campaign)
            told = await line.state(3.0)
        finally:
            services.valkey.start()

    assert told["campaignChanged"]["state"] == "CLOSED"


async def test_who_comes_back_is_right_with_his_first_message(house: House, town: Town):
    for _ in range(5):
        campaign = await town.open_campaign(early_close=True)
        closing = asyncio.create_task(close(town, campaign))
        states = []
        async with line_to(house) as line:
            await line.follow(STATE, n=campaign.number)
            states.append((await line.state())["campaignChanged"]["state"])
            await closing
            if states[-1] != "CLOSED":
                states.append((await line.state())["campaignChanged"]["state"])
        async with line_to(house) as again:
            await again.follow(STATE, n=campaign.number)
            states.append((await again.state())["campaignChanged"]["state"])

        assert states[-2:] == ["CLOSED", "CLOSED"]


async def test_a_stream_tells_the_same(house: House, town: Town):
    campaign = await town.open_campaign(early_close=True)
    heard: list[str] = []
    async with (
        house.client(accept="text/event-stream") as anyone,
        anyone.stream(
            "POST", "/graphql", json={"query": STATE, "variables": {"n": campaign.number}}
        ) as answer,
    ):
        async for text in answer.aiter_lines():
            if text.startswith("data: "):
                heard.append(json.loads(text[6:])["data"]["campaignChanged"]["state"])
                if len(heard) == 1:
                    await close(town, campaign)
                else:
                    break

    assert answer.headers["content-type"].startswith("text/event-stream")
    assert heard == ["OPEN", "CLOSED"]


async def test_queries_and_mutations_are_answered_on_a_socket(house: House, town: Town):
    campaign = await town.open_campaign(early_close=True)
    token = await log_in_as(town.sessions, town.people["municipality.officer"])
    given = {"campaignId": global_id("Campaign", campaign.id), "reason": "모두 투표함"}
    async with line_to(house, cookie=owned_cookie(house, token), origin=house.url) as line:
        await line.follow("{ viewer { displayName } }", "q")
        asked = [await line.hear(), await line.hear()]
        payload = {
            "query": CLOSE,
            "variables": {"input": given},
            "extensions": {"idempotencyKey": "close once"},
        }
        said = []
        for turn in ("m1", "m2"):
            await line.say(id=turn, type="subscribe", payload=payload)
            said.append([await line.hear(), await line.hear()][0]["payload"]["data"])

    assert [one["type"] for one in asked] == ["next", "complete"]
    assert asked[0]["payload"]["data"]["viewer"] is not None
    assert said == [{"closeCampaign": {"__typename": "CloseCampaignSuccess"}}] * 2


async def test_a_deadline_alone_asks_again(house: House, town: Town):
    campaign = await town.open_campaign(closes_in=timedelta(seconds=2))
    query = """subscription ($n: String!) {
      campaignChanged(number: $n) { viewerActions { name allowed } } }"""
    cookie = owned_cookie(house, await log_in_as(town.sessions, town.people["resident.1"]))

    def may_vote(state: dict[str, Any]) -> bool:
        actions = state["campaignChanged"]["viewerActions"]
        return next(one["allowed"] for one in actions if one["name"] == "castBallot")

    async with line_to(house, cookie=cookie, origin=house.url) as line:
        await line.follow(query, n=campaign.number)
        before = await line.state()
        after = await line.state(6.0)

    assert (may_vote(before), may_vote(after)) == (True, False)


async def test_a_fault_of_ours_is_masked_and_the_socket_stays(
    house: House, town: Town, monkeypatch: pytest.MonkeyPatch
):
    campaign = await town.open_campaign()

    async def broken(*_: object) -> None:
        raise RuntimeError(SECRET)

    async with line_to(house) as line:
        monkeypatch.setattr(Hub, "_ask", broken)
        await line.follow(STATE, n=campaign.number)
        message = await line.hear()
        monkeypatch.undo()
        await line.follow(STATE, "2", n=campaign.number)

        assert message["type"] == "error"
        assert message["payload"][0]["extensions"]["reason"] == "unexpected"
        assert SECRET not in json.dumps(message)
        assert (await line.state())["campaignChanged"]["state"] == "OPEN"


SECRET = "nobody outside may read this"


async def test_a_question_on_a_line_that_is_old_is_asked_with_the_rights_of_now(
    house: House, town: Town
):
    campaign = await town.campaign()
    officer = "municipality.officer"
    cookie = owned_cookie(house, await log_in_as(town.sessions, town.people[officer]))
    wanted = "query ($n: String!) { campaign(number: $n) { state } }"
    told = []
    async with line_to(house, cookie=cookie, origin=house.url) as line:
        for turn in ("before", "after"):
            await line.follow(wanted, turn, n=campaign.number)
            told.append([await line.hear(), await line.hear()][0]["payload"]["data"])
            hat = town.appointments[officer]
            if turn == "before":
                await town.act(None, end_appointment, appointment_id=hat, reason="전보")

    assert told == [{"campaign": {"state": "DRAFT"}}, {"campaign": None}]
