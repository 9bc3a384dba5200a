"""One server process of the deadline race: its voters meet the hour, and it closes and counts too."""

import asyncio
import random
import time
from collections import deque
from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any
from uuid import UUID

from sqlalchemy import select

from server.database import Database
from tests.torture.ballots import any_choice
from tests.torture.crew import serve
from workflows.record.uow import Sessions, unit_of_work
from workflows.rights.actor import Actor
from workflows.voting.actions import close_due_polls, tally_poll
from workflows.voting.casting import Cast, Receipt, cast_ballots
from workflows.voting.models import PollResult

DWELL = 0.2  # seconds a transaction stays open after the cast, at most
EARLY = 1.0  # seconds before the hour at which a voter makes up his mind when to come
LATE = 0.03  # seconds after the hour in which the last voters come
TOGETHER = 4  # voters in one transaction, at most
PAUSE = 0.015  # seconds between two looks of a closer
WARM = 4  # transactions at once while this machine's pace is measured
CONNECTIONS = 24


async def close_and_count(sessions: Sessions, hours: Mapping[UUID, float]) -> None:
    """Close what is due and count it at once, in a transaction of its own, until all are counted."""
    left = dict(hours)
    while left:
        await asyncio.sleep(max(PAUSE, min(left.values()) - time.time()))
        async with unit_of_work(sessions) as uow:
            due = await close_due_polls(uow)
            passed = [poll_id for poll_id, hour in left.items() if hour < time.time()]
            counted = await uow.session.scalars(
                select(PollResult.poll_id).where(PollResult.poll_id.in_(passed))
            )
        for poll_id in counted:
            del left[poll_id]
        for poll_id in due:
            async with unit_of_work(sessions) as uow:
                await tally_poll(uow, poll_id=poll_id)


class Racer:
    """What one process knows: its connections, and how long a cast takes here at present."""

    def __init__(self, database: Database) -> None:
        self.sessions = database.writes
        # Seconds from the wish to vote to the box's answer, of the last few casts.
        self.lags: deque[float] = deque([0.05], maxlen=15)

    async def answer(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Measure the pace, or race for a wave of polls: {id: [accepted, refused, crossed]}."""
        if "warm" in asked:
            # The first half warms connections and plans up; only the second is measured.
            half = len(asked["voters"]) // 2
            for part in (asked["voters"][:half], asked["voters"][half:]):
                pace = await self._pace(UUID(asked["warm"]), part)
            return {"a_second": pace}
        hours = {UUID(one["id"]): one["hour"] for one in asked["polls"]}
        counts = {one["id"]: [0, 0, 0] for one in asked["polls"]}
        closer = asyncio.create_task(close_and_count(self.sessions, hours))
        await asyncio.gather(
            *(
                self._at_the_hour(UUID(one["id"]), one["hour"], group, counts[one["id"]])
                for one in asked["polls"]
                for group in groups(one["voters"])
            )
        )
        await closer
        return counts

    async def _pace(self, poll_id: UUID, voters: Sequence[str]) -> float:
        """Return how many transactions a second this process gets through, a few at a time."""
        waiting = groups(voters)
        number = len(waiting)
        began = time.time()

        async def lane() -> None:
            while waiting:
                wish = time.time()
                _, cast_at, _ = await self._cast(poll_id, waiting.pop(), 0.0)
                self.lags.append(cast_at - wish)

        await asyncio.gather(*(lane() for _ in range(WARM)))
        return number / (time.time() - began)

    async def _at_the_hour(
        self, poll_id: UUID, hour: float, voters: Sequence[str], count: list[int]
    ) -> None:
        # Slept in two steps, so that the lag is the one of the moment and not of the wave's start.
        await asyncio.sleep(max(0.0, hour - EARLY - time.time()))
        wish = hour - median(self.lags) + random.uniform(-DWELL, LATE)
        await asyncio.sleep(max(0.0, wish - time.time()))
        wish = max(wish, time.time())
        accepted, cast_at, held_until = await self._cast(
            poll_id, voters, random.uniform(0.0, DWELL)
        )
        self.lags.append(cast_at - wish)
        count[0] += accepted
        count[1] += len(voters) - accepted
        if held_until > hour:  # the clock of the database is this machine's
            count[2] += accepted

    async def _cast(
        self, poll_id: UUID, voters: Sequence[str], dwell: float
    ) -> tuple[int, float, float]:
        """Cast for these voters in one transaction and dwell in it; when it was cast, held until."""
        async with unit_of_work(self.sessions) as uow:
            answers = await cast_ballots(
                uow,
                [Cast(Actor(person_id=UUID(one)), poll_id, 1, any_choice()) for one in voters],
            )
            cast_at = time.time()
            await asyncio.sleep(dwell)
            held_until = time.time()
        return sum(isinstance(one, Receipt) for one in answers), cast_at, held_until


def groups(voters: Sequence[str]) -> list[Sequence[str]]:
    """Part voters into transactions of one to a few."""
    parted = []
    start = 0
    while start < len(voters):
        size = random.randint(1, TOGETHER)
        parted.append(voters[start : start + size])
        start += size
    return parted


if __name__ == "__main__":
    serve(lambda database: Racer(database).answer, connections=CONNECTIONS)
