"""Changes passed on between processes through Valkey: a hint to look, and never what has changed.

A process that answered a write publishes an empty word; every process that holds followers looks
into PostgreSQL then. A word that is lost, or a write of the worker, which publishes none, costs the
time until the next look.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from typing import Final

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

log = structlog.get_logger(__name__)

CHANNEL: Final = "dure:changed"
AGAIN: Final = 1.0  # seconds until a lost line is taken up again


class Changes:
    """Publishes in the background, many words at once as one, and hears those of others."""

    def __init__(self, url: str | None, heard: Callable[[], None]) -> None:
        """Take where Valkey is (None: only this process hears), and what to do on hearing."""
        self._url = url
        self._heard = heard
        self._wanted = asyncio.Event()

    def publish(self) -> None:
        """Say that something was written, and return at once."""
        self._wanted.set()
        if self._url is None:
            self._heard()

    async def keep_publishing(self) -> None:
        """Publish whenever asked, until cancelled."""
        while self._url is not None:
            client = Redis.from_url(self._url, socket_connect_timeout=1, socket_timeout=2)
            # Closing a broken line may fail as well, and must not be the end of publishing.
            try:
                async with contextlib.aclosing(client):
                    while True:
                        await self._wanted.wait()
                        self._wanted.clear()
                        await client.publish(CHANNEL, b"")
            except (RedisError, OSError, TimeoutError):
                log.warning("live.not_published")
            # This process at least hears itself.
            self._heard()
            await asyncio.sleep(AGAIN)

    async def keep_hearing(self) -> None:
        """Hear what all processes publish, until cancelled."""
        while self._url is not None:
            client = Redis.from_url(self._url, socket_connect_timeout=1)
            try:
                async with contextlib.aclosing(client):
                    line = client.pubsub(ignore_subscribe_messages=True)
                    await line.subscribe(CHANNEL)
                    async for _ in line.listen():
                        self._heard()
            except (RedisError, OSError, TimeoutError):
                log.warning("live.not_heard")
            self._heard()
            await asyncio.sleep(AGAIN)


@contextlib.asynccontextmanager
async def passed_on(url: str | None, heard: Callable[[], None]) -> AsyncIterator[Changes]:
    """Pass changes on for as long as the process serves."""
    changes = Changes(url, heard)
    tasks = [
        asyncio.create_task(changes.keep_publishing(), name="live.publish"),
        asyncio.create_task(changes.keep_hearing(), name="live.hear"),
    ]
    try:
        yield changes
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
