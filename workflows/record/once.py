"""Reading a thing once in a snapshot: what several questions of one page ask of the same state for the same asker."""

from collections.abc import Awaitable, Callable, Collection, Hashable, Mapping
from typing import Any, Final, TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

T = TypeVar("T")
Key = TypeVar("Key", bound=Hashable)
ONE_STATE: Final = "dure.one_state"


def of_one_state() -> dict[str, Any]:
    """Return what marks a session that reads one state alone and writes nothing."""
    return {ONE_STATE: {}}


def reads_one_state(session: AsyncSession) -> bool:
    """Say whether what is read is kept for other questions of the same snapshot."""
    return ONE_STATE in session.info


def keep(session: AsyncSession, key: Hashable, found: object) -> None:
    """Keep, in a snapshot, what was read together with other things, for who asks `once` by its key."""
    if reads_one_state(session):
        session.info[ONE_STATE].setdefault(key, found)


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


async def once_each(
    session: AsyncSession,
    what: str,
    keys: Collection[Key],
    read: Callable[[Collection[Key]], Awaitable[Mapping[Key, T]]],
) -> dict[Key, T]:
    """Return what is read under each of some keys, as `once` does; those of none are read again when asked."""
    kept: dict[Hashable, T] = session.info.get(ONE_STATE, {})
    found = {key: kept[what, key] for key in keys if (what, key) in kept}
    missing = [key for key in keys if key not in found]
    if missing:
        read_now = await read(missing)
        kept |= {(what, key): one for key, one in read_now.items()}
        found |= read_now
    return {key: found[key] for key in keys if key in found}
