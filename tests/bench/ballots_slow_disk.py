"""Ballots where a commit costs 2 ms more: what batches are for. Ours beside PostGraphile, 64 clients.

Where the time goes (PostgreSQL's own view of its sessions, looked at 5,889 times 3 ms apart): the disk is
being waited for in 62 of 100, a batch is worked on in 20, and one process waits for the other's commit in
10. A fifth of both cores is idle: all who ask one process are in the batch that is being committed.
Two batches under way in each process, half of those who vote in each, fill that time, and lose more than
they win: 20 share a commit where 29 did, the disk is waited for in 76 of 100 and another's commit in 45;
5,693 ballots a second beside 6,206 in the same minutes. (With the 2 ms taken away: 7,692 beside 8,650.)
PostGraphile's processes are busy all the while, so that a slower disk takes less from them.
A Python that takes a fifth less for a ballot (`infra/interpreter.py`) changed nothing here: 2.12 times
PostGraphile where it was 2.14. Looked at again, the disk is waited for in 56 of 100, a batch is worked on
in 24, and one process waits for the other's commit in 10; 28 share a commit.
"""

import asyncio
import time
from contextlib import ExitStack

import uvloop

from tests.bench.ballots import beside, kept, prepared, voting_sides
from tests.bench.contest import TURNS, contest
from tests.bench.figures import Row, Side
from tests.bench.slow_disk import NoCompilerError, SlowHouse
from tests.torture.house import House

NAME = "ballots, fdatasync slowed by 2 ms"
COMMITS = 100
SMALL_COMMITS = f"""DO $$ BEGIN FOR n IN 1..{COMMITS} LOOP
  CREATE TABLE peer.slow (); DROP TABLE peer.slow; COMMIT; END LOOP; END $$"""


def rows(scale: str) -> list[Row]:
    """Measure it, or say why it was not."""
    try:
        slow = SlowHouse()
    except NoCompilerError as reason:
        return [
            Row(NAME, "PostGraphile 5", "ballots/s", Side("Dure"), notes=[f"skipped: {reason}"])
        ]
    with slow as house, ExitStack() as stack:
        database, electorate = asyncio.run(prepared(house))
        ours, peers = voting_sides(stack, house, database, electorate)
        told = [f"one commit alone takes {asyncio.run(commit(house, database)):.1f} ms"]
        told += uvloop.run(contest(house, [ours, *peers], **TURNS[scale]))
        told += asyncio.run(kept(house, database, electorate))
    return [beside(NAME, ours, peers, told, reach=2.5, moonshot=3.7)]


async def commit(house: House, database: str) -> float:
    """Return the milliseconds that one small commit takes, to show that the disk is slow indeed."""
    began = time.perf_counter()
    await house.run(database, SMALL_COMMITS)
    return 1000 * (time.perf_counter() - began) / COMMITS
