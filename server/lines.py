"""Lines to the database that stay in hand: lent for one question, and kept open for the next.

Taking a connection from the engine and giving it back took longer than the small questions that are
asked over it. A few are therefore not given back; what is asked beyond them takes the engine's way.
"""

import asyncio
from types import TracebackType
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from workflows.kit.sent import Straight


class Lines:
    """The lines kept of one engine; on each of them a statement is a transaction of its own."""

    def __init__(self, engine: AsyncEngine, most: int) -> None:
        """Take the engine and how many of its connections may be kept."""
        self._engine = engine
        self._most = most
        self._kept: list[Straight] = []

    async def take(self) -> Straight:
        """Return a line that is open and free."""
        while self._kept:
            line = self._kept.pop()
            if _is_fit(line.driver):
                return line
            await _cut(line.connection)
        connection = await self._engine.connect()
        try:
            driver = (await connection.get_raw_connection()).driver_connection
        except BaseException:
            await connection.close()
            raise
        return Straight(connection, driver)

    async def give_back(self, line: Straight, *, sound: bool) -> None:
        """Keep a line, or let the engine have it; one whose question was broken off is cut."""
        if not (sound and _is_fit(line.driver)):
            await _cut(line.connection)
        elif len(self._kept) < self._most:
            self._kept.append(line)
        else:
            await line.connection.close()

    async def close(self) -> None:
        """Let go of what is kept; lines may be taken again afterwards."""
        while self._kept:
            await self._kept.pop().connection.close()


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
