"""Lines to Valkey: closed with who opened them, and taken up again even where closing fails."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from arq.connections import ArqRedis
from redis.asyncio import Redis
from redis.exceptions import TimeoutError as TooSlowError

from infra.embedded.valkey import Valkey
from server import worker
from server.bell import hung_bell
from server.live.changes import passed_on
from tests.server.marks import ask
from tests.server.test_delivery import (  # noqa: F401 - the fixtures
    _all_answered,
    answers_all,
    nothing_waits,
    own_valkey,
    running,
    until,
)
from workflows.record.uow import Sessions


@pytest.fixture
async def lines(own_valkey: Valkey):  # noqa: F811 - the fixture
    """How many lines others hold to this Valkey."""
    client = Redis.from_url(own_valkey.url)

    async def others() -> int:
        return len(await client.client_list()) - 1

    yield others
    await client.aclose()


async def test_a_listener_that_is_stopped_while_it_says_its_last_word_leaves_no_line(
    sessions: Sessions,
    own_valkey: Valkey,  # noqa: F811 - the fixture
    answers_all: None,  # noqa: F811 - the fixture
    lines: Callable[[], Awaitable[int]],
    monkeypatch: pytest.MonkeyPatch,
):
    said = worker.Worker.finish_job
    begun = asyncio.Event()

    async def slowly(listener: worker.Worker, *given: Any) -> None:
        begun.set()
        await asyncio.sleep(0.2)
        await said(listener, *given)

    monkeypatch.setattr(worker.Worker, "finish_job", slowly)
    async with running(worker.listen(own_valkey.url, sessions)), hung_bell(own_valkey.url) as bell:
        asked = await ask(sessions, 1)
        await bell.ring()
        await until(lambda: _all_answered(sessions, asked))
        await asyncio.wait_for(begun.wait(), 10)
    await asyncio.sleep(0.5)

    assert await lines() == 0


async def test_a_bell_that_broke_is_taken_down_with_its_line(
    own_valkey: Valkey,  # noqa: F811 - the fixture
    lines: Callable[[], Awaitable[int]],
    monkeypatch: pytest.MonkeyPatch,
):
    broken = asyncio.Event()

    async def breaks(client: ArqRedis, *_: object, **__: object) -> None:
        await client.ping()
        broken.set()
        raise ValueError

    monkeypatch.setattr(ArqRedis, "enqueue_job", breaks)
    async with hung_bell(own_valkey.url) as bell:
        await bell.ring()
        await asyncio.wait_for(broken.wait(), 10)

    assert await lines() == 0


async def test_changes_are_passed_on_again_after_closing_a_broken_line_failed_too(
    own_valkey: Valkey,  # noqa: F811 - the fixture
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr("server.live.changes.AGAIN", 0.05)
    closed = Redis.aclose
    failed = 0

    async def closes_too_slowly(client: Redis, *given: Any) -> None:
        nonlocal failed
        await closed(client, *given)
        if not stopping:
            failed += 1
            raise TooSlowError

    stopping = False
    monkeypatch.setattr(Redis, "aclose", closes_too_slowly)
    heard = asyncio.Event()
    async with passed_on(own_valkey.url, heard.set) as changes:
        changes.publish()
        await asyncio.wait_for(heard.wait(), 10)
        own_valkey.stop()
        changes.publish()
        await until(lambda: asyncio.sleep(0, failed > 2))
        await asyncio.to_thread(own_valkey.start)
        client = Redis.from_url(own_valkey.url)

        async def both_are_there() -> bool:
            return await client.publish("dure:changed", b"") == 1

        await until(both_are_there)
        await asyncio.sleep(0.2)
        heard.clear()
        changes.publish()
        await asyncio.wait_for(heard.wait(), 10)
        stopping = True
        await client.aclose()
