"""Polls for the torturers: opened by the actions, voted in by the product's own casting code."""

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

LINES = 5
DEFINITION = Definition(
    kind=BallotKind.APPROVAL,
    rule=Rule.GREEDY,
    tie_rule=TieRule.LOWER_COST,
    budget=100,
    options=tuple(Option(number, 10 * number, number) for number in range(1, LINES + 1)),
    max_length=3,
)


@dataclass(frozen=True, slots=True)
class Poll:
    """One opened poll, its hour as seconds since 1970, and the voters on its roll."""

    id: UUID
    hour: float
    voters: tuple[UUID, ...]


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
                early_close=True,
            )
            await open_poll(uow, poll_id=poll.id, voters=roll)
            opened.append(Poll(poll.id, poll.closes_at.timestamp(), roll))
    return opened


def any_choice() -> str:
    """Return one to three lines, in the canonical order."""
    return ",".join(
        str(n) for n in sorted(random.sample(range(1, LINES + 1), random.randint(1, 3)))
    )


async def cast(sessions: Sessions, poll_id: UUID, voter: UUID, counter: int, choice: str) -> str:
    """Cast one ballot; return its receipt once the database has committed. Raises a Refusal."""
    async with unit_of_work(sessions) as uow:
        (answer,) = await cast_ballots(
            uow, [Cast(Actor(person_id=voter), poll_id, counter, choice)]
        )
    if not isinstance(answer, Receipt):
        raise answer
    return answer.code
