"""When the database gives up for us: a lock or an answer that took too long is `Busy`, not a failure.

And a text that it cannot hold, because of the one character it knows no place for (NUL), is the asker's.
"""

from typing import Final, Literal

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from workflows.kit.refusal import Busy, Invalid

# PostgreSQL, Appendix A: lock not available, deadlock, serialisation, cancelled by a time limit,
# shutting down or starting, idle or under way for too long. Of whole classes: a lost connection (08),
# and too little of what a machine has (53: a full disk, no memory, too many connections).
PASSING: Final = frozenset(
    {"55P03", "40P01", "40001", "57014", "57P01", "57P02", "57P03", "25P03", "25P04"}
)
PASSING_CLASSES: Final = ("08", "53")
# A character that the encoding has no place for.
UNHELD: Final = "22021"


class told_as_busy:  # noqa: N801 - read where it is used, as a verb
    """Turn what the same request later would not meet again into the refusal `busy`.

    A request that was cut off at its commit may have been done: sent again under its
    Idempotency-Key, or its counter, it is answered with what it did. (A class, because every request
    passes through three of them.)
    """

    def __enter__(self) -> None:
        """Nothing is wrong yet."""

    def __exit__(self, _: object, error: BaseException | None, __: object) -> Literal[False]:
        """Raise `Busy` in the place of what passes, `Invalid` in that of a text that cannot be held."""
        if error is not None and _passes(error):
            raise Busy("busy") from error
        if isinstance(error, DBAPIError) and _state(error.orig) == UNHELD:
            raise Invalid("text_control_characters") from error
        return False


def _passes(error: BaseException) -> bool:
    if isinstance(error, PoolTimeoutError | OSError):
        return True
    if isinstance(error, DBAPIError):
        return error.connection_invalidated or _passes_by(error.orig)
    return _passes_by(error)


def _passes_by(error: BaseException | None) -> bool:
    """Say so of what the driver itself raised."""
    state = _state(error)
    return state in PASSING or state.startswith(PASSING_CLASSES)


def _state(error: BaseException | None) -> str:
    return getattr(error, "sqlstate", None) or ""
