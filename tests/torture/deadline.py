"""The deadline race: voters and closers meet at the hour, in two processes, over many polls.

What is claimed: every ballot that was acknowledged is tallied, and no other. The control takes the
share lock out of the box's function, in the test's own database; it must miscount.
"""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from server.database import WORKING, connect
from tests.torture.ballots import Poll, open_polls
from tests.torture.crew import PROCESSES, Ask, crew
from tests.torture.figures import Figure
from tests.torture.house import House
from tests.torture.racer import TOGETHER, close_and_count
from workflows.kit.refusal import WrongState
from workflows.record.uow import Sessions, unit_of_work
from workflows.voting.models import PollResult

VOTERS = 24
GROUPS = VOTERS / ((1 + TOGETHER) / 2)  # transactions a poll
WAVE = 40  # polls opened together
WARM_VOTERS = 240
LOAD = 0.25  # part of the measured pace that voters may take; closers and counters need the rest
LEAD = 0.7  # seconds between the opening and the first hour
HOT = 0.8  # part of the polls in which ballots should stand open across the hour


@dataclass(slots=True)
class Raced:
    """What came of a race.

    `crossed`: polls in which an acknowledged ballot was cast before the hour and committed after it.
    `wrong`: polls in which acknowledged and tallied differ; `off` by how many ballots in all.
    """

    polls: int = 0
    acknowledged: int = 0
    refused: int = 0
    tallied: int = 0
    crossed: int = 0
    wrong: int = 0
    off: int = 0
    seconds: float = 0.0


@dataclass(slots=True)
class Pace:
    """How quickly this machine votes and opens polls at present; both are measured on the way."""

    polls_a_second: float
    opening: float = 0.2  # seconds a poll

    def learn(self, crossed: float) -> None:
        """Slow down when too few voters meet the hour, hurry a little when enough do."""
        self.polls_a_second *= 1.2 if crossed >= HOT else 0.6


async def race(url: str, *, polls: int, until_wrong: bool = False) -> Raced:
    """Race over so many polls, in waves; with `until_wrong` stop after the first wave that errs."""
    database = connect(url, patience=WORKING, connections=4)
    raced = Raced()
    began = time.monotonic()
    try:
        async with crew("tests.torture.racer", url) as ask:
            pace = Pace(await _measured(database.writes, ask))
            while raced.polls < polls and not (until_wrong and raced.wrong):
                opened = await _opened(database.writes, pace, min(WAVE, polls - raced.polls))
                crossed = raced.crossed
                await _wave(database.writes, ask, opened, raced)
                pace.learn((raced.crossed - crossed) / len(opened))
    finally:
        await database.close()
    raced.seconds = time.monotonic() - began
    return raced


async def _measured(sessions: Sessions, ask: Ask) -> float:
    """Let every process vote as fast as it can for a moment; return polls a second to race at."""
    (poll,) = await open_polls(sessions, [timedelta(hours=1)], voters=WARM_VOTERS)
    told = await ask(
        [
            {"warm": str(poll.id), "voters": [str(one) for one in poll.voters[part::PROCESSES]]}
            for part in range(PROCESSES)
        ]
    )
    return LOAD * sum(one["a_second"] for one in told) / GROUPS


async def _opened(sessions: Sessions, pace: Pace, number: int) -> list[Poll]:
    """Open a wave of polls whose hours begin soon after all are open."""
    while True:
        began = time.monotonic()
        first = number * pace.opening + LEAD
        hours = [timedelta(seconds=first + n / pace.polls_a_second) for n in range(number)]
        try:
            opened = await open_polls(sessions, hours, voters=VOTERS)
        except WrongState:  # this machine was too slow: the first hour had passed
            pace.opening *= 2
            continue
        pace.opening = 1.5 * (time.monotonic() - began) / number
        return opened


async def _wave(sessions: Sessions, ask: Ask, opened: Sequence[Poll], raced: Raced) -> None:
    """Race for one wave and add its counts."""
    questions: list[dict[str, Any]] = [
        {
            "polls": [
                {
                    "id": str(poll.id),
                    "hour": poll.hour,
                    "voters": [str(one) for one in poll.voters[part::PROCESSES]],
                }
                for poll in opened
            ]
        }
        for part in range(PROCESSES)
    ]
    told, _ = await asyncio.gather(
        ask(questions), close_and_count(sessions, {poll.id: poll.hour for poll in opened})
    )
    async with unit_of_work(sessions) as uow:
        rows = await uow.session.execute(
            select(PollResult.poll_id, PollResult.ballots).where(
                PollResult.poll_id.in_([poll.id for poll in opened])
            )
        )
        tallied = {str(row.poll_id): row.ballots for row in rows}
    for poll in opened:
        accepted, refused, crossed = map(
            sum, zip(*(one[str(poll.id)] for one in told), strict=True)
        )
        raced.polls += 1
        raced.acknowledged += accepted
        raced.refused += refused
        raced.crossed += crossed > 0
        raced.tallied += tallied[str(poll.id)]
        raced.wrong += accepted != tallied[str(poll.id)]
        raced.off += abs(accepted - tallied[str(poll.id)])


async def without_the_lock(house: House, database: str) -> None:
    """Take the share lock out of the box, in this database: the control."""
    ((body,),) = await house.rule(
        database,
        "SELECT pg_get_functiondef('box_cast(uuid[],uuid[],integer[],text[])'::regprocedure)",
    )
    without = body.replace("ORDER BY p.id FOR SHARE", "ORDER BY p.id")
    if without == body:
        raise AssertionError("the box has no share lock to take away")
    await house.rule(database, without)


async def deadline_race(house: House, *, polls: int, control: int) -> list[Figure]:
    """Run the race, then its control until it errs or `control` polls are over."""
    kept = await race(house.url(await house.fresh("race")), polls=polls)
    sabotaged = await house.fresh("race_without_lock")
    await without_the_lock(house, sabotaged)
    erred = await race(house.url(sabotaged), polls=control, until_wrong=True)
    return [
        Figure.of(
            "deadline race",
            kept.wrong == 0 and kept.acknowledged == kept.tallied and kept.crossed > 0,
            f"{kept.polls:,} polls x {VOTERS} voters, 2 processes, 3 closers: "
            f"{kept.acknowledged:,} acknowledged, {kept.tallied:,} tallied, {kept.wrong} polls wrong"
            f" ({kept.refused:,} came late, {kept.crossed:,} polls with ballots open across the hour)",
            kept,
        ),
        Figure.of(
            "deadline race, control without the share lock",
            erred.wrong > 0,
            f"{erred.wrong} of {erred.polls} polls wrong, {erred.off} ballots off",
            erred,
        ),
    ]
