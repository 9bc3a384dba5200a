"""HTTP as uvicorn speaks it, with the head of an answer and its body sent in one piece.

The application tells the head and the body one after the other, and each would be a call of the
kernel, a packet and a waking of the reader of its own. The head therefore waits for the body. If none
has come by the end of the loop's turn (an answer that is made as it is read), it goes alone.
"""

from asyncio import AbstractEventLoop, BaseTransport, Transport
from typing import Any, Final, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEAD: Final = b"HTTP/1.1 "
# A larger body costs more to copy than to send apart.
LARGEST_JOINED: Final = 65_536


class Whole(HttpToolsProtocol):
    """One connection of a client."""

    def connection_made(self, transport: BaseTransport) -> None:
        """Take the line that was opened."""
        super().connection_made(cast("Transport", Joining(cast("Transport", transport), self.loop)))

    def handle_websocket_upgrade(self) -> None:
        """Hand the bare line to the protocol of sockets, whose messages are whole by themselves."""
        self.transport = cast("Joining", self.transport).bare()
        super().handle_websocket_upgrade()


class Joining:
    """A transport that holds a head back until what follows it is written; else it is the line's own."""

    __slots__ = ("_bare", "_held", "_loop")

    def __init__(self, bare: Transport, loop: AbstractEventLoop) -> None:
        """Take the line and the loop it lives in."""
        self._bare = bare
        self._loop = loop
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
