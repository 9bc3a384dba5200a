"""The bell: a hint to the worker, through arq, that something waits in the outbox.

Truth is the outbox in PostgreSQL. A bell that is lost, doubled or rung in vain changes no result:
the worker looks by itself every few seconds. So ringing never waits, and failing to is only logged.
"""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from typing import Any

import structlog
from arq.connections import ArqRedis
from redis.asyncio import ConnectionPool
from redis.exceptions import RedisError

log = structlog.get_logger(__name__)

QUEUE = "dure:bell"
DELIVER = "deliver"
# Rings within this many seconds of each other are one ring.
GATHER = 0.02
# A ring that nobody heard for this long is of no use: the sweep has come by since.
FORGET = 60


def to_json(value: dict[str, Any]) -> bytes:
    """Serialise a job as JSON, so that whoever can write to Valkey cannot run code here."""
    return json.dumps(value, default=str).encode()


def from_json(raw: bytes) -> dict[str, Any]:
    """Read a job back. Raises ValueError for anything that is not a JSON object."""
    value = json.loads(raw)
    if not isinstance(value, dict):
        msg = "a job is a JSON object"
        raise ValueError(msg)  # noqa: TRY004 - what arq expects of a broken job
    return value


def valkey(url: str) -> ArqRedis:
    """Return a client that connects when it is used, and anew after Valkey came back."""
    pool = ConnectionPool.from_url(url, socket_connect_timeout=1, socket_timeout=2)
    return ArqRedis(
        pool_or_conn=pool,
        job_serializer=to_json,
        job_deserializer=from_json,
        default_queue_name=QUEUE,
    )


class Bell:
    """Rings for the worker in the background, many rings at once as one."""

    def __init__(self, client: ArqRedis | None) -> None:
        """Take the client to ring through; without one the worker's own sweep has to do."""
        self._client = client
        self._wanted = asyncio.Event()

    async def ring(self) -> None:
        """Ask for a ring and return at once; never raises."""
        self._wanted.set()

    async def keep_ringing(self) -> None:
        """Ring whenever asked, until cancelled."""
        while True:
            await self._wanted.wait()
            await asyncio.sleep(GATHER)
            self._wanted.clear()
            if self._client is None:
                continue
            try:
                await self._client.enqueue_job(DELIVER, _expires=FORGET)
            except (RedisError, OSError, TimeoutError):
                log.warning("bell.not_rung", exc_info=True)


@contextlib.asynccontextmanager
async def hung_bell(url: str | None) -> AsyncIterator[Bell]:
    """Hang a bell for as long as the process serves."""
    client = valkey(url) if url else None
    bell = Bell(client)
    ringing = asyncio.create_task(bell.keep_ringing(), name="bell")
    try:
        yield bell
    finally:
        ringing.cancel()
        # Whatever it ended in: its client is closed all the same.
        await asyncio.gather(ringing, return_exceptions=True)
        if client is not None:
            await client.aclose(close_connection_pool=True)
