"""Polls for the torturers: opened by the actions, voted in by the product's own casting code."""

import asyncio
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

from workflows.programmes.actions import found_programme
from workflows.record.uow import Sessions, unit_of_work
from workflows.rights.actor import Actor
from workflows.voting.actions import draft_poll, open_poll
from workflows.voting.casting import Cast, Receipt, cast_ballots
from workflows.voting.kinds import BallotKind, Definition, Option, Rule, TieRule


@dataclass(frozen=True, slots=True)
class Poll:
    """One opened poll and the voters on its roll."""

    id: UUID
    voters: tuple[UUID, ...]


DEFINITION = Definition(
    kind=BallotKind.APPROVAL,
    rule=Rule.GREEDY,
    tie_rule=TieRule.LOWER_COST,
    budget=100,
    options=tuple(Option(number, 10 * number, number) for number in range(1, 6)),
    max_length=3,
)


async def open_polls(
    sessions: Sessions,
    closes_after: Sequence[timedelta],
    *,
    voters: int,
    revoting: bool = False,
) -> list[Poll]:
    """Open one poll for each given time to the close, all counted from the same moment."""
    opened: list[Poll] = []
    async with unit_of_work(sessions) as uow:
        programme = await found_programme(
            uow,
            slug=f"torture-{uuid4().hex[:10]}",
            name=("시험", "Trial"),
            place=("시험", "Trial"),
            cohort_year=2022,
            rehearsal=True,
        )
        for after in closes_after:
            roll = tuple(uuid4() for _ in range(voters))
            poll = await draft_poll(
                uow,
                programme_id=programme.id,
                definition=DEFINITION,
                references=[uuid4() for _ in DEFINITION.options],
                opens_at=uow.now - timedelta(seconds=1),
                closes_at=uow.now + after,
                revoting=revoting,
                early_close=False,
            )
            await open_poll(uow, poll_id=poll.id, voters=roll)
            opened.append(Poll(poll.id, roll))
    return opened


async def vote(
    sessions: Sessions, poll_id: UUID, voter: UUID, counter: int = 1, *, dwell: float = 0.0
) -> str | None:
    """Cast one ballot; return its receipt once the database has committed, None if refused.

    `dwell` is the longest time in seconds that the transaction stays open after the cast: work that
    an application might do there, made longer to provoke.
    """
    choice = ",".join(str(n) for n in random.sample(range(1, 6), random.randint(1, 3)))
    async with unit_of_work(sessions) as uow:
        (answer,) = await cast_ballots(
            uow, [Cast(Actor(person_id=voter), poll_id, counter, choice)]
        )
        if dwell:
            await asyncio.sleep(random.uniform(0, dwell))
    return answer.code if isinstance(answer, Receipt) else None
