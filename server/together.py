"""One question for many: whoever asks while an answer is under way is asked for together next.

There is no timer, as with ballots: the first to ask waits for nobody, and under load a question
grows by itself. An answer was always read after its asker came, so that it is never older than he.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Hashable, Mapping, Sequence
from contextvars import Context
from typing import Final, Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

MOST_AT_ONCE: Final = 500


class Together(Generic[K, V]):
    """Asks one kind of question by key, many keys at once; one question is under way at a time."""

    def __init__(
        self,
        ask: Callable[[Sequence[K]], Awaitable[Mapping[K, V]]],
        *,
        most_at_once: int = MOST_AT_ONCE,
    ) -> None:
        """Take the question, and how many keys may go into it at once."""
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
                size = min(len(self._waiting), self._most_at_once)
                await self._ask_for([self._waiting.popleft() for _ in range(size)])
        finally:
            self._asking = None
            # Only when the loop itself ends there are any left.
            while self._waiting:
                self._waiting.popleft()[1].cancel()

    async def _ask_for(self, asked: Sequence[tuple[K, asyncio.Future[V | None]]]) -> None:
        try:
            found = await self._ask(list({key: None for key, _ in asked}))
        except asyncio.CancelledError:
            for _, answer in asked:
                answer.cancel()
            raise
        except Exception as error:  # noqa: BLE001 - it may be one key's alone
            await self._one_by_one(asked, error)
        else:
            for key, answer in asked:
                if not answer.done():
                    answer.set_result(found.get(key))

    async def _one_by_one(
        self, asked: Sequence[tuple[K, asyncio.Future[V | None]]], error: Exception
    ) -> None:
        """Ask for each key of a failed question alone, so that none fails for another's sake."""
        keys = list({key: None for key, _ in asked})
        said: dict[K, V | Exception | None] = dict.fromkeys(keys, error)
        for key in keys if len(keys) > 1 else ():
            try:
                said[key] = (await self._ask([key])).get(key)
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
