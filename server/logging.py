"""Logging as JSON lines on standard error: what happened to which request, and nobody's data.

No query texts, no variables, no parameters, no messages of database errors (their DETAIL quotes
values): an exception is logged as its types and the lines of code it passed through.
"""

import asyncio
import logging
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, TextIO

import orjson
import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

# Whose ordinary lines would say less than ours, or would quote addresses with codes in them.
QUIET = {
    "uvicorn.access": logging.CRITICAL,
    "uvicorn.error": logging.WARNING,
    "arq": logging.WARNING,
    "strawberry": logging.CRITICAL,
    "httpx2": logging.WARNING,
    "httpcore2": logging.WARNING,
    "sqlalchemy": logging.CRITICAL,
    "asyncio": logging.ERROR,
}
DEEPEST = 12
REQUEST: ContextVar[str] = ContextVar("request", default="")


def set_up(level: int = logging.INFO) -> None:
    """Send our own lines to standard error as they are, and the libraries' through the same words.

    Ours do not pass through the standard library's logging, which costs more than the line itself.
    """
    shared: list[Processor] = [
        of_request,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        bare_exception,
    ]
    structlog.configure(
        processors=[*shared, structlog.processors.JSONRenderer(serializer=_as_text)],
        logger_factory=lambda *_: _LINES,
        wrapper_class=structlog.make_filtering_bound_logger(level),
        cache_logger_on_first_use=True,
    )
    _LINES.stream = sys.stderr
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    logging.getLogger("uvicorn.error").addFilter(_no_traceback)
    for name, quiet in QUIET.items():
        logging.getLogger(name).setLevel(quiet)


@contextmanager
def named(request_id: str) -> Iterator[None]:
    """Give every line written inside the block the id of its request."""
    token = REQUEST.set(request_id)
    try:
        yield
    finally:
        REQUEST.reset(token)


def one_line(event: str, **told: str | float) -> None:
    """Write the line that every request leaves, without the long way on which others are made.

    Lines of one turn of the event loop are written together, at its end or before any other line.
    """
    now = datetime.now(UTC)
    line = {**told, "event": event, "request": REQUEST.get(), "level": "info", "timestamp": now}
    _LINES.gather(orjson.dumps(line, option=orjson.OPT_UTC_Z).decode())


def of_request(_: WrappedLogger, __: str, line: EventDict) -> EventDict:
    """Add the request's id, if the line was written for one."""
    request_id = REQUEST.get()
    if request_id:
        line["request"] = request_id
    return line


def _no_traceback(record: logging.LogRecord) -> bool:
    """Keep out a traceback that is told as a message: it quotes values, and we have said why already."""
    return not str(record.msg).startswith("Traceback ")


class _Lines:
    """Writes finished lines to one stream, also for loggers that were made before it was chosen."""

    def __init__(self) -> None:
        self.stream: TextIO | None = None
        self._gathered: list[str] = []
        self._promised: asyncio.AbstractEventLoop | None = None

    def msg(self, line: str) -> None:
        """Write one line at once, if a stream was chosen, after those that were gathered."""
        self._gathered.append(line)
        self.write()

    def gather(self, line: str) -> None:
        """Write one line with the others of this turn of the event loop."""
        loop = asyncio.get_running_loop()
        if self._promised is not loop:
            self._promised = loop
            loop.call_soon(self.write)
        self._gathered.append(line)

    def write(self) -> None:
        """Write what was gathered."""
        self._promised = None
        lines, self._gathered = self._gathered, []
        if lines and self.stream is not None:
            self.stream.write("\n".join(lines) + "\n")
            self.stream.flush()

    debug = info = warning = error = critical = exception = msg


_LINES = _Lines()


def _as_text(line: EventDict, **_: object) -> str:
    return orjson.dumps(line, default=str).decode()


def bare_exception(_: WrappedLogger, __: str, line: EventDict) -> EventDict:
    """Replace an exception by its types and places; its message may quote what people wrote."""
    given: Any = line.pop("exc_info", None)
    error = _error_of(given)
    if error is not None:
        line["error"] = _types(error)
        frames = traceback.extract_tb(error.__traceback__)[-DEEPEST:]
        line["at"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    return line


def _error_of(given: object) -> BaseException | None:
    if isinstance(given, BaseException):
        return given
    if isinstance(given, tuple):
        return given[1] if isinstance(given[1], BaseException) else None
    return sys.exc_info()[1] if given else None


def _types(error: BaseException) -> list[str]:
    """Return the types of an exception and of what caused it, outermost first."""
    found: list[str] = []
    seen: BaseException | None = error
    while seen is not None and len(found) < DEEPEST:
        found.append(f"{type(seen).__module__}.{type(seen).__qualname__}")
        seen = seen.__cause__ or seen.__context__
    return found
