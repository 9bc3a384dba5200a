"""A way into a running product: GraphQL over HTTP, for voters and for those who look up receipts."""

import asyncio
import contextlib
import random
from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import httpx2

from tests.fixtures.product import Product

LINES = 12  # on the ballot paper of the demo's open vote
ASKING = 8  # receipts looked up at the same time
PATIENCE = 30.0  # seconds for one answer
ANSWERS_WITHIN = 60.0  # seconds for a server that has just been started
TRY_AGAIN = 0.2

CAMPAIGNS = "{ campaigns(first: 50) { edges { node { id number title } } } }"
CAST = """
mutation ($input: CastBallotInput!) {
  castBallot(input: $input) {
    __typename
    ... on CastBallotSuccess { receipt }
    ... on Refused { code reason }
  }
}
"""
CHECK = """
query ($number: String!, $code: String!) {
  receipt(campaignNumber: $number, code: $code) { state }
}
"""


class NoAnswerError(Exception):
    """The line broke, or the house said that it is too busy at the moment."""


@dataclass(slots=True)
class Door:
    """One way in: an address, a client, and every persona's token."""

    url: str
    http: httpx2.AsyncClient
    tokens: dict[str, str]
    campaign: str = ""
    number: str = ""

    async def ask(self, query: str, persona: str | None = None, **variables: object) -> Any:
        """Send one operation and return its data. Raises NoAnswerError when there is none."""
        headers = {"authorization": f"Bearer {self.tokens[persona]}"} if persona else {}
        sent = {"query": query, "variables": variables}
        try:
            answer = await self.http.post(f"{self.url}/graphql", json=sent, headers=headers)
        except httpx2.TransportError as error:
            raise NoAnswerError from error
        said = answer.json()
        if answer.status_code != httpx2.codes.OK or said.get("errors"):
            raise RuntimeError(f"{answer.status_code}: {said}")
        return said["data"]

    async def vote(self, persona: str, counter: int, choice: str) -> str:
        """Cast one ballot and return its receipt."""
        choices = [{"number": int(number)} for number in choice.split(",")]
        given = {"campaignId": self.campaign, "counter": counter, "choices": choices}
        said = (await self.ask(CAST, persona, input=given))["castBallot"]
        if said["__typename"] == "CastBallotSuccess":
            receipt: str = said["receipt"]
            return receipt
        if said["code"] == "BUSY":
            raise NoAnswerError
        raise RuntimeError(f"{persona} was refused: {said}")

    async def unknown(self, receipts: Iterable[str]) -> set[str]:
        """Look every receipt up; return those that lie in no box."""
        waiting = list(receipts)
        found: set[str] = set()

        async def lane() -> None:
            while waiting:
                code = waiting.pop()
                state = await self.patiently(CHECK, number=self.number, code=code)
                if state["receipt"]["state"] not in {"RECEIVED", "REPLACED"}:
                    found.add(code)

        await asyncio.gather(*(lane() for _ in range(ASKING)))
        return found

    async def patiently(self, query: str, **variables: object) -> Any:
        """Ask until somebody answers, as after a kill."""
        async with asyncio.timeout(ANSWERS_WITHIN):
            while True:
                with contextlib.suppress(NoAnswerError):
                    return await self.ask(query, **variables)
                await asyncio.sleep(TRY_AGAIN)


@contextlib.asynccontextmanager
async def open_door(
    product: Product, url: str, personas: Sequence[str], title: str
) -> AsyncIterator[Door]:
    """Sign the personas in and find the vote of this title, through the server at `url`."""
    tokens = {persona: product.token(persona) for persona in personas}
    async with httpx2.AsyncClient(timeout=PATIENCE, trust_env=False) as http:
        door = Door(url, http, tokens)
        said = await door.patiently(CAMPAIGNS)
        (vote,) = [
            edge["node"] for edge in said["campaigns"]["edges"] if edge["node"]["title"] == title
        ]
        door.campaign, door.number = vote["id"], vote["number"]
        yield door


def any_choice() -> str:
    """Return one to three of the twelve lines."""
    return ",".join(
        str(n) for n in sorted(random.sample(range(1, LINES + 1), random.randint(1, 3)))
    )
