"""Delivery and the bell: each message once, whatever dies, and Valkey carries no fact."""

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from redis.exceptions import ConnectionError as NoConnectionError

from infra.embedded.valkey import Valkey
from server import jobs, worker
from server.bell import QUEUE, from_json, hung_bell, to_json, valkey
from server.database import Database
from server.delivery import deliver_waiting
from tests.fixtures.services import Services
from tests.server import marks
from tests.server.marks import answering, answers, ask
from workflows.record.outbox import waiting
from workflows.record.uow import Sessions

ROOT = Path(__file__).parents[2]


@pytest.fixture
def own_valkey() -> AsyncIterator[Valkey]:
    """A Valkey that a test may kill."""
    with tempfile.TemporaryDirectory(prefix="dure-valkey-") as folder, Valkey(Path(folder)) as one:
        yield one


@pytest.fixture(autouse=True)
async def nothing_waits(sessions: Sessions) -> None:
    """Begin with an empty outbox."""
    await deliver_waiting(sessions, {})


async def until(holds: Callable[[], Awaitable[bool]], seconds: float = 10) -> float:
    """Wait until something holds; return how long it took. Fails when it never does."""
    began = time.monotonic()
    while not await holds():
        assert time.monotonic() - began < seconds, "it never came about"
        await asyncio.sleep(0.02)
    return time.monotonic() - began


@contextlib.asynccontextmanager
async def running(*coroutines: Awaitable[None]) -> AsyncIterator[None]:
    """Run background work for the length of a block."""
    tasks = [asyncio.ensure_future(one) for one in coroutines]
    try:
        yield
    finally:
        await worker.end(tasks)


@pytest.fixture
def answers_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the worker's own job react to the questions of these tests."""

    async def deliver(sessions: Sessions) -> int:
        return await deliver_waiting(sessions, answering())

    monkeypatch.setattr(jobs, "deliver", deliver)


async def test_two_workers_deliver_each_message_once(sessions: Sessions):
    asked = await ask(sessions, 60)
    took = await asyncio.gather(*(deliver_waiting(sessions, answering()) for _ in range(4)))

    assert await answers(sessions, asked) == [1] * 60
    # 60 questions and the 60 answers, which nobody reacts to.
    assert sum(took) == 120
    assert min(took) > 0


async def test_a_reaction_that_fails_is_put_off_and_does_not_stop_the_others(sessions: Sessions):
    asked = await ask(sessions, 3)
    works = answering()[marks.Mark.ASKED.value][0]

    async def fails_for_one(uow, event) -> None:
        await works(uow, event)
        if event.id == asked[1]:
            msg = "not this one"
            raise RuntimeError(msg)

    await deliver_waiting(sessions, {marks.Mark.ASKED.value: (fails_for_one,)})
    assert await answers(sessions, asked) == [1, 0, 1]
    assert await waiting(sessions) == 1

    async def done() -> bool:
        await deliver_waiting(sessions, answering())
        return await waiting(sessions) == 0

    await until(done)
    assert await answers(sessions, asked) == [1, 1, 1]


async def test_a_worker_killed_in_the_middle_leaves_the_message_undone_then_it_is_done_once(
    services: Services, database_name: str, sessions: Sessions
):
    asked = await ask(sessions, 1)
    for _ in range(3):
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.server.marks",
            services.url(database_name),
            "60",
            cwd=ROOT,
            stdout=subprocess.PIPE,
        )
        assert await asyncio.wait_for(process.stdout.readline(), 30) == b"reacting\n"
        assert await answers(sessions, asked) == [0]
        os.kill(process.pid, signal.SIGKILL)
        await process.wait()

    async def done() -> bool:
        await deliver_waiting(sessions, answering())
        return await waiting(sessions) == 0

    await until(done)
    assert await answers(sessions, asked) == [1]


async def test_the_bell_wakes_the_worker_long_before_its_sweep(
    sessions: Sessions, own_valkey: Valkey, answers_all: None
):
    async with running(worker.listen(own_valkey.url, sessions)), hung_bell(own_valkey.url) as bell:
        asked = await ask(sessions, 1)
        await bell.ring()

        async def answered() -> bool:
            return await answers(sessions, asked) == [1]

        took = await until(answered)
    print(f"bell to effect: {took * 1000:.0f} ms")
    assert took < worker.SWEEP_EVERY / 2


async def test_many_rings_at_once_are_one_ring(own_valkey: Valkey):
    client = valkey(own_valkey.url)
    async with hung_bell(own_valkey.url) as bell:
        for _ in range(500):
            await bell.ring()
        await asyncio.sleep(0.3)
    rung = await client.zcard(QUEUE)
    await client.aclose(close_connection_pool=True)

    assert rung == 1


async def test_valkey_flushed_in_the_middle_changes_no_result(
    sessions: Sessions, own_valkey: Valkey, answers_all: None, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(worker, "SWEEP_EVERY", 0.5)
    client = valkey(own_valkey.url)
    asked = []
    async with (
        running(
            worker.listen(own_valkey.url, sessions),
            worker.repeat(jobs.deliver, sessions, worker.SWEEP_EVERY),
        ),
        hung_bell(own_valkey.url) as bell,
    ):
        for _ in range(10):
            asked += await ask(sessions, 5)
            await bell.ring()
            await client.flushall()

        async def answered() -> bool:
            return await answers(sessions, asked) == [1] * 50

        await until(answered)

        async def empty() -> bool:
            return await waiting(sessions) == 0

        await until(empty)
    await client.aclose(close_connection_pool=True)
    assert await answers(sessions, asked) == [1] * 50


async def test_valkey_killed_in_the_middle_changes_no_result_and_the_bell_rings_again(
    sessions: Sessions, own_valkey: Valkey, answers_all: None, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(worker, "LISTEN_AGAIN", 0.1)
    async with running(worker.listen(own_valkey.url, sessions)), hung_bell(own_valkey.url) as bell:
        first = await ask(sessions, 1)
        await bell.ring()
        await until(lambda: _all_answered(sessions, first))

        os.kill(own_valkey.pid, signal.SIGKILL)
        await asyncio.sleep(0.2)
        silent = await ask(sessions, 5)
        await bell.ring()
        await asyncio.sleep(0.3)
        assert await answers(sessions, silent) == [0] * 5
        # The sweep needs no bell.
        async with running(worker.repeat(jobs.deliver, sessions, 0.5)):
            await until(lambda: _all_answered(sessions, silent))

        own_valkey.stop()
        await asyncio.to_thread(own_valkey.start)
        last = await ask(sessions, 1)

        async def rung_until_heard() -> bool:
            await bell.ring()
            await asyncio.sleep(0.1)
            return await _all_answered(sessions, last)

        await until(rung_until_heard, 20)


async def _all_answered(sessions: Sessions, asked: list) -> bool:
    return set(await answers(sessions, asked)) == {1}


async def test_ringing_never_raises_nor_waits_without_valkey(tmp_path: Path):
    async with hung_bell(f"unix://{tmp_path}/nobody.sock") as bell, hung_bell(None) as none:
        began = time.monotonic()
        for one in (bell, none):
            await one.ring()
        await asyncio.sleep(0.1)
        await bell.ring()
        assert time.monotonic() - began < 1


async def test_the_control_without_a_sweep_and_without_a_bell_delivers_nothing(
    sessions: Sessions, own_valkey: Valkey, answers_all: None
):
    asked = await ask(sessions, 2)
    async with running(worker.listen(own_valkey.url, sessions)):
        await asyncio.sleep(0.6)
        assert await answers(sessions, asked) == [0, 0]
    await deliver_waiting(sessions, answering())
    assert await answers(sessions, asked) == [1, 1]


async def test_a_job_that_is_no_json_object_runs_nothing(
    sessions: Sessions, own_valkey: Valkey, answers_all: None
):
    client = valkey(own_valkey.url)
    await client.set("arq:job:evil", b"\x80\x04cos\nsystem\n(S'true'\ntR.")
    await client.zadd(QUEUE, {"evil": 1})
    asked = await ask(sessions, 1)
    async with running(worker.listen(own_valkey.url, sessions)), hung_bell(own_valkey.url) as bell:
        await bell.ring()
        await until(lambda: _all_answered(sessions, asked))
    await client.aclose(close_connection_pool=True)


def test_jobs_are_json():
    assert from_json(to_json({"f": "deliver"})) == {"f": "deliver"}
    for raw in (b"[]", b"\x80\x04.", b"{"):
        with pytest.raises(ValueError):
            from_json(raw)


async def test_a_round_gives_way_in_time(sessions: Sessions, database: Database):
    asked = await ask(sessions, 5)
    taken = await deliver_waiting(database.writes, answering(0.05), round_seconds=0.02)

    assert taken == 1
    assert sum(await answers(sessions, asked)) == 1


async def test_the_worker_goes_on_after_a_job_failed(sessions: Sessions):
    calls = 0

    async def fails_once(_: Sessions) -> None:
        nonlocal calls
        calls += 1
        if calls == 1:
            raise NoConnectionError

    async with running(worker.repeat(fails_once, sessions, 0.01)):
        await until(lambda: asyncio.sleep(0, calls > 2))


async def test_stopping_outlasts_a_cancellation_that_was_swallowed():
    swallowed = 0

    async def stubborn() -> None:
        nonlocal swallowed
        while swallowed < 2:
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError:
                swallowed += 1

    task = asyncio.ensure_future(stubborn())
    await asyncio.sleep(0)
    await asyncio.wait_for(worker.end([task]), 10)

    assert swallowed == 2
    assert task.done()
