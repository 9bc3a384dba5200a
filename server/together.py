"""One question for many: whoever asks while an answer is under way is asked for together next.

There is no timer, as with ballots: a question goes as soon as what has arrived with it is read, and
under load it grows by itself. An answer was always read after its asker came, so that it is never older than he.
The connection it is asked over is kept for as long as questions follow upon each other.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Hashable, Mapping, Sequence, Sized
from contextlib import AbstractAsyncContextManager
from contextvars import Context
from typing import Any, Final, Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

MOST_AT_ONCE: Final = 500
# A request that lies in its socket is read in one turn of the loop, begun in the next and seen after it.
TURNS_TO_READ: Final = 3


async def read_first(waiting: Sized, most_at_once: int) -> None:
    """Let the loop read what has arrived already, until nothing more comes of it or so many wait.

    Who arrived goes along, and the price of a question or a commit is shared by more.
    """
    quiet = 0
    while quiet < TURNS_TO_READ and 0 < len(waiting) < most_at_once:
        before = len(waiting)
        await asyncio.sleep(0)
        quiet = quiet + 1 if len(waiting) == before else 0


class Together(Generic[K, V]):
    """Asks one kind of question by key, many keys at once; one question is under way at a time."""

    def __init__(
        self,
        lent: Callable[[], AbstractAsyncContextManager[Any]],
        ask: Callable[[Any, Sequence[K]], Awaitable[Mapping[K, V]]],
        *,
        most_at_once: int = MOST_AT_ONCE,
    ) -> None:
        """Take what lends a connection, the question, and how many keys may go into it at once."""
        self._lent = lent
        self._ask = ask
        self._most_at_once = most_at_once
        self._waiting: deque[tuple[K, asyncio.Future[V | None]]] = deque()
        self._asking: asyncio.Task[None] | None = None

    async def get(self, key: K) -> V | None:
        """Return the answer for a key, or None. Raises what the question raised."""
        answer: asyncio.Future[V | None] = asyncio.get_running_loop().create_future()
        self._waiting.append((key, answer))
        if self._asking is None:
            # In a context of its own: what it logs belongs to no single request.
            self._asking = asyncio.create_task(self._ask_all(), context=Context())
        return await answer

    async def _ask_all(self) -> None:
        try:
            while self._waiting:
                await self._ask_in_a_row()
        finally:
            self._asking = None
            # Only when the loop itself ends there are any left.
            while self._waiting:
                self._waiting.popleft()[1].cancel()

    async def _ask_in_a_row(self) -> None:
        """Ask over one connection for as long as somebody waits and nothing goes wrong."""
        asked = await self._next()
        try:
            async with self._lent() as connection:
                while asked:
                    found = await self._ask(connection, list({key: None for key, _ in asked}))
                    for key, answer in asked:
                        if not answer.done():
                            answer.set_result(found.get(key))
                    asked = await self._next()
        except asyncio.CancelledError:
            for _, answer in asked:
                answer.cancel()
            raise
        except Exception as error:  # noqa: BLE001 - it may be one key's alone
            await self._one_by_one(asked, error)

    async def _next(self) -> list[tuple[K, "asyncio.Future[V | None]"]]:
        """Take those who have waited longest, once what has arrived is read."""
        await read_first(self._waiting, self._most_at_once)
        size = min(len(self._waiting), self._most_at_once)
        return [self._waiting.popleft() for _ in range(size)]

    async def _one_by_one(
        self, asked: Sequence[tuple[K, asyncio.Future[V | None]]], error: Exception
    ) -> None:
        """Ask for each key of a failed question alone, so that none fails for another's sake."""
        keys = list({key: None for key, _ in asked})
        said: dict[K, V | Exception | None] = dict.fromkeys(keys, error)
        for key in keys if len(keys) > 1 else ():
            try:
                async with self._lent() as connection:
                    said[key] = (await self._ask(connection, [key])).get(key)
            except Exception as alone:  # noqa: BLE001 - handed to its own asker
                said[key] = alone
        for key, answer in asked:
            told = said[key]
            if answer.done():
                continue
            if isinstance(told, Exception):
                answer.set_exception(told)
            else:
                answer.set_result(told)
