"""The deadline race: voters and closers meet at the hour, in two processes, over many polls.

What is claimed: every ballot that was acknowledged is tallied, and no other. The control takes the
share lock out of the box's function, in the test's own database; it must miscount.
"""

import asyncio
import json
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import asyncpg
from sqlalchemy import select

from server.database import WORKING, connect
from tests.torture.ballots import open_polls, Poll, vote
from workflows.record.uow import Sessions, unit_of_work
from workflows.voting.actions import close_due_polls, tally_poll
from workflows.voting.models import Poll as Hour
from workflows.voting.models import PollResult

ROOT = Path(__file__).parents[2]
LEAD = 3.0  # seconds until the first poll closes, beside the time it takes to open them all
OPENING = 0.08  # seconds for opening one poll, on a machine that does other work
DWELL = 0.2  # seconds a voter's transaction stays open after the cast, at most
SPREAD = 0.4  # seconds around the hour in which a poll's voters come


@dataclass(frozen=True, slots=True)
class Raced:
    """What came of a race: polls, acknowledged and tallied ballots, and polls where they differ."""

    polls: int
    acknowledged: int
    refused: int
    tallied: int
    wrong: int


async def race(
    url: str, *, polls: int, voters: int, polls_a_second: float, processes: int = 2
) -> Raced:
    """Run the race against a database and count."""
    database = connect(url, patience=WORKING, connections=4)
    try:
        children = [
            await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "tests.torture.deadline", url),
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
            for _ in range(processes)
        ]
        # Both are up and waiting before the first hour is set; opening the polls takes time too.
        await asyncio.gather(*(_ready(child) for child in children))
        lead = LEAD + polls * OPENING
        opened = await open_polls(
            database.writes,
            [timedelta(seconds=lead + place / polls_a_second) for place in range(polls)],
            voters=voters,
        )
        given = [
            json.dumps(
                [[str(poll.id), [str(v) for v in poll.voters[half::processes]]] for poll in opened]
            )
            for half in range(processes)
        ]
        said = await asyncio.gather(
            *(child.communicate(text.encode()) for child, text in zip(children, given, strict=True))
        )
        if any(child.returncode for child in children):
            raise RuntimeError("a process of the race failed; its last words are above")
        await _close_all(database.writes, [poll.id for poll in opened])
        return await _counted(database.writes, opened, [json.loads(out) for out, _ in said])
    finally:
        await database.close()


async def _ready(child: asyncio.subprocess.Process) -> None:
    if child.stdout is None or await child.stdout.readline() != b"ready\n":
        raise RuntimeError("a process of the race did not come up")


async def without_the_lock(superuser: dict[str, str]) -> None:
    """Take the share lock out of the box, in this database: the control."""
    connection = await asyncpg.connect(**superuser)
    try:
        body = await connection.fetchval(
            "SELECT pg_get_functiondef('box_cast(uuid[],uuid[],integer[],text[])'::regprocedure)"
        )
        without = body.replace("ORDER BY p.id FOR SHARE", "ORDER BY p.id")
        if without == body:
            raise AssertionError("the box has no share lock to take away")
        await connection.execute(without)
    finally:
        await connection.close()


async def _close_all(sessions: Sessions, ids: Sequence[UUID]) -> None:
    await _closer(sessions, set(ids))


async def _closer(sessions: Sessions, left: set[UUID]) -> None:
    """Close what is due and count it at once, in a transaction of its own."""
    while left:
        async with unit_of_work(sessions) as uow:
            due = await close_due_polls(uow)
        for poll_id in due:
            async with unit_of_work(sessions) as uow:
                await tally_poll(uow, poll_id=poll_id)
        left.difference_update(due)
        async with unit_of_work(sessions) as uow:
            done = await uow.session.scalars(
                select(PollResult.poll_id).where(PollResult.poll_id.in_(left))
            )
            left.difference_update(done)
        await asyncio.sleep(0.002)


async def _counted(
    sessions: Sessions, opened: Sequence[Poll], said: Sequence[dict[str, list[int]]]
) -> Raced:
    acknowledged: Counter[str] = Counter()
    refused = 0
    for one in said:
        for poll_id, (yes, no) in one.items():
            acknowledged[poll_id] += yes
            refused += no
    async with unit_of_work(sessions) as uow:
        rows = await uow.session.execute(
            select(PollResult.poll_id, PollResult.ballots).where(
                PollResult.poll_id.in_([poll.id for poll in opened])
            )
        )
        tallied = {str(row.poll_id): row.ballots for row in rows}
    return Raced(
        polls=len(opened),
        acknowledged=sum(acknowledged.values()),
        refused=refused,
        tallied=sum(tallied.values()),
        wrong=sum(acknowledged[str(poll.id)] != tallied[str(poll.id)] for poll in opened),
    )


async def _one_process(
    url: str, polls: Sequence[tuple[str, Sequence[str]]]
) -> dict[str, list[int]]:
    """Be one of the server processes: its voters come around each poll's hour, and it closes too."""
    database = connect(url, patience=WORKING, connections=24)
    answers: dict[str, list[int]] = {poll_id: [0, 0] for poll_id, _ in polls}
    async with unit_of_work(database.writes) as uow:
        now = uow.now
        rows = await uow.session.execute(
            select(Hour.id, Hour.closes_at).where(Hour.id.in_([UUID(p) for p, _ in polls]))
        )
        hours = {str(row.id): (row.closes_at - now).total_seconds() for row in rows}
    begun = asyncio.get_running_loop().time()

    async def one(poll_id: str, voter: str) -> None:
        at = begun + hours[poll_id] + random.uniform(-SPREAD, SPREAD / 4)
        await asyncio.sleep(max(0.0, at - asyncio.get_running_loop().time()))
        receipt = await vote(database.writes, UUID(poll_id), UUID(voter), dwell=DWELL)
        answers[poll_id][0 if receipt else 1] += 1

    closer = asyncio.create_task(_closer(database.writes, {UUID(p) for p, _ in polls}))
    await asyncio.gather(*(one(poll_id, v) for poll_id, voters in polls for v in voters))
    await closer
    await database.close()
    return answers


if __name__ == "__main__":
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdout.write(
        json.dumps(asyncio.run(_one_process(sys.argv[1], json.loads(sys.stdin.read()))))
    )
