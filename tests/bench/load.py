"""The load: kept-alive lines that ask again as soon as they are answered, the same for every side.

The asker shares the machine with those it asks, so it does almost nothing: requests are bytes made
beforehand or by one call, and of an answer only the status, the length and a few marks are looked at.
Its own CPU is measured too.
"""

import asyncio
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tests.bench.house import Serving

Asking = Callable[[], bytes]

HEAD_ENDS = b"\r\n\r\n"
LENGTH = b"content-length:"
FINE = b"HTTP/1.1 200"
BUSY = b'"BUSY"'
FAILED = b'"errors":'
LOOKED_AT = 2_000  # bytes of an answer in which the marks stand; heads are shorter


@dataclass(slots=True)
class Load:
    """What came of so many seconds: right answers, others (the last one's words), the asker's CPU."""

    seconds: float = 0.0
    answers: int = 0
    waits: list[float] = field(default_factory=list)
    errors: int = 0
    busy: int = 0
    asker: float = 0.0
    wrong: bytes = b""

    @property
    def rate(self) -> float:
        """Right answers a second."""
        return self.answers / self.seconds


def written(
    port: int, body: Mapping[str, object], headers: Mapping[str, str] | None = None
) -> bytes:
    """Write down one whole GraphQL request over HTTP."""
    content = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
    lines = {
        "host": f"127.0.0.1:{port}",
        "accept": "application/json",
        "content-type": "application/json",
        **(headers or {}),
        "content-length": str(len(content)),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"POST /graphql HTTP/1.1\r\n{head}\r\n".encode() + content


class Line(asyncio.Protocol):
    """One client: asks, waits for the whole answer, asks again until the time is up."""

    def __init__(self, asking: Asking, mark: bytes, load: Load, until: float) -> None:
        """Take where requests come from and what a right answer holds."""
        self._asking, self._mark, self._load, self._until = asking, mark, load, until
        self._seen = b""
        self._missing = 0
        self._asked = 0.0
        self.over: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask the first time."""
        self._transport: asyncio.Transport = transport  # type: ignore[assignment]
        self._ask()

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - cut is cut
        """Count a line that was cut in the middle as one error."""
        if not self.over.done():
            self._load.errors += 1
            self.over.set_result(None)

    def data_received(self, data: bytes) -> None:
        """Take a piece of the answer."""
        if self._missing:
            self._missing -= len(data)
            if len(self._seen) < LOOKED_AT:
                self._seen += data[:LOOKED_AT]
        else:
            self._seen += data
            end = self._seen.find(HEAD_ENDS)
            if end < 0:
                return
            head = self._seen[:end].lower()
            at = head.find(LENGTH)
            if at < 0:
                raise RuntimeError("an answer without its length")
            length = int(head[at + len(LENGTH) :].split(b"\r\n", 1)[0])
            self._missing = length + end + len(HEAD_ENDS) - len(self._seen)
        if not self._missing:
            self._answered()

    def _answered(self) -> None:
        now, seen = time.perf_counter(), self._seen
        self._seen = b""
        if seen.startswith(FINE) and self._mark in seen and FAILED not in seen:
            self._load.answers += 1
            self._load.waits.append(now - self._asked)
        elif BUSY in seen:
            self._load.busy += 1
        else:
            self._load.errors += 1
            self._load.wrong = seen
        if now < self._until:
            self._ask()
        else:
            self.over.set_result(None)
            self._transport.close()

    def _ask(self) -> None:
        self._asked = time.perf_counter()
        self._transport.write(self._asking())


async def pressed(
    serving: Serving, asking: Asking, *, lines: int, seconds: float, mark: bytes
) -> Load:
    """Let so many lines ask for so many seconds; every last answer is waited for."""
    load = Load()
    began, spent = time.perf_counter(), time.process_time()
    loop = asyncio.get_running_loop()
    opened = await asyncio.gather(
        *(
            loop.create_connection(
                lambda: Line(asking, mark, load, began + seconds), "127.0.0.1", serving.port
            )
            for _ in range(lines)
        )
    )
    await asyncio.gather(*(line.over for _, line in opened))
    load.seconds = time.perf_counter() - began
    load.asker = time.process_time() - spent
    return load
