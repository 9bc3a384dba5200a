"""Who has a page open when an author is forgotten hears of it, and reads his name and words no more."""

import asyncio
import json
from datetime import timedelta
from typing import Any

from tests.fixtures.clock import shown_now
from tests.fixtures.town import Town
from tests.server.conftest import House
from tests.server.lines import line_to
from workflows.corridor.retention import forget_due
from workflows.proposals.handling.actions import close_proposal
from workflows.proposals.models import Proposal
from workflows.proposals.states import CloseGround
from workflows.record.uow import unit_of_work

STORY = """subscription ($n: String!) { proposalChanged(number: $n) {
  title summary body bodyHtml place author { displayName } authors { name { displayName } }
  moves { reason } } }"""
OFFICER, AUTHOR = "municipality.officer", "resident.1"


async def number_of(town: Town, idea: object) -> str:
    async with unit_of_work(town.sessions) as uow:
        return (await uow.session.get_one(Proposal, idea)).number


async def finished(town: Town) -> str:
    """Let an author say his name in his idea and in his reasons, and close it; return its number."""
    idea = await town.propose("김물빛의 생각", who=AUTHOR)
    await town.act(
        OFFICER,
        close_proposal,
        proposal_id=idea,
        ground=CloseGround.UNWORKABLE,
        reason="김물빛 님께 말씀드렸어요.",
    )
    return await number_of(town, idea)


async def forgotten(town: Town, clock: Any) -> None:
    """Let the days of keeping pass, and forget what is due."""
    await clock.set(shown_now() + timedelta(days=1100))
    await town.act(None, forget_due, dry=False)


def tells(state: Any) -> str:
    return json.dumps(state, ensure_ascii=False)


async def test_a_socket_that_is_open_is_told_that_an_author_is_forgotten(
    house: House, town: Town, clock: Any
):
    number = await finished(town)
    async with line_to(house) as line:
        await line.follow(STORY, n=number)
        first = tells(await line.state())
        await forgotten(town, clock)
        then = tells(await line.state())
        # Who comes only now, and asks the same, is told nothing that was kept for the others.
        async with line_to(house) as late:
            await late.follow(STORY, n=number)
            fresh = tells(await late.state())

    assert "김물빛" in first
    assert "김물빛" not in then
    assert fresh == then


async def test_a_stream_that_is_open_is_told_that_an_author_is_forgotten(
    house: House, town: Town, clock: Any
):
    number = await finished(town)
    heard: list[str] = []
    async with (
        asyncio.timeout(30),
        house.client(accept="text/event-stream") as anyone,
        anyone.stream(
            "POST", "/graphql", json={"query": STORY, "variables": {"n": number}}
        ) as answer,
    ):
        async for text in answer.aiter_lines():
            if text.startswith("data: "):
                heard.append(tells(json.loads(text[6:])["data"]))
                if len(heard) > 1:
                    break
                await forgotten(town, clock)

    assert "김물빛" in heard[0]
    assert "김물빛" not in heard[1]


async def test_who_reads_and_does_not_follow_is_answered_anew_as_well(
    house: House, town: Town, clock: Any
):
    number = await finished(town)
    query = STORY.replace("subscription", "query").replace("proposalChanged", "proposal")
    async with house.client() as anyone:

        async def read() -> str:
            asked = {"query": query, "variables": {"n": number}}
            return (await anyone.post("/graphql", json=asked)).text

        before = [await read(), await read()]
        await forgotten(town, clock)
        after = await read()

    assert before[0] == before[1]
    assert json.loads(before[0])["data"]["proposal"]["title"] == "김물빛의 생각"
    assert "김물빛" not in tells(json.loads(after))
