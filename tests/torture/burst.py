"""A burst of votes: lanes of voters who insist on a receipt, whatever breaks under them."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Voter = TypeVar("Voter", bound=Hashable)

TRY_AGAIN = 0.05  # seconds
ENOUGH = 60  # acknowledged ballots between two kills, at least
TAIL = 0.6  # seconds of further voting before a kill, at most
REPEATS = 0.05  # part of the acknowledged votes that are sent again anyway
COUNTERS = range(2, 1001)  # 1 is left to whoever voted before the burst


@dataclass(slots=True)
class Burst(Generic[Voter]):
    """How one votes here, which errors mean a broken line, and what the voters were told.

    Who does not know whether his vote arrived sends it again with the same counter and choice, as
    the product's clients do; `other_receipt` counts those who then got another receipt.
    """

    vote: Callable[[Voter, int, str], Awaitable[str]]
    choose: Callable[[], str]
    broken_by: tuple[type[Exception], ...]
    receipts: dict[tuple[Voter, int], str] = field(default_factory=dict)
    broken: int = 0
    repeated: int = 0
    other_receipt: int = 0
    _lanes: list[asyncio.Task[None]] = field(default_factory=list)
    _over: bool = False

    def begin(self, voters: Sequence[Voter], *, lanes: int) -> None:
        """Let voters vote by turns in so many lanes, each time under their next counter."""
        self._lanes = [
            asyncio.create_task(self._lane(voters[lane::lanes])) for lane in range(lanes)
        ]

    async def until_voting(self, enough: int = ENOUGH) -> None:
        """Wait until so many more votes are acknowledged; a lane that failed raises here."""
        wanted = len(self.receipts) + enough
        while True:
            for lane in self._lanes:
                if lane.done():
                    lane.result()
                    raise AssertionError("the voters ran out of counters")
            if len(self.receipts) >= wanted:
                return
            await asyncio.sleep(0.01)

    async def until_hot(self) -> None:
        """Wait for a good moment to kill: in the middle of it, at no particular point."""
        await self.until_voting()
        await asyncio.sleep(random.uniform(0.0, TAIL))

    async def end(self) -> None:
        """Let every lane finish the vote it is at."""
        self._over = True
        await asyncio.gather(*self._lanes)

    async def abandon(self) -> None:
        """Stop at once, also in the middle of a vote; nothing happens to lanes that have ended."""
        for lane in self._lanes:
            lane.cancel()
        await asyncio.gather(*self._lanes, return_exceptions=True)

    async def _lane(self, voters: Sequence[Voter]) -> None:
        for counter in COUNTERS:
            for voter in voters:
                choice = self.choose()
                code, tries = await self._insist(voter, counter, choice)
                self.receipts[voter, counter] = code
                if tries > 1 or random.random() < REPEATS:
                    again, _ = await self._insist(voter, counter, choice)
                    self.repeated += 1
                    self.other_receipt += again != code
                if self._over:
                    return

    async def _insist(self, voter: Voter, counter: int, choice: str) -> tuple[str, int]:
        """Vote until there is a receipt; return it and how many tries it took."""
        tries = 0
        while True:
            tries += 1
            try:
                return await self.vote(voter, counter, choice), tries
            except self.broken_by:
                self.broken += 1
                await asyncio.sleep(TRY_AGAIN)
