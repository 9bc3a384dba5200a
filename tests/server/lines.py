"""A client of graphql-transport-ws for the tests: what it sends, and what it hears."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.server.conftest import House

PATIENCE = 10.0


@dataclass(slots=True)
class Line:
    """One socket."""

    socket: ClientConnection

    async def say(self, **message: object) -> None:
        """Send one message."""
        await self.socket.send(json.dumps(message))

    async def hear(self, seconds: float = PATIENCE) -> dict[str, Any]:
        """Return the next message."""
        async with asyncio.timeout(seconds):
            return json.loads(await self.socket.recv())

    async def state(self, seconds: float = PATIENCE) -> Any:
        """Return the data of the next message, which must be a state."""
        message = await self.hear(seconds)
        assert message["type"] == "next", message
        return message["payload"]["data"]

    async def follow(self, query: str, /, operation_id: str = "1", **variables: object) -> None:
        """Subscribe."""
        payload = {"query": query, "variables": variables}
        await self.say(id=operation_id, type="subscribe", payload=payload)

    async def closed(self) -> int:
        """Wait for the other side to close; return its code."""
        try:
            async with asyncio.timeout(PATIENCE):
                while True:
                    await self.socket.recv()
        except ConnectionClosed as closed:
            return closed.rcvd.code if closed.rcvd else 1006

    async def is_silent(self, seconds: float) -> bool:
        """Say whether nothing comes for some time."""
        try:
            await self.hear(seconds)
        except TimeoutError:
            return True
        return False


@asynccontextmanager
async def line_to(
    house: House,
    *,
    init: dict[str, object] | None = None,
    greeted: bool = True,
    protocol: str = "graphql-transport-ws",
    **headers: str,
) -> AsyncIterator[Line]:
    """Open a socket, and say hello on it."""
    async with connect(
        house.url.replace("http://", "ws://") + "/graphql",
        subprotocols=[protocol],
        additional_headers=headers,
        origin=None,
        compression=None,
    ) as socket:
        line = Line(socket)
        if greeted:
            await line.say(type="connection_init", payload=init or {})
            assert await line.hear() == {"type": "connection_ack"}
        yield line
