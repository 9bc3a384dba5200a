"""Logging as JSON lines on standard error: what happened to which request, and nobody's data.

No query texts, no variables, no parameters, no messages of database errors (their DETAIL quotes
values): an exception is logged as its types and the lines of code it passed through.
"""

import logging
import sys
import traceback
from typing import Any

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


def set_up(level: int = logging.INFO) -> None:
    """Send our own and the libraries' log lines through one bare JSON writer."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        bare_exception,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(level),
        cache_logger_on_first_use=True,
    )
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
    for name, quiet in QUIET.items():
        logging.getLogger(name).setLevel(quiet)


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
