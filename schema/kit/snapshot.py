"""One read-only snapshot of the database for one operation, used by one reader at a time."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from datetime import datetime
from typing import Any, TypeAlias

from workflows.kit.refusal import Refusal
from workflows.kit.sent import straight_on
from workflows.record.busy import told_as_busy
from workflows.record.uow import Identify, database_now, introduce, session_on
from workflows.rights.actor import ANONYMOUS, Actor

# The database session as this floor knows it: something to hand on to a query, never to use.
Session: TypeAlias = Any
# Lends a connection on which one state is read, introduced to the row-level policies as an actor.
Snapshots: TypeAlias = Callable[[Actor], AbstractAsyncContextManager[Any]]


class Snapshot:
    """Opens on the first read, shows every reader the same state, and is dropped after a write.

    `known` says who asks if that was found out already; otherwise `identify` does inside the
    snapshot. Whoever asks is introduced to the row-level policies of the database.
    """

    def __init__(
        self,
        snapshots: Snapshots,
        identify: Identify,
        known: Callable[[], Awaitable[Actor | None]] | None = None,
    ) -> None:
        """Take what opens snapshots and the question who is asking."""
        self._snapshots = snapshots
        self._identify = identify
        self._known = known
        self._turn = asyncio.Lock()
        self._open: AsyncExitStack | None = None
        self._connection: Session = None
        self._bare: Session = None
        self._session: Session | None = None
        self._actor = ANONYMOUS
        self._now: datetime | None = None
        self._over = False

    @asynccontextmanager
    async def turn(self, *, bare: bool = False) -> AsyncIterator[tuple[Session, Actor]]:
        """Wait for a turn and lend the session and the actor; `bare` is enough for plain rows.

        A refusal leaves the snapshot as it was; any other error drops it, since PostgreSQL takes
        nothing more in a transaction that has failed. Refuses `busy` if the database gave up.
        """
        with told_as_busy():
            async with self._turn:
                await self._opened()
                try:
                    yield self._bare if bare else self._thinking(), self._actor
                except Refusal:
                    raise
                except BaseException:
                    await self._close()
                    raise

    async def now(self) -> datetime:
        """Return the database's clock as it was when this snapshot was first asked for it."""
        async with self.turn(bare=True):
            if self._now is None:
                self._now = await database_now(self._connection)
            return self._now

    async def drop(self) -> None:
        """Forget the state seen so far: the next read sees what has been committed since."""
        if self._is_untouched:
            return
        async with self._turn:
            await self._close()

    def end_untouched(self) -> bool:
        """Drop it for good at once if nothing is open; False if that has to be waited for."""
        if self._is_untouched:
            self._be_over()
        return self._is_untouched

    @property
    def _is_untouched(self) -> bool:
        return self._open is None and not self._turn.locked()

    async def end(self) -> None:
        """Drop the snapshot for good; a reader that comes later is a mistake of ours."""
        async with self._turn:
            self._be_over()
            await self._close()

    def _be_over(self) -> None:
        """Let nobody read any more, and let go of whoever would be asked who reads."""
        self._over, self._known = True, None

    async def _opened(self) -> None:
        if self._over:
            msg = "the operation is over: nothing is read any more"
            raise RuntimeError(msg)
        if self._open is not None:
            return
        known = await self._known() if self._known else None
        async with AsyncExitStack() as opening:
            self._actor = known or ANONYMOUS
            self._connection = await opening.enter_async_context(self._snapshots(self._actor))
            opening.push_async_callback(self._think_no_more)
            if known is None:
                session = self._thinking()
                self._actor = await self._identify(session)
                self._now = await introduce(session, self._actor)
            self._bare = straight_on(self._connection) or self._connection
            self._open = opening.pop_all()

    def _thinking(self) -> Session:
        """Return the session for things, which most pages of plain rows do without."""
        if self._session is None:
            self._session = session_on(self._connection)
        return self._session

    async def _think_no_more(self) -> None:
        """Close the session before its connection is given back, also if nobody could be found."""
        session, self._session = self._session, None
        self._connection = self._bare = self._now = None
        if session is not None:
            await session.close()

    async def _close(self) -> None:
        opened, self._open = self._open, None
        if opened is not None:
            await opened.aclose()
