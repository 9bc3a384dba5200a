"""HTTP as uvicorn speaks it: an answer's head and body in one piece, and no line held by half a request.

The application tells the head and the body one after the other, and each would be a call of the
kernel, a packet and a waking of the reader of its own. The head therefore waits for the body. If none
has come by the end of the loop's turn (an answer that is made as it is read), it goes alone.

Whoever opens lines and sends a request by the letter, or none, holds a place others wait for. A request
has half a minute, and more as it goes on at a pace that any phone keeps; then its line is closed.
"""

from asyncio import AbstractEventLoop, BaseTransport, Protocol, TimerHandle, Transport
from typing import Any, Final, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEAD: Final = b"HTTP/1.1 "
# A larger body costs more to copy than to send apart.
LARGEST_JOINED: Final = 65_536
PATIENCE: Final = 30.0  # seconds for a request to arrive whole
SLOWEST: Final = 1_000  # bytes a second at which one that goes on may take longer
LOOK_EVERY: Final = 10.0
LINGER: Final = 2.0
# Of a head that has an end what is too large is told in words (`server.limits`); this is one without.
LARGEST_HEAD: Final = 262_144
TOO_LATE: Final = b"408 Request Timeout"
TOO_LARGE: Final = b"431 Request Header Fields Too Large"


class Whole(HttpToolsProtocol):
    """One connection of a client."""

    _since: float | None
    _came: int
    _look: TimerHandle

    def connection_made(self, transport: BaseTransport) -> None:
        """Take the line that was opened."""
        super().connection_made(cast("Transport", Joining(cast("Transport", transport), self.loop)))
        self._since, self._came = self.loop.time(), 0
        self._look = self.loop.call_later(LOOK_EVERY, self._look_after)

    def connection_lost(self, exc: Exception | None) -> None:
        """Look after the line no more."""
        self._look.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on, and remember since when a request is not whole."""
        super().data_received(data)
        cycle = self.cycle
        if cycle is not None and cycle.scope is self.scope and not cycle.more_body:
            self._since = None
            return
        if self._since is None:
            self._since, self._came = self.loop.time(), 0
        self._came += len(data)
        if self._came > LARGEST_HEAD and (cycle is None or cycle.scope is not self.scope):
            self._give_up(TOO_LARGE)

    def _look_after(self) -> None:
        """Close the line if its request takes too long; else look again in a while."""
        since = self._since
        if self.transport.is_closing():
            return
        if since is not None and self.loop.time() - since > PATIENCE + self._came / SLOWEST:
            self._give_up(TOO_LATE)
        else:
            self._look = self.loop.call_later(LOOK_EVERY, self._look_after)

    def _give_up(self, status: bytes) -> None:
        """Say why, unless an answer has begun already, and end the line (RFC 9110, section 15.5).

        Who has said nothing yet, as a browser that opens a line ahead, is told nothing. What still comes
        is thrown away for a moment: a line cut at once would take the word along.
        """
        begun = self.cycle is not None and self.cycle.response_started
        if self._came and not begun:
            self.transport.write(
                b"HTTP/1.1 %b\r\nconnection: close\r\ncontent-length: 0\r\n\r\n" % status
            )
        line = cast("Joining", self.transport).bare()
        line.set_protocol(Protocol())
        line.write_eof()
        self.loop.call_later(LINGER, line.close)
        self.connection_lost(TimeoutError(status.decode()))

    def handle_websocket_upgrade(self) -> None:
        """Hand the bare line to the protocol of sockets, whose messages are whole by themselves."""
        self._look.cancel()
        self.transport = cast("Joining", self.transport).bare()
        super().handle_websocket_upgrade()


class Joining:
    """A transport that holds a head back until what follows it is written; else it is the line's own."""

    __slots__ = ("_bare", "_held", "_loop", "is_closing")

    def __init__(self, bare: Transport, loop: AbstractEventLoop) -> None:
        """Take the line and the loop it lives in."""
        self._bare = bare
        self._loop = loop
        self.is_closing = bare.is_closing  # asked with every answer
        self._held = b""

    def write(self, data: bytes) -> None:
        """Send bytes, or keep the head of an answer for this turn of the loop."""
        held = self._held
        if not held and data.startswith(HEAD):
            self._held = data
            self._loop.call_soon(self._let_go)
        elif held and len(data) <= LARGEST_JOINED:
            self._held = b""
            self._bare.write(held + data)
        else:
            self._let_go()
            self._bare.write(data)

    def close(self) -> None:
        """Send what is held and close the line."""
        self._let_go()
        self._bare.close()

    def bare(self) -> Transport:
        """Send what is held and return the line itself."""
        self._let_go()
        return self._bare

    def _let_go(self) -> None:
        held, self._held = self._held, b""
        if held:
            self._bare.write(held)

    def __getattr__(self, name: str) -> Any:
        """Be the line in everything else."""
        return getattr(self._bare, name)
