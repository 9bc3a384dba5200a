"""Lists read as whom a cookie was last: told only if he is found again, with the same hats."""

import asyncio

import pytest
from sqlalchemy import update

from server.lately import Lately
from server.sign_in.cookies import cookie_name
from tests.fixtures.town import Town, as_house
from tests.server.conftest import House
from tests.server.test_casting_over_http import browser
from workflows.identity import actions as identity
from workflows.identity.models import Appointment, SignIn
from workflows.proposals.models import Proposal
from workflows.record.uow import unit_of_work
from workflows.rights.actor import Actor
from workflows.rights.roles import Role

# One statement without a wall, which is what is read ahead.
LIST = "{ proposals(first: 100) { edges { node { title } } } }"


@pytest.fixture
async def hidden(town: Town) -> str:
    """The title of an idea that only its author, resident.1, and who moderates may read."""
    number = await town.propose(f"가려진 생각 {town.slug}")
    async with as_house(town.sessions) as session:
        await session.execute(update(Proposal).where(Proposal.id == number).values(hidden=True))
    return f"가려진 생각 {town.slug}"


async def sees(client, title: str) -> bool:
    """Ask for the list; say whether the idea is in it."""
    said = (await client.post("/graphql", json={"query": LIST})).json()
    assert "errors" not in said, said
    return title in [edge["node"]["title"] for edge in said["data"]["proposals"]["edges"]]


async def test_who_reads_on_is_read_ahead_and_told(house: House, town: Town, hidden: str):
    async with await browser(house, town, "resident.1") as author:
        assert [await sees(author, hidden) for _ in range(3)] == [True] * 3
    async with await browser(house, town, "resident.2") as other:
        assert [await sees(other, hidden) for _ in range(3)] == [False] * 3


async def test_a_sign_in_that_ended_since_reads_as_nobody_and_loses_its_cookie(
    house: House, town: Town, hidden: str
):
    async with await browser(house, town, "resident.1") as author:
        assert await sees(author, hidden)
        async with as_house(town.sessions) as session:
            person = town.people["resident.1"]
            await session.execute(
                update(SignIn).where(SignIn.person_id == person).values(ended_at=SignIn.began_at)
            )
        said = await author.post("/graphql", json={"query": LIST})
        again = await author.post("/graphql", json={"query": LIST})

    for one in (said, again):
        assert hidden not in one.text
        assert "errors" not in one.json()
        assert f'{cookie_name(house.settings)}=""' in one.headers["set-cookie"]


async def test_a_hat_that_was_taken_off_since_reads_nothing_more(
    house: House, town: Town, hidden: str
):
    async with await browser(house, town, "municipality.officer") as officer:
        assert await sees(officer, hidden)
        async with unit_of_work(town.sessions) as uow:
            await identity.end_appointment(
                uow, appointment_id=town.appointments["municipality.officer"], reason="시험"
            )
        assert [await sees(officer, hidden) for _ in range(2)] == [False] * 2


async def test_a_hat_that_was_put_on_since_reads_at_once(house: House, town: Town, hidden: str):
    async with await browser(house, town, "resident.2") as other:
        assert not await sees(other, hidden)
        async with unit_of_work(town.sessions) as uow:
            body = (
                await uow.session.get_one(Appointment, town.appointments["municipality.officer"])
            ).body_id
            await identity.appoint(
                uow,
                person_id=town.people["resident.2"],
                body_id=body,
                role=Role.MUNICIPAL_OFFICER,
                programme_id=town.programme_id,
                mandate="시험을 위한 임명",
            )
        assert await sees(other, hidden)


async def test_a_named_hat_is_never_presumed(house: House, town: Town, hidden: str):
    async with await browser(house, town, "resident.1") as author:
        assert await sees(author, hidden)
        said = await author.post(
            "/graphql", json={"query": LIST}, headers={"dure-appointment": "no-such-hat"}
        )
    assert hidden not in said.text
    assert said.json()["errors"]


async def test_acts_go_by_no_presumption(house: House, town: Town, hidden: str):
    act = """mutation ($input: WithdrawProposalInput!) { withdrawProposal(input: $input) {
      __typename ... on Refused { reason code } } }"""
    async with await browser(house, town, "resident.1") as author:
        assert await sees(author, hidden)
        async with as_house(town.sessions) as session:
            person = town.people["resident.1"]
            await session.execute(
                update(SignIn).where(SignIn.person_id == person).values(ended_at=SignIn.began_at)
            )
        given = {"input": {"proposalId": "UHJvcG9zYWw6MQ", "reason": "그만둘게요"}}
        said = await author.post("/graphql", json={"query": act, "variables": given})
    assert "Success" not in said.text
    assert "set-cookie" in said.headers


async def test_more_readers_than_lines_wait_for_one_another_and_none_for_himself(
    house: House, town: Town, hidden: str
):
    async with await browser(house, town, "resident.1") as author:
        assert await sees(author, hidden)
        seen = await asyncio.wait_for(
            asyncio.gather(*(sees(author, hidden) for _ in range(60))), timeout=30
        )
    assert seen == [True] * 60


def test_the_oldest_finding_goes_first_and_an_end_is_forgotten():
    lately, people = Lately(most=2), [Actor(sign_in_id=None, is_house=one) for one in (True, False)]
    lately.note("a", people[0])
    lately.note("b", people[1])
    lately.note("a", people[1])
    lately.note("c", people[0])

    assert (lately.of("a"), lately.of("b"), lately.of("c")) == (people[1], None, people[0])
    lately.note("a", None)
    assert lately.of("a") is None
