"""Many followers on sockets in one event loop, as cheap as they can be: a head count of who has heard.

They speak just enough of WebSocket (RFC 6455) and graphql-transport-ws: a handshake, a greeting, one
subscription. Frames go out masked with zeros; of what comes in only a mark is looked for.
"""

import asyncio
import os
import time
from base64 import b64encode
from dataclasses import dataclass, field

import orjson

AT_ONCE = 100  # connections opened side by side


def frame(message: object) -> bytes:
    """Return one masked text frame of less than 64 KiB."""
    body = orjson.dumps(message)
    size = bytes([0x80 | len(body)]) if len(body) < 126 else b"\xfe" + len(body).to_bytes(2)
    return b"\x81" + size + bytes(4) + body


@dataclass(slots=True)
class Crowd:
    """All followers of one side: how many still have to hear the mark of this round."""

    port: int
    query: str
    variables: dict[str, object]
    mark: bytes = b"\x00"
    missing: int = 0
    last: float = 0.0
    heard: asyncio.Event = field(default_factory=asyncio.Event)
    transports: list[asyncio.Transport] = field(default_factory=list)

    async def gather(self, number: int) -> None:
        """Open so many sockets, subscribe on each, and wait until each has its first state."""
        self.mark, self.missing = b'"type":"next"', number
        for start in range(0, number, AT_ONCE):
            await asyncio.gather(*(self._open() for _ in range(min(AT_ONCE, number - start))))
        async with asyncio.timeout(120):
            await self.heard.wait()

    async def slow(self) -> None:
        """Open one socket more that subscribes and then reads nothing."""
        follower = await self._open(counted=False)
        await asyncio.sleep(0.5)
        follower.pause_reading()

    def await_mark(self, mark: bytes) -> None:
        """Begin a round: all have to hear this mark."""
        self.mark, self.missing = mark, len(self.transports)
        self.heard.clear()

    def close(self) -> None:
        """Close every socket."""
        for transport in self.transports:
            transport.abort()

    async def _open(self, *, counted: bool = True) -> asyncio.Transport:
        loop = asyncio.get_running_loop()
        transport, _ = await loop.create_connection(
            lambda: _Follower(self, counted=counted), "127.0.0.1", self.port
        )
        if counted:
            self.transports.append(transport)
        return transport


class _Follower(asyncio.Protocol):
    """One socket."""

    def __init__(self, crowd: Crowd, *, counted: bool) -> None:
        self._crowd, self._counted = crowd, counted
        self._greeted = False
        self._mark = b""
        self._rest = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        key = b64encode(os.urandom(16)).decode()
        transport.write(  # type: ignore[attr-defined]
            (
                "GET /graphql HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n"
                "Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n"
            ).encode()
        )
        payload = {"query": self._crowd.query, "variables": self._crowd.variables}
        self._hello = frame({"type": "connection_init"})
        self._wish = frame({"id": "1", "type": "subscribe", "payload": payload})
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        crowd = self._crowd
        if not self._greeted:
            if b"\r\n\r\n" in data and self._hello:
                self._transport.write(self._hello)  # type: ignore[attr-defined]
                self._hello = b""
            if b"connection_ack" in data:
                self._greeted = True
                self._transport.write(self._wish)  # type: ignore[attr-defined]
            return
        # A mark may lie across two packets.
        whole = self._rest + data
        self._rest = whole[-len(crowd.mark) :]
        if self._counted and self._mark != crowd.mark and crowd.mark in whole:
            self._mark, self._rest = crowd.mark, b""
            crowd.missing -= 1
            if not crowd.missing:
                crowd.last = time.perf_counter()
                crowd.heard.set()
