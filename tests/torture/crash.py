"""Kill -9 of the whole PostgreSQL tree in a burst of votes: nothing acknowledged is lost or doubled.

A voter whose line breaks votes again with the same counter and choice until he holds a receipt, as
the product's clients do. The control commits without waiting for the disk; it must lose.

A kill leaves what the operating system has already taken: this is no test of power loss. Settings
that matter there (fsync, full_page_writes) are demanded by the server when it starts.
"""

import time
from dataclasses import asdict, dataclass
from datetime import timedelta
from functools import partial
from uuid import UUID

import asyncpg
from sqlalchemy.exc import DBAPIError

from server.database import WORKING, connect
from tests.torture.ballots import Poll, any_choice, cast, open_polls
from tests.torture.burst import Burst
from tests.torture.figures import Figure
from tests.torture.house import House
from workflows.record.uow import Sessions, unit_of_work
from workflows.voting.actions import close_poll, tally_poll

BROKEN = (DBAPIError, asyncpg.PostgresError, asyncpg.InterfaceError, OSError)
LANES = 12
VOTERS = 120


@dataclass(slots=True)
class Crashed:
    """What came of it. `lost` receipts are in no box; `unasked` ballots nobody was told of."""

    kills: int
    acknowledged: int
    broken: int
    repeated: int
    other_receipt: int
    lost: int
    unasked: int
    voters: int
    tallied: int
    seconds: float


async def crash(house: House, database: str, *, kills: int, until_lost: bool = False) -> Crashed:
    """Vote and kill so many times, or until something is lost; then look for every receipt."""
    own = connect(house.url(database), patience=WORKING, connections=LANES)
    began = time.monotonic()
    burst: Burst[UUID] | None = None
    done = 0
    try:
        (poll,) = await open_polls(own.writes, [timedelta(days=1)], voters=VOTERS, revoting=True)
        burst = Burst(partial(cast, own.writes, poll.id), any_choice, BROKEN)
        burst.begin(poll.voters, lanes=LANES)
        while done < kills:
            await burst.until_hot()
            house.kill()
            house.restart()
            done += 1
            if until_lost and await _lost(house, database, poll, burst):
                break
        await burst.until_voting()
        await burst.end()
        lost = await _lost(house, database, poll, burst)
        stored = await house.rule(
            database, "SELECT count(*) FROM ballot WHERE poll_id = $1", poll.id
        )
        return Crashed(
            kills=done,
            acknowledged=len(burst.receipts),
            broken=burst.broken,
            repeated=burst.repeated,
            other_receipt=burst.other_receipt,
            lost=lost,
            unasked=stored[0][0] - len(burst.receipts) + lost,
            voters=len({voter for voter, _ in burst.receipts}),
            tallied=await _counted(own.writes, poll.id),
            seconds=time.monotonic() - began,
        )
    finally:
        if burst is not None:
            await burst.abandon()
        await own.close()


async def _lost(house: House, database: str, poll: Poll, burst: Burst[UUID]) -> int:
    """Ask the box for every receipt that was given; return how many it does not know."""
    rows = await house.rule(
        database,
        "SELECT count(*) FROM unnest($2::text[]) AS code WHERE box_receipt($1, code) = 'NOT_FOUND'",
        poll.id,
        list(burst.receipts.values()),
    )
    lost: int = rows[0][0]
    return lost


async def _counted(sessions: Sessions, poll_id: UUID) -> int:
    """Close the poll, count it, and return how many ballots the result stands on."""
    async with unit_of_work(sessions) as uow:
        await close_poll(uow, poll_id=poll_id, reason="the burst is over")
    async with unit_of_work(sessions) as uow:
        return (await tally_poll(uow, poll_id=poll_id)).row.ballots


async def database_kills(house: House, *, kills: int, control: int) -> list[Figure]:
    """Kill so many times; then the control until it loses, or so many times."""
    kept = await crash(house, await house.fresh("crash"), kills=kills)
    careless = await house.fresh("crash_careless")
    await house.rule("postgres", "ALTER SYSTEM SET synchronous_commit = off")
    await house.rule("postgres", "SELECT pg_reload_conf()")
    try:
        erred = await crash(house, careless, kills=control, until_lost=True)
    finally:
        await house.rule("postgres", "ALTER SYSTEM RESET synchronous_commit")
        await house.rule("postgres", "SELECT pg_reload_conf()")
    line = (
        "{kills} kills -9 of the tree, {acknowledged:,} acknowledged, {lost} lost, {unasked} doubled,"
        " {broken:,} broken lines, {repeated:,} repeats, {other_receipt} with another receipt,"
        " {tallied} of {voters} voters tallied"
    )
    whole = (kept.lost, kept.unasked, kept.other_receipt) == (0, 0, 0)
    return [
        Figure.of(
            "database kills",
            whole and kept.tallied == kept.voters and kept.kills == kills,
            line.format(**asdict(kept)),
            kept,
        ),
        Figure.of(
            "database kills, control with synchronous_commit=off",
            erred.lost > 0,
            line.format(**asdict(erred)),
            erred,
        ),
    ]
