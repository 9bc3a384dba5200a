"""When the database gives up for us: a lock or an answer that took too long is `Busy`, not a failure."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from workflows.kit.refusal import Busy

# PostgreSQL, Appendix A: lock not available, deadlock, serialisation, cancelled by a time limit,
# too many connections, shutting down or starting; class 08 is a lost connection.
PASSING: Final = frozenset(
    {"55P03", "40P01", "40001", "57014", "53300", "57P01", "57P02", "57P03", "25P04"}
)


@contextmanager
def told_as_busy() -> Iterator[None]:
    """Turn what the same request later would not meet again into the refusal `busy`.

    A request that was cut off at its commit may have been done: sent again under its
    Idempotency-Key, or its counter, it is answered with what it did.
    """
    try:
        yield
    except (PoolTimeoutError, OSError) as error:
        raise Busy("busy") from error
    except DBAPIError as error:
        state = getattr(error.orig, "sqlstate", None) or ""
        if error.connection_invalidated or state in PASSING or state.startswith("08"):
            raise Busy("busy") from error
        raise
