"""What an operation leaves behind: nothing that stands until the collector comes by, in the middle of another's."""

import gc
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator

import pytest

from schema.kit.context import Context
from server.asked import Question
from server.who import Who
from tests.fixtures.town import Town
from tests.server.conftest import House
from tests.server.test_casting_over_http import browser, cast
from workflows.kit.offers import Offer
from workflows.rights.actor import Actor

OURS = (Actor, Context, Offer, Question, Who)
OFFERED = """{ proposals(first: 5) { edges { cursor node { title author { displayName }
  viewerActions { name allowed refusal { reason } } } } } }"""
LISTED = "{ proposals(first: 5) { edges { cursor node { title } } } }"
VOTED = """mutation ($input: CastBallotInput!) { castBallot(input: $input) { __typename
  ... on CastBallotSuccess { receipt } ... on Refused { reason } } }"""

Left = Callable[[Callable[[], Awaitable[object]]], Awaitable[Counter[str]]]


@pytest.fixture
def left() -> Iterator[Left]:
    """A way to do something and count what of ours only the collector takes away afterwards."""

    async def leave(act: Callable[[], Awaitable[object]]) -> Counter[str]:
        await act()  # what is made once, and kept
        gc.collect()
        gc.disable()
        gc.set_debug(gc.DEBUG_SAVEALL)
        try:
            await act()
            gc.collect()
            return Counter(type(one).__name__ for one in gc.garbage if isinstance(one, OURS))
        finally:
            gc.set_debug(0)
            gc.garbage.clear()
            gc.enable()

    yield leave
    gc.enable()


@pytest.mark.parametrize("query", [LISTED, OFFERED], ids=["one statement", "with offers"])
async def test_a_question_leaves_no_ring(house: House, town: Town, left: Left, query: str):
    await town.propose("나무 심기")
    async with await browser(house, town, "resident.2") as resident:

        async def asking() -> None:
            answer = await house.ask(resident, query)
            assert answer.json()["data"]["proposals"]["edges"], answer.text

        assert not await left(asking)


async def test_a_ballot_and_a_refused_one_leave_none(house: House, town: Town, left: Left):
    campaign = await town.open_campaign()
    said: list[str] = []
    async with await browser(house, town, "resident.1") as voter:

        async def voting() -> None:
            answer = await cast(voter, campaign.id, number=1 + len(said) // 2, query=VOTED)
            said.append(answer["__typename"])

        assert not await left(voting)
        assert not await left(voting)
    assert said == ["CastBallotSuccess"] * 2 + ["Refused"] * 2
