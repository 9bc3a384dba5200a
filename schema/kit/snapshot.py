"""One read-only snapshot of the database for one operation, used by one reader at a time."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any, TypeAlias

from workflows.kit.refusal import Refusal
from workflows.record.busy import told_as_busy
from workflows.record.uow import Identify, Sessions, introduce
from workflows.rights.actor import Actor

# The database session as this floor knows it: something to hand on to a query, never to use.
Session: TypeAlias = Any


class Snapshot:
    """Opens on the first read, shows every reader the same state, and is dropped after a write.

    `sessions` makes read-only REPEATABLE READ sessions. The asker is found out inside the snapshot
    and introduced to the row-level policies of the database.
    """

    def __init__(self, sessions: Sessions, identify: Identify) -> None:
        """Take the maker of read-only sessions and the question who is asking."""
        self._sessions = sessions
        self._identify = identify
        self._turn = asyncio.Lock()
        self._session: Session | None = None
        self._actor: Actor | None = None
        self._now: datetime | None = None
        self._over = False

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[tuple[Session, Actor]]:
        """Wait for a turn and lend the session and the actor.

        A refusal leaves the snapshot as it was; any other error drops it, since PostgreSQL takes
        nothing more in a transaction that has failed. Refuses `busy` if the database gave up.
        """
        with told_as_busy():
            async with self._turn:
                session, actor = await self._opened()
                try:
                    yield session, actor
                except Refusal:
                    raise
                except BaseException:
                    await self._close()
                    raise

    async def now(self) -> datetime:
        """Return the database's clock as it was when this snapshot was opened."""
        async with self.turn():
            if self._now is None:
                msg = "a snapshot that is open knows its moment"
                raise RuntimeError(msg)
            return self._now

    async def drop(self) -> None:
        """Forget the state seen so far: the next read sees what has been committed since."""
        async with self._turn:
            await self._close()

    async def end(self) -> None:
        """Drop the snapshot for good; a reader that comes later is a mistake of ours."""
        async with self._turn:
            self._over = True
            await self._close()

    async def _opened(self) -> tuple[Session, Actor]:
        if self._over:
            msg = "the operation is over: nothing is read any more"
            raise RuntimeError(msg)
        if self._session is None or self._actor is None:
            session = self._sessions()
            try:
                actor = await self._identify(session)
                self._now = await introduce(session, actor)
            except BaseException:
                await session.close()
                raise
            self._session, self._actor = session, actor
        return self._session, self._actor

    async def _close(self) -> None:
        session, self._session = self._session, None
        self._actor = self._now = None
        if session is not None:
            await session.close()
