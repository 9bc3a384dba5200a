"""Kill -9 of server and database while ballots go in by batches over HTTP: no receipt is lost.

64 clients vote at the product's own server, each a voter who is signed in. By turns the server's whole
tree and PostgreSQL's whole tree are killed in the middle of it. Every receipt that was given must lie in
the table afterwards, and beside them no ballot that nobody asked for. The control is a server that
answers before it commits; receipts must be missing.
"""

import asyncio
import contextlib
import random
import subprocess
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import asdict, dataclass
from uuid import UUID

import httpx2
import psutil

from schema.kit.ids import global_id
from server.database import WORKING, connect
from tests.bench.house import started
from tests.bench.towns import signed_in
from tests.fixtures.product import free_port
from tests.fixtures.town import make_town
from tests.torture.burst import Burst
from tests.torture.door import CAST, NoAnswerError
from tests.torture.figures import Figure
from tests.torture.hasty import LATER
from tests.torture.house import House
from workflows.law.actions import load_rule_packs
from workflows.record.uow import unit_of_work

CLIENTS = 64
VOTERS = 128
LINES = 4  # on the ballot paper, of which a voter may name two
PATIENCE = 30.0  # seconds for one answer
LEAST_BATCH = 8  # ballots of the largest commit; with less, nothing was learnt of batches

LOST = """SELECT count(*) AS n FROM unnest($2::text[]) AS code
WHERE NOT EXISTS (SELECT FROM ballot b WHERE b.poll_id = $1 AND b.receipt = code)"""
# Ballots of one batch were written by one transaction.
BATCHES = """SELECT coalesce(sum(n), 0)::integer AS stored, coalesce(max(n), 0) AS largest,
  coalesce(avg(n), 0)::float AS batch
FROM (SELECT count(*) AS n FROM ballot WHERE poll_id = $1 GROUP BY xmin::text) AS batches"""


@dataclass(slots=True)
class Killed:
    """What came of it. `lost` receipts are not in the table; `unasked` ballots nobody was told of."""

    kills: int
    acknowledged: int
    broken: int
    repeated: int
    other_receipt: int
    lost: int
    unasked: int
    batch: float
    largest: int
    seconds: float


class Standing:
    """A server that is started again at the same address as soon as it was killed."""

    def __init__(self, database_url: str, *, module: str, processes: int) -> None:
        """Start it."""
        self.port = free_port()
        self._start = lambda: started(database_url, self.port, module=module, processes=processes)
        self._process: subprocess.Popen[bytes] = self._start()

    def kill(self) -> None:
        """Kill -9 the whole tree and start it again."""
        self.stop()
        self._process = self._start()

    def stop(self) -> None:
        """Kill -9 the whole tree; the parent first, so that it starts no child anew."""
        parent = psutil.Process(self._process.pid)
        parent.suspend()
        for process in [*parent.children(recursive=True), parent]:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
        self._process.wait()


@dataclass(slots=True)
class Booth:
    """An open vote behind a server, and the cookies of its voters."""

    standing: Standing
    campaign: str
    poll_id: UUID
    cookies: list[str]
    http: httpx2.AsyncClient

    async def vote(self, cookie: str, counter: int, choice: str) -> str:
        """Cast one ballot and return its receipt. Raises NoAnswerError where nobody answers."""
        choices = [{"number": int(number)} for number in choice.split(",")]
        given = {"campaignId": self.campaign, "counter": counter, "choices": choices}
        port = self.standing.port
        try:
            answer = await self.http.post(
                f"http://127.0.0.1:{port}/graphql",
                json={"query": CAST, "variables": {"input": given}},
                headers={"cookie": f"dure-{port}={cookie}", "dure-csrf": "1"},
            )
        except httpx2.TransportError as error:
            raise NoAnswerError from error
        said = answer.json() if answer.status_code == httpx2.codes.OK else {"errors": True}
        # While its database is dead the server has no other answer than that it failed.
        if said.get("errors"):
            raise NoAnswerError
        cast = said["data"]["castBallot"]
        if cast["__typename"] == "CastBallotSuccess":
            receipt: str = cast["receipt"]
            return receipt
        if cast["code"] == "BUSY":
            raise NoAnswerError
        raise RuntimeError(f"a voter was refused: {cast}")


@contextlib.asynccontextmanager
async def open_booth(
    house: House, *, module: str = "server", processes: int = 2
) -> AsyncIterator[tuple[str, Booth]]:
    """Open a vote in a database of its own and a server in front of it."""
    database = await house.fresh("batches")
    # Whoever prepares a town takes his time; what is tried here is how the house serves.
    own = connect(house.url(database), patience=WORKING)
    async with unit_of_work(own.writes) as uow:
        await load_rule_packs(uow)
    town = await make_town(own.writes, residents=VOTERS)
    campaign = await town.open_campaign(revoting=True)
    cookies = await signed_in(own.writes, town.residents)
    await own.close()
    standing = Standing(house.url(database), module=module, processes=processes)
    limits = httpx2.Limits(max_connections=CLIENTS)
    try:
        async with httpx2.AsyncClient(timeout=PATIENCE, trust_env=False, limits=limits) as http:
            number = global_id("Campaign", campaign.id)
            yield database, Booth(standing, number, campaign.poll_id, cookies, http)
    finally:
        standing.stop()


def any_choice() -> str:
    """Return one or two of the lines."""
    return ",".join(
        str(n) for n in sorted(random.sample(range(1, LINES + 1), random.randint(1, 2)))
    )


async def burst_and_kill(
    house: House,
    database: str,
    booth: Booth,
    *,
    kills: int,
    ways: tuple[Callable[[], None], ...],
    until_lost: bool = False,
) -> Killed:
    """Vote and kill so many times by turns, or until something is lost; then look for every receipt."""
    began = time.monotonic()
    burst: Burst[str] = Burst(booth.vote, any_choice, (NoAnswerError,))
    burst.begin(booth.cookies, lanes=CLIENTS)
    done = lost = 0
    try:
        while done < kills and not (until_lost and lost):
            await burst.until_hot()
            ways[done % len(ways)]()
            done += 1
            if until_lost:
                await burst.until_voting()
                lost = await _lost(house, database, booth, burst)
        await burst.until_voting()
        await burst.end()
    finally:
        await burst.abandon()
    await asyncio.sleep(2 * LATER)  # the control's last commits come after its answers
    lost = await _lost(house, database, booth, burst)
    (batches,) = await house.rule(database, BATCHES, booth.poll_id)
    return Killed(
        kills=done,
        acknowledged=len(burst.receipts),
        broken=burst.broken,
        repeated=burst.repeated,
        other_receipt=burst.other_receipt,
        lost=lost,
        unasked=batches["stored"] - len(burst.receipts) + lost,
        batch=batches["batch"],
        largest=batches["largest"],
        seconds=time.monotonic() - began,
    )


async def _lost(house: House, database: str, booth: Booth, burst: Burst[str]) -> int:
    """Look every receipt up in the table; return how many are not there."""
    codes = list(burst.receipts.values())
    (row,) = await house.rule(database, LOST, booth.poll_id, codes)
    lost: int = row["n"]
    return lost


async def kill_in_batches(house: House, *, kills: int) -> Killed:
    """Kill the product's server and its database by turns, so many times."""

    def kill_database() -> None:
        house.kill()
        house.restart()

    async with open_booth(house) as (database, booth):
        ways = (booth.standing.kill, kill_database)
        return await burst_and_kill(house, database, booth, kills=kills, ways=ways)


async def kill_the_hasty(house: House, *, kills: int) -> Killed:
    """Kill the control's server until a receipt is lost, or so many times."""
    async with open_booth(house, module="tests.torture.hasty", processes=1) as (database, booth):
        ways = (booth.standing.kill,)
        return await burst_and_kill(house, database, booth, kills=kills, ways=ways, until_lost=True)


async def batch_kills(house: House, *, kills: int, control: int) -> list[Figure]:
    """Kill so many times; then the control until it loses."""
    kept = await kill_in_batches(house, kills=kills)
    erred = await kill_the_hasty(house, kills=control)
    line = (
        "{kills} kills -9, {acknowledged:,} acknowledged over HTTP,"
        " {batch:.1f} a commit and at most {largest}, {lost} lost, {unasked} doubled,"
        " {broken:,} broken lines, {repeated:,} repeats, {other_receipt} with another receipt"
    )
    whole = (kept.kills, kept.lost, kept.unasked, kept.other_receipt) == (kills, 0, 0, 0)
    return [
        Figure.of(
            "kills of server and database by turns, in batches",
            whole and kept.largest >= LEAST_BATCH,
            line.format(**asdict(kept)),
            kept,
        ),
        Figure.of(
            "kills in batches, control that answers before it commits",
            erred.lost > 0,
            line.format(**asdict(erred)),
            erred,
        ),
    ]
