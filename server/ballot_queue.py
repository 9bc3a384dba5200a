"""Ballots in batches: casts that arrive while one commit runs go into the box with the next.

There is no timer. The first cast goes as soon as what has arrived with it is read; whoever comes
while it is under way waits for that commit and then goes together with all who came meanwhile, in one
transaction. Under load a batch grows by itself, and the price of a commit is shared; without load
nobody waits for anybody.

A batch is one statement that is its own transaction; it finds out along with the rest whether those
are still signed in who are only presumed to be. Whatever is to be refused, and the first ballot of a
poll, is judged after it in a unit of work.
"""

import asyncio
import math
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from contextvars import Context
from typing import Any, Final, NamedTuple
from uuid import UUID

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from server.together import read_first
from workflows.kit.refusal import Busy, Refusal
from workflows.kit.sent import NotSwornError
from workflows.record.busy import told_as_busy
from workflows.record.uow import Sessions, unit_of_work
from workflows.rights.actor import ANONYMOUS, Actor
from workflows.voting.casting import Cast, Receipt, cast_ballots, post_ballots

log = structlog.get_logger(__name__)

# A batch holds its polls' locks for as long as it takes: a closer waits a fraction of a second.
MOST_AT_ONCE: Final = 500
# Each waiting cast is an open request of a few kilobytes; this many are in the box within seconds.
MOST_WAITING: Final = 5_000
LONGEST_WAIT: Final = 30


class _Waiting(NamedTuple):
    """One cast and the place of its answer, which its caller may have left."""

    cast: Cast
    answer: asyncio.Future[Receipt]

    def tell(self, said: Receipt | Exception) -> None:
        """Answer a caller who is still there."""
        if self.answer.done():
            return
        if isinstance(said, Exception):
            self.answer.set_exception(said)
        else:
            self.answer.set_result(said)


class BallotQueue:
    """The ballots of one process on their way to the box; one batch is under way at a time."""

    def __init__(
        self,
        sessions: Sessions,
        lent: Callable[[], AbstractAsyncContextManager[Any]],
        *,
        most_waiting: int = MOST_WAITING,
        most_at_once: int = MOST_AT_ONCE,
    ) -> None:
        """Take the maker of writing sessions, and how many casts may wait and go together.

        `lent` lends a connection as its driver knows it, on which each statement commits itself.
        """
        self._sessions = sessions
        self._lent = lent
        self._most_waiting = most_waiting
        self._most_at_once = most_at_once
        self._waiting: deque[_Waiting] = deque()
        self._flushing: asyncio.Task[None] | None = None
        self._seconds_each = 0.0
        self._over = False

    async def cast(self, cast: Cast) -> Receipt:
        """Put one ballot in with its neighbours; return its receipt after the batch's commit.

        `cast.actor` was found out after the request came, or is sworn with the ballot: then all that
        is to be refused, and an oath that is none, raises NotSwornError. Refuses what `cast_ballots`
        refuses, and with `Busy` when too many wait, when the database gave up or when the process is
        ending.
        """
        if self._over:
            raise Busy("busy")
        if len(self._waiting) >= self._most_waiting:
            raise Busy("ballots_waiting", seconds=self._seconds_to_wait())
        one = _Waiting(cast, asyncio.get_running_loop().create_future())
        self._waiting.append(one)
        if self._flushing is None:
            # In a context of its own: what it logs belongs to no single request.
            self._flushing = asyncio.create_task(self._flush(), context=Context())
        try:
            return await one.answer
        finally:
            # A refusal knows this frame, and the frame would know it: no ring is left of the two.
            del one

    async def drain(self) -> None:
        """Take no more casts, and return when all that were taken are answered."""
        self._over = True
        if self._flushing is not None:
            await self._flushing

    async def _flush(self) -> None:
        try:
            while self._waiting:
                await self._flush_in_a_row()
        finally:
            self._flushing = None
            # Only when the loop itself ends there are any left: they are told that nothing was done.
            while self._waiting:
                self._waiting.popleft().answer.cancel()

    async def _flush_in_a_row(self) -> None:
        """Post batches over one connection while somebody waits; end with what is to be judged."""
        batch = await self._next()
        try:
            async with self._lent() as driver:
                while batch:
                    batch = await self._post(driver, batch)
                    if batch:
                        break
                    batch = await self._next()
            # Nobody is judged who is only presumed: he comes again once it is known who he is.
            for one in batch:
                if one.cast.cookie is not None:
                    one.tell(NotSwornError())
            batch = [one for one in batch if one.cast.cookie is None]
            # The connection is given back first: judging takes one of its own.
            if batch:
                said = await self._judge([one.cast for one in batch])
                for one, answer in zip(batch, said, strict=True):
                    one.tell(answer)
        except asyncio.CancelledError:
            for one in batch:
                one.answer.cancel()
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, it may be one ballot's alone
            log.warning("ballots.batch_failed", ballots=len(batch), error=type(error).__name__)
            await self._one_by_one(batch)

    async def _next(self) -> list[_Waiting]:
        """Take the casts that have waited longest and whose callers are still there.

        What has arrived already is read first and goes along.
        """
        await read_first(self._waiting, self._most_at_once)
        size = min(len(self._waiting), self._most_at_once)
        taken = [self._waiting.popleft() for _ in range(size)]
        return [one for one in taken if not one.answer.done()]

    async def _one_by_one(self, batch: Sequence[_Waiting]) -> None:
        """Try each ballot of a failed batch alone, so that none fails for its neighbour's sake.

        When the database gave up on one, its poll's others are told so too without trying: they
        would wait as long for the same lock. Ballots that were in after all get their receipts.
        """
        given_up: dict[UUID, Busy] = {}
        for one in batch:
            said: Receipt | Exception | None = given_up.get(one.cast.poll_id)
            if said is None:
                try:
                    with told_as_busy():
                        said = await self._alone(one.cast)
                except Busy as busy:
                    said = given_up[one.cast.poll_id] = busy
                except Exception as error:  # noqa: BLE001 - handed to its own caller
                    said = error
            one.tell(said)

    async def _alone(self, cast: Cast) -> Receipt | Exception:
        """Put in one ballot, judging it if it is known who casts."""
        if cast.cookie is None:
            (said,) = await self._judge([cast])
            return said
        async with self._lent() as driver:
            (receipt,) = await post_ballots(driver, [cast])
        return receipt or NotSwornError()

    async def _post(self, driver: Any, batch: Sequence[_Waiting]) -> list[_Waiting]:
        """Put in a batch by the short way; return those that did not get in by it."""
        began = time.perf_counter()
        receipts = await post_ballots(driver, [one.cast for one in batch])
        left = []
        for one, receipt in zip(batch, receipts, strict=True):
            if receipt is None:
                left.append(one)
            else:
                one.tell(receipt)
        self._seconds_each = (time.perf_counter() - began) / len(batch)
        return left

    async def _judge(self, casts: Sequence[Cast]) -> list[Receipt | Refusal]:
        async with unit_of_work(self._sessions, _nobody) as uow:
            return await cast_ballots(uow, casts)

    def _seconds_to_wait(self) -> int:
        """Guess from the last batch how long those who wait will take: 1 to 30 seconds."""
        return min(LONGEST_WAIT, max(1, math.ceil(len(self._waiting) * self._seconds_each)))


async def _nobody(_: AsyncSession) -> Actor:
    """Open the batch as nobody: each cast brings its own actor, and definitions are public."""
    return ANONYMOUS
