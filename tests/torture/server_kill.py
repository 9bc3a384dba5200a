"""Kill -9 of the HTTP server in a burst of votes over HTTP: every acknowledged receipt is found.

The product is started as its users start it, and its own supervisor brings the server back. The
control is a server beside it that answers before it commits; receipts must be missing.
"""

import asyncio
import contextlib
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import asyncpg
import psutil

from infra.embedded.places import runtime_dir
from tests.fixtures.product import Product, free_port, start_product, stop_product
from tests.torture.burst import Burst
from tests.torture.crew import ROOT
from tests.torture.door import Door, NoAnswerError, any_choice, open_door
from tests.torture.figures import Figure
from tests.torture.hasty import LATER

VOTE = "2027년 주민참여예산"
LANES = 8
VOTERS = [f"resident.{number}" for number in range(1, 25)]
VOTERS_OF_CONTROL = [f"resident.{number}" for number in range(26, 51)]
ASKING = 8  # receipts looked up at the same time
START_AGAIN = 0.2  # seconds before the control's server is started again


@dataclass(slots=True)
class Killed:
    """What came of it. `lost` receipts are unknown to the house; `unasked` ballots nobody held."""

    kills: int
    acknowledged: int
    broken: int
    repeated: int
    other_receipt: int
    lost: int
    unasked: int
    seconds: float


def serving(product: Product) -> psutil.Process:
    """Return the product's HTTP server. Raises LookupError while there is none."""
    for child in psutil.Process(product.process.pid).children():
        with contextlib.suppress(psutil.NoSuchProcess):
            if child.cmdline()[1:] == ["-m", "server", "serve"]:
                return child
    raise LookupError("nobody serves at the moment")


class Hasty:
    """A server that answers before it commits, beside the product, on the product's own data."""

    def __init__(self, product: Product) -> None:
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self._env = serving(product).environ()
        self._env |= {"DURE_PORT": str(port), "DURE_PUBLIC_URL": self.url}
        self._child = self._started()

    def _started(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "tests.torture.hasty", "serve"]
        silent = subprocess.DEVNULL
        return subprocess.Popen(command, cwd=ROOT, env=self._env, stdout=silent, stderr=silent)

    def kill(self) -> None:
        """Kill -9 it and start it again."""
        self.stop()
        time.sleep(START_AGAIN)
        self._child = self._started()

    def stop(self) -> None:
        """Kill -9 it."""
        self._child.kill()
        self._child.wait()


@contextlib.contextmanager
def product_of_its_own() -> Iterator[Product]:
    """Start a whole product with the demo, and stop it afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="dure-torture-product-"))
    product = start_product(folder, free_port())
    try:
        yield product
    finally:
        stop_product(product.process)
        shutil.rmtree(folder, ignore_errors=True)


async def stored(product: Product, number: str) -> int:
    """Count the ballots of a campaign behind the box's back."""
    sockets = runtime_dir(product.data / "data")
    connection = await asyncpg.connect(host=str(sockets), user="postgres", database="dure")
    try:
        count: int = await connection.fetchval(
            "SELECT count(*) FROM ballot b JOIN campaign c USING (poll_id) WHERE c.number = $1",
            number,
        )
    finally:
        await connection.close()
    return count


async def burst_and_kill(
    door: Door, product: Product, *, kills: int, kill: Callable[[], None], until_lost: bool = False
) -> Killed:
    """Vote and kill so many times, or until something is lost; then ask for every receipt."""
    began = time.monotonic()
    before = await stored(product, door.number)
    burst: Burst[str] = Burst(door.vote, any_choice, (NoAnswerError,))
    burst.begin(list(door.tokens), lanes=LANES)
    done = 0
    lost: set[str] = set()
    try:
        while done < kills and not (until_lost and lost):
            await burst.until_hot()
            kill()
            done += 1
            if until_lost:
                await burst.until_voting()
                lost = await door.unknown(burst.receipts.values())
        await burst.until_voting()
        await burst.end()
    finally:
        await burst.abandon()
    await asyncio.sleep(2 * LATER)  # the control's last commits come after its answers
    lost = await door.unknown(burst.receipts.values())
    ballots = await stored(product, door.number) - before
    return Killed(
        kills=done,
        acknowledged=len(burst.receipts),
        broken=burst.broken,
        repeated=burst.repeated,
        other_receipt=burst.other_receipt,
        lost=len(lost),
        unasked=ballots - len(burst.receipts) + len(lost),
        seconds=time.monotonic() - began,
    )


async def server_kills(*, kills: int, control: int) -> list[Figure]:
    """Kill the product's server so many times; then the control's until it loses."""
    with product_of_its_own() as product:
        async with open_door(product, product.url, VOTERS, VOTE) as door:
            kept = await burst_and_kill(
                door, product, kills=kills, kill=lambda: serving(product).kill()
            )
        hasty = Hasty(product)
        try:
            async with open_door(product, hasty.url, VOTERS_OF_CONTROL, VOTE) as door:
                erred = await burst_and_kill(
                    door, product, kills=control, kill=hasty.kill, until_lost=True
                )
        finally:
            hasty.stop()
    line = (
        "{kills} kills -9 of the server, {acknowledged:,} acknowledged over HTTP, {lost} lost,"
        " {unasked} doubled, {broken:,} broken lines, {repeated:,} repeats,"
        " {other_receipt} with another receipt"
    )
    return [
        Figure.of(
            "server kills",
            (kept.kills, kept.lost, kept.unasked, kept.other_receipt) == (kills, 0, 0, 0),
            line.format(**asdict(kept)),
            kept,
        ),
        Figure.of(
            "server kills, control that answers before it commits",
            erred.lost > 0,
            line.format(**asdict(erred)),
            erred,
        ),
    ]
