"""Casting over HTTP: one vote however often it is sent, and rights of the moment it is sent in."""

import asyncio
from typing import Any

import httpx2
from sqlalchemy import text

from schema.kit.ids import global_id
from tests.fixtures.town import Town
from tests.server.conftest import House, log_in_as, owned_cookie
from workflows.identity.sign_ins import end_everything
from workflows.proposals.campaigns.actions import close_campaign
from workflows.record.uow import Sessions
from workflows.voting.box import turnout

CAST = """mutation ($input: CastBallotInput!) { castBallot(input: $input) { __typename
  ... on CastBallotSuccess { receipt counter campaign { state viewerBallot { counter receipt } } }
  ... on Refused { code reason } } }"""
LAST_REFUSED = text(
    "SELECT data->>'action' AS action, data->>'reason' AS reason FROM event"
    " WHERE kind = 'attempt.refused' ORDER BY recorded_at DESC LIMIT 1"
)


async def cast(
    client: httpx2.AsyncClient, campaign_id: object, number: int = 1, query: str = CAST
) -> Any:
    """Vote for one line; return what is answered."""
    given = {
        "campaignId": global_id("Campaign", campaign_id),
        "counter": 1,
        "choices": [{"number": number}],
    }
    answer = await client.post("/graphql", json={"query": query, "variables": {"input": given}})
    return answer.json()["data"]["castBallot"]


async def browser(house: House, town: Town, name: str, **headers: str) -> httpx2.AsyncClient:
    """A browser in which this person is signed in."""
    value = await log_in_as(town.sessions, town.people[name])
    return house.client(**{"cookie": owned_cookie(house, value), "dure-csrf": "1", **headers})


async def test_a_hundred_attempts_at_one_vote_are_one_ballot_and_one_receipt(
    house: House, town: Town, sessions: Sessions
):
    campaign = await town.open_campaign(early_close=True)
    async with await browser(house, town, "resident.1") as voter:
        said = await asyncio.gather(*(cast(voter, campaign.id) for _ in range(100)))
        other = await cast(voter, campaign.id, number=2)

    assert {one["__typename"] for one in said} == {"CastBallotSuccess"}
    assert len({one["receipt"] for one in said}) == 1
    assert said[0]["campaign"] == {
        "state": "OPEN",
        "viewerBallot": {"counter": 1, "receipt": said[0]["receipt"]},
    }
    assert (other["code"], other["reason"]) == ("CONFLICT", "already_voted")
    await town.act(
        "municipality.officer", close_campaign, campaign_id=campaign.id, reason="모두 투표함"
    )
    async with sessions() as session:
        assert await turnout(session, campaign.poll_id) == 1


async def test_a_voter_who_is_shut_out_among_others_leaves_his_trace(
    house: House, town: Town, sessions: Sessions
):
    campaign = await town.open_campaign()
    names = ["resident.1", "unverified", "resident.2"]
    voters = [await browser(house, town, name) for name in names]
    said = await asyncio.gather(*(cast(one, campaign.id) for one in voters))
    for one in voters:
        await one.aclose()

    assert [one.get("reason") for one in said] == [None, "not_on_roll", None]
    async with sessions() as session:
        assert tuple((await session.execute(LAST_REFUSED)).one()) == ("castBallot", "not_on_roll")


async def test_another_persons_hat_takes_no_vote_and_is_noted(
    house: House, town: Town, sessions: Sessions
):
    campaign = await town.open_campaign()
    hat = global_id("Appointment", town.appointments["resident.2"])
    async with await browser(house, town, "resident.1", **{"dure-appointment": hat}) as voter:
        said = await cast(voter, campaign.id)

    assert (said["code"], said["reason"]) == ("NOT_ALLOWED", "hat_not_yours")
    async with sessions() as session:
        assert tuple((await session.execute(LAST_REFUSED)).one()) == ("castBallot", "hat_not_yours")


async def test_a_sign_in_that_has_ended_takes_no_vote(house: House, town: Town):
    campaign = await town.open_campaign()
    async with await browser(house, town, "resident.1") as voter:
        await town.act("resident.1", end_everything)
        said = await cast(voter, campaign.id)

    assert (said["code"], said["reason"]) == ("NOT_SIGNED_IN", "sign_in_to_vote")


async def test_a_sign_in_that_ends_within_the_operation_takes_no_vote(house: House, town: Town):
    """The second field of one request is asked anew who sends it."""
    campaign = await town.open_campaign()
    given = {"campaignId": global_id("Campaign", campaign.id), "counter": 1}
    both = CAST.replace("{ castBallot", "{ signOutEverywhere { __typename } castBallot", 1)
    async with await browser(house, town, "resident.1") as voter:
        answer = await voter.post(
            "/graphql",
            json={"query": both, "variables": {"input": {**given, "choices": [{"number": 1}]}}},
        )

    assert answer.json()["data"]["castBallot"]["reason"] == "sign_in_ended"
