"""Kill -9 of the worker between the close of a poll and its count: every result exactly once.

The worker is the product's own. The control marks a message as done before it has reacted to it;
its results must stay away.
"""

import asyncio
import contextlib
import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import asdict, dataclass
from datetime import timedelta
from uuid import UUID

import asyncpg
from sqlalchemy import func, select

from server.database import WORKING, connect
from tests.torture.ballots import Poll, any_choice, cast, open_polls
from tests.torture.crew import ROOT
from tests.torture.figures import Figure
from tests.torture.house import House
from workflows.record.models import Event
from workflows.record.uow import Sessions, unit_of_work
from workflows.voting.models import Poll as Row
from workflows.voting.models import PollResult
from workflows.voting.states import PollState

VOTERS = 9
LEAD = 1.0  # seconds from the opening to the hour
PATIENCE = 60.0  # seconds for a worker to come as far as the point of its death
AFTERWARDS = 30.0  # seconds for the last workers to count what is left
PAUSE = 0.01
WAITING = """
SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'poll_result'::regclass
"""


@dataclass(slots=True)
class Killed:
    """Workers killed, where they were, and polls whose result came never, once, wrong or twice."""

    kills: int = 0
    after_close: int = 0
    inside_count: int = 0
    never: int = 0
    wrong: int = 0
    told_twice: int = 0
    seconds: float = 0.0


@contextlib.contextmanager
def worker(url: str, module: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run one worker of the product; kill -9 it at the end of the block."""
    child = subprocess.Popen(
        [sys.executable, "-m", module, "worker"],
        cwd=ROOT,
        env={**_without_dure(), "DURE_DATABASE_URL": url, "DURE_SECRET": secrets.token_hex(32)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield child
    finally:
        child.send_signal(signal.SIGKILL)
        child.wait()


def _without_dure() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("DURE_")}


@contextlib.asynccontextmanager
async def results_barred(house: House, database: str) -> AsyncIterator[asyncpg.Connection]:
    """Hold a lock that lets nobody write a result: a count stays where its transaction waits."""
    connection = await asyncpg.connect(
        host=str(house.postgres.socket_dir), user="postgres", database=database
    )
    transaction = connection.transaction()
    await transaction.start()
    await connection.execute("LOCK TABLE poll_result IN SHARE MODE")
    try:
        yield connection
    finally:
        await transaction.rollback()
        await connection.close()


async def kill_workers(house: House, *, kills: int, module: str = "server") -> Killed:
    """Kill a worker at each of so many polls; let two more finish; then look at every result."""
    database = await house.fresh("worker")
    url = house.url(database)
    own = connect(url, patience=WORKING, connections=4)
    killed = Killed()
    began = time.monotonic()
    polls: list[Poll] = []
    try:
        for number in range(kills):
            (poll,) = await open_polls(own.writes, [timedelta(seconds=LEAD)], voters=VOTERS)
            polls.append(poll)
            for voter in poll.voters:
                await cast(own.writes, poll.id, voter, 1, any_choice())
            if number % 2:
                async with results_barred(house, database) as connection:
                    with worker(url, module):
                        await _until_someone_waits(connection)
                killed.inside_count += 1
            else:
                with worker(url, module):
                    await _until_closed(own.writes, poll.id)
                killed.after_close += await _state(own.writes, poll.id) is PollState.CLOSED
            killed.kills += 1
        with worker(url, module), worker(url, module):
            await _until_counted(own.writes, [poll.id for poll in polls])
        await _look(own.writes, polls, killed)
    finally:
        await own.close()
    killed.seconds = time.monotonic() - began
    return killed


async def _until_closed(sessions: Sessions, poll_id: UUID) -> None:
    """Wait for the moment in which the poll is closed; it is counted only a little later."""
    async with asyncio.timeout(PATIENCE):
        while True:
            if await _state(sessions, poll_id) is not PollState.OPEN:
                return
            await asyncio.sleep(PAUSE)


async def _state(sessions: Sessions, poll_id: UUID) -> PollState | None:
    async with unit_of_work(sessions) as uow:
        return await uow.session.scalar(select(Row.state).where(Row.id == poll_id))


async def _until_someone_waits(connection: asyncpg.Connection) -> None:
    """Wait until a count has come as far as writing its result, and waits there."""
    async with asyncio.timeout(PATIENCE):
        while True:
            if await connection.fetchval(WAITING):
                return
            await asyncio.sleep(PAUSE)


async def _until_counted(sessions: Sessions, polls: list[UUID]) -> None:
    """Wait until all are counted, or for as long as this suite has patience."""
    until = time.monotonic() + AFTERWARDS
    while time.monotonic() < until:
        async with unit_of_work(sessions) as uow:
            counted = await uow.session.scalar(
                select(func.count()).select_from(PollResult).where(PollResult.poll_id.in_(polls))
            )
        if counted == len(polls):
            return
        await asyncio.sleep(PAUSE * 10)


async def _look(sessions: Sessions, polls: list[Poll], killed: Killed) -> None:
    """Count results and the events that tell of them."""
    async with unit_of_work(sessions) as uow:
        for poll in polls:
            ballots = await uow.session.scalar(
                select(PollResult.ballots).where(PollResult.poll_id == poll.id)
            )
            told = await uow.session.execute(
                select(Event.kind, func.count())
                .where(Event.subject_id == poll.id)
                .group_by(Event.kind)
            )
            killed.never += ballots is None
            killed.wrong += ballots not in {None, VOTERS}
            killed.told_twice += any(number > 1 for _, number in told)


async def worker_kills(house: House, *, kills: int, control: int) -> list[Figure]:
    """Kill so many workers; then so many of the control's."""
    kept = await kill_workers(house, kills=kills)
    erred = await kill_workers(house, kills=control, module="tests.torture.hasty")
    line = (
        "{kills} kills -9 ({after_close} after the close, {inside_count} inside the count):"
        " {never} results missing, {wrong} wrong, {told_twice} told twice"
    )
    return [
        Figure.of(
            "worker kills",
            (kept.kills, kept.never, kept.wrong, kept.told_twice) == (kills, 0, 0, 0),
            line.format(**asdict(kept)),
            kept,
        ),
        Figure.of(
            "worker kills, control that marks a message before it reacts",
            erred.never + erred.wrong + erred.told_twice > 0,
            line.format(**asdict(erred)),
            erred,
        ),
    ]
