"""Lines to the database that stay in hand: lent for one question or one page, and kept open for the next.

Taking a connection from the engine and giving it back took longer than the small questions that are
asked over it. Some are therefore not given back. Whoever comes while all are lent waits his turn, and is
handed the next that is free before anybody who comes later.
"""

import asyncio
from collections import deque
from types import TracebackType
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from workflows.kit.sent import Straight


class Lines:
    """The lines of one engine, on which it begins no transaction: so many kept, so many at all."""

    def __init__(self, engine: AsyncEngine, *, kept: int, most: int, patience: float) -> None:
        """Take the engine, how many lines may be kept and be open, and the seconds one may wait for one."""
        self._engine = engine
        self._keep = kept
        self._most = most
        self._patience = patience
        self._kept: list[Straight] = []
        self._open = 0
        # Each is handed a line, or None: leave to open one.
        self._waiting: deque[asyncio.Future[Straight | None]] = deque()

    async def take(self) -> Straight:
        """Return a line that is open and free. Raises TimeoutError where none was in time."""
        line = await self._free()
        if line is not None and _is_fit(line.driver):
            return line
        try:
            if line is not None:
                await _cut(line.connection)
            connection = await self._engine.connect()
            try:
                driver = (await connection.get_raw_connection()).driver_connection
            except BaseException:
                await connection.close()
                raise
        except BaseException:
            self._leave(None)
            raise
        return Straight(connection, driver)

    async def give_back(self, line: Straight, *, sound: bool) -> None:
        """Hand a line on, keep it, or let the engine have it; one whose question was broken off is cut."""
        if sound and _is_fit(line.driver):
            await self._pass_on(line)
            return
        try:
            await _cut(line.connection)
        finally:
            self._leave(None)

    async def close(self) -> None:
        """Let go of what is kept; lines may be taken again afterwards."""
        while self._kept:
            self._open -= 1
            await self._kept.pop().connection.close()

    async def _free(self) -> Straight | None:
        """Return a line that was kept or is handed over; None is leave to open one."""
        if self._kept:
            return self._kept.pop()
        if self._open < self._most:
            self._open += 1
            return None
        mine: asyncio.Future[Straight | None] = asyncio.get_running_loop().create_future()
        self._waiting.append(mine)
        try:
            async with asyncio.timeout(self._patience):
                return await mine
        except BaseException:
            # What was handed over in the same moment is not lost with him who gave up.
            if not mine.cancel() and not mine.cancelled():
                await self._pass_on(mine.result())
            raise

    async def _pass_on(self, line: Straight | None) -> None:
        """Hand on what is free, or close what nobody takes."""
        if not self._leave(line) and line is not None:
            await line.connection.close()

    def _leave(self, line: Straight | None) -> bool:
        """Hand a line, or leave to open one, to who waits longest; else keep the line. False if nobody takes it."""
        while self._waiting:
            one = self._waiting.popleft()
            if not one.done():
                one.set_result(line)
                return True
        if line is not None and len(self._kept) < self._keep:
            self._kept.append(line)
            return True
        self._open -= 1
        return False


class Lent:
    """One line for the time of a block."""

    def __init__(self, lines: Lines) -> None:
        """Take where it comes from."""
        self._lines = lines

    async def __aenter__(self) -> Straight:
        """Take a line."""
        self._line = await self._lines.take()
        return self._line

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """Give it back; a reader who was cancelled may have left an answer on it."""
        sound = error is None or not isinstance(error, asyncio.CancelledError)
        await self._lines.give_back(self._line, sound=sound)


def _is_fit(driver: Any) -> bool:
    """Say whether a line is open and lies in nobody's transaction; the driver knows it by itself."""
    return not driver.is_closed() and not driver.is_in_transaction()


async def _cut(connection: AsyncConnection) -> None:
    await connection.invalidate()
    await connection.close()
