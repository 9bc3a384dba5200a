"""Several serving processes on one port: lines are spread, a dead one is replaced, no stranger shares."""

import asyncio
import resource
import socket
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from urllib.error import URLError

import psutil
import pytest
import uvicorn

from server.database import connect
from server.processes import Evenly, bound, serve_evenly
from tests.bench.house import serving
from tests.fixtures.product import free_port
from tests.torture.house import House
from workflows.law.actions import load_rule_packs
from workflows.record.uow import unit_of_work

LINES = 40


def workers(port: int, top: psutil.Process) -> list[psutil.Process]:
    """Return the processes below that listen on the port."""
    return [
        one
        for one in top.children(recursive=True)
        if any(line.status == "LISTEN" and line.laddr.port == port for line in lines_of(one))
    ]


def lines_of(process: psutil.Process) -> list[Any]:
    """Return the lines of a process; one that has just ended has none."""
    try:
        return list(process.net_connections())
    except psutil.NoSuchProcess:
        return []


def held(port: int, worker: psutil.Process) -> int:
    """Return how many lines a process holds on the port."""
    lines = worker.net_connections()
    return sum(line.status == "ESTABLISHED" and line.laddr.port == port for line in lines)


@contextmanager
def with_few_files() -> Iterator[int]:
    """Begin with few open files, as most systems do; give how many are allowed to who asks."""
    soft, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, most))
    yield most
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, most))


async def with_rules(url: str) -> None:
    """Load the rule packs: without them nobody is served."""
    database = connect(url)
    async with unit_of_work(database.writes) as uow:
        await load_rule_packs(uow)
    await database.close()


@pytest.mark.timeout(180)
def test_lines_are_spread_and_a_process_that_dies_is_replaced():
    with House() as house, ExitStack() as stack:
        name = asyncio.run(house.fresh("evenly"))
        asyncio.run(with_rules(house.url(name)))
        with with_few_files() as most:
            served = stack.enter_context(serving(house.url(name), processes=2))
        top = psutil.Process(served.pid)
        until = time.monotonic() + 120
        while len(workers(served.port, top)) < 2 and time.monotonic() < until:
            time.sleep(0.1)
        lines = [socket.create_connection(("127.0.0.1", served.port)) for _ in range(LINES)]
        time.sleep(0.5)
        shares = [held(served.port, one) for one in workers(served.port, top)]
        files = {one.rlimit(psutil.RLIMIT_NOFILE)[0] for one in workers(served.port, top)}
        for line in lines:
            line.close()
        gone = workers(served.port, top)[0]
        gone.kill()
        answered = 0
        until = time.monotonic() + 120
        while time.monotonic() < until and (answered < 20 or len(workers(served.port, top)) < 2):
            try:
                with urllib.request.urlopen(
                    f"http://127.0.0.1:{served.port}/health/live", timeout=5
                ):
                    answered += 1
            except (URLError, OSError):
                time.sleep(0.1)
        after = workers(served.port, top)

    assert sum(shares) == LINES
    assert min(shares) >= LINES // 8, shares
    assert len(after) == 2
    assert gone not in after
    assert answered >= 20
    assert files == {most}


def test_every_process_gets_a_socket_of_its_own_and_ours_is_let_go():
    port = free_port()
    evenly = Evenly(uvicorn.Config("x:y", host="127.0.0.1", port=port, workers=2))
    (first,), (second,) = evenly.sockets, evenly.sockets
    same = first.getsockname() == second.getsockname()
    evenly.should_exit.set()
    evenly.keep_subprocess_alive()

    assert same
    assert (first.fileno(), second.fileno()) == (-1, -1)


def test_a_port_that_somebody_else_has_is_refused():
    taken = bound("127.0.0.1", free_port(), shared=False)
    taken.listen()
    config = uvicorn.Config("x:y", host="127.0.0.1", port=taken.getsockname()[1], workers=2)

    with pytest.raises(SystemExit, match="cannot be used"):
        serve_evenly(config)

    taken.close()
