"""Many followers on sockets in one event loop, as cheap as they can be: a head count of who has heard.

They speak just enough of WebSocket (RFC 6455) and graphql-transport-ws: a handshake, a greeting, one
subscription. Frames go out masked with zeros; of what comes in pings are answered, and a mark is looked for.
"""

import asyncio
import os
import time
from base64 import b64encode
from dataclasses import dataclass, field

import orjson

AT_ONCE = 100  # connections opened side by side
PING = 0x9  # who does not answer one is taken for gone


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
    gone: int = 0
    heard: asyncio.Event = field(default_factory=asyncio.Event)
    transports: list[asyncio.Transport] = field(default_factory=list)

    async def gather(self, number: int) -> None:
        """Open so many sockets, subscribe on each, and wait until each has its first state."""
        self.mark, self.missing = b'"type":"next"', number
        for start in range(0, number, AT_ONCE):
            await asyncio.gather(*(self._open() for _ in range(min(AT_ONCE, number - start))))
        await self.all_heard(within=120)

    async def slow(self) -> None:
        """Open one socket more that subscribes and then reads nothing."""
        follower = await self._open(counted=False)
        await asyncio.sleep(0.5)
        follower.pause_reading()

    def await_mark(self, mark: bytes) -> None:
        """Begin a round: all have to hear this mark."""
        self.mark, self.missing = mark, len(self.transports)
        self.heard.clear()

    async def all_heard(self, *, within: float) -> None:
        """Wait until all have heard it. Raises if somebody was cut off, or has not heard it in so many seconds."""
        async with asyncio.timeout(within):
            await self.heard.wait()
        if self.gone:
            msg = f"{self.gone} of {len(self.transports)} followers were cut off"
            raise RuntimeError(msg)

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
        whole = self._rest + data
        start = 0
        while (size := _whole_frame(whole, start)) is not None:
            end = start + size
            if whole[start] & 0x0F == PING:
                self._transport.write(_pong(whole[start:end]))  # type: ignore[attr-defined]
            elif self._counted and self._mark != crowd.mark:
                self._look(whole[start:end])
            start = end
        self._rest = whole[start:]

    def connection_lost(self, _: Exception | None) -> None:
        if self._counted:
            self._crowd.gone += 1
            self._crowd.heard.set()

    def _look(self, message: bytes) -> None:
        crowd = self._crowd
        if crowd.mark not in message:
            return
        self._mark = crowd.mark
        crowd.missing -= 1
        if not crowd.missing:
            crowd.last = time.perf_counter()
            crowd.heard.set()


def _whole_frame(data: bytes, start: int) -> int | None:
    """Return the length of the frame that begins there, header included; None while it is not all here."""
    here = len(data) - start
    if here < 2:
        return None
    size, header = data[start + 1], 2
    if size == 126:
        size, header = int.from_bytes(data[start + 2 : start + 4]), 4
    elif size == 127:
        size, header = int.from_bytes(data[start + 2 : start + 10]), 10
    return header + size if here >= header + size else None


def _pong(ping: bytes) -> bytes:
    """Return the answer to a ping, which holds what the ping held, masked with zeros."""
    return b"\x8a" + bytes([0x80 | ping[1]]) + bytes(4) + ping[2:]
