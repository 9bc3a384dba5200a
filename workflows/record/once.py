"""Reading a thing once in a snapshot: what several questions of one page ask of the same state for the same asker."""

from collections.abc import Awaitable, Callable, Hashable
from typing import Any, Final, TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

T = TypeVar("T")
ONE_STATE: Final = "dure.one_state"


def of_one_state() -> dict[str, Any]:
    """Return what marks a session that reads one state alone and writes nothing."""
    return {ONE_STATE: {}}


async def once(session: AsyncSession, key: Hashable, read: Callable[[], Awaitable[T]]) -> T:
    """Return what is read under a key: in a snapshot read once, anywhere else, where acts write, each time.

    Whoever is given it must not change it: others are given the same.
    """
    kept: dict[Hashable, T] | None = session.info.get(ONE_STATE)
    if kept is None:
        return await read()
    if key not in kept:
        kept[key] = await read()
    return kept[key]
