"""Plain rows straight from the driver: a statement is written down once, then only its values are sent.

From a statement to its rows the engine makes a few dozen objects each time, which took several times
as long as the driver itself (0.1 ms beside 0.01 for the smallest question). What is read as plain
rows needs none of them: the text, the order of the parameters and what makes values of columns stay
the same for as long as the statement does.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Enum, Select
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from sqlalchemy.pool import ConnectionPoolEntry

# Statements kept, as many as the rooms keep (`proposals/pages.py`).
KEPT: Final = 1024
DIALECT: Final = postgresql.asyncpg.dialect()  # type: ignore[no-untyped-call]

Made = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One value of a statement: its name, what stands for it if none is given, and how it is sent."""

    name: str
    usual: object
    sent: Made | None

    def value(self, given: Mapping[str, object]) -> object:
        """Return what is sent."""
        value = given.get(self.name, self.usual)
        return value if self.sent is None else self.sent(value)


@dataclass(frozen=True, slots=True)
class Written:
    """A statement as the driver takes it, and the columns of which something has to be made."""

    text: str
    parameters: tuple[Parameter, ...]
    made: tuple[tuple[int, Made], ...]

    def rows(self, found: Sequence[Any]) -> Sequence[Any]:
        """Return the rows with their values as they were stored."""
        if not self.made:
            return found
        rows = []
        for record in found:
            row = list(record)
            for place, made in self.made:
                row[place] = made(row[place])
            rows.append(tuple(row))
        return rows


@lru_cache(maxsize=KEPT)
def written(statement: Select[Any]) -> Written:
    """Write a statement down. A text of an enum stays a text: the members are equal to theirs."""
    compiled = statement.compile(dialect=DIALECT)
    # What is filled in for each question has no value yet; lists of values (IN) are written out.
    later = {name: None for name, one in compiled.binds.items() if one.required}
    state = compiled.construct_expanded_state(later)

    def sent(name: str) -> Made | None:
        one = compiled.binds.get(name)
        return None if one is None else one.type.dialect_impl(DIALECT).bind_processor(DIALECT)

    parameters = tuple(
        Parameter(name, state.parameters[name], state.processors.get(name) or sent(name))
        for name in state.positiontup or ()
    )
    made = []
    for place, column in enumerate(statement.selected_columns):
        if isinstance(column.type, Enum):
            continue
        kind = column.type.dialect_impl(DIALECT)
        processor = kind.result_processor(DIALECT, None)
        if processor is not None:
            made.append((place, processor))
    return Written(state.statement, parameters, tuple(made))


# Under this name the engine's side of a connection knows its driver.
DRIVER: Final = "dure.driver"


def note_driver(connection: DBAPIConnection, record: ConnectionPoolEntry) -> None:
    """Note the driver of a new connection, so that nobody has to ask the engine for it."""
    record.info[DRIVER] = connection.driver_connection


def straight_on(connection: Any) -> Any:
    """Return the short way over a connection whose driver was noted, else the connection itself."""
    if not isinstance(connection, AsyncConnection):
        return connection
    driver = connection.info.get(DRIVER)
    return connection if driver is None else Straight(driver, connection)


class Straight:
    """A connection lent for plain rows.

    `driver` is the connection as asyncpg knows it. Statements made anew for each question still go
    by the engine's `connection`, which knows them again by their form; without one there is only
    the short way.
    """

    def __init__(self, driver: Any, connection: AsyncConnection | None = None) -> None:
        """Take both sides of one connection."""
        self.driver = driver
        self._connection = connection

    @property
    def connection(self) -> AsyncConnection:
        """The engine's side of the connection. Raises TypeError if only the driver was lent."""
        if self._connection is None:
            msg = "only the driver was lent"
            raise TypeError(msg)
        return self._connection

    async def rows(
        self, statement: Select[Any], values: Mapping[str, object] | None = None
    ) -> Sequence[Any]:
        """Return the rows of a statement that is kept."""
        found = written(statement)
        given = values or {}
        sent = [one.value(given) for one in found.parameters]
        return found.rows(await self.driver.fetch(found.text, *sent))

    async def execute(self, *asked: Any) -> Any:
        """Ask by the engine's way."""
        return await self.connection.execute(*asked)

    async def scalar(self, *asked: Any) -> Any:
        """Ask for one value by the engine's way."""
        return await self.connection.scalar(*asked)


async def rows_of(
    lent: AsyncSession | Straight,
    statement: Select[Any],
    values: Mapping[str, object] | None = None,
) -> Sequence[Any]:
    """Return the rows of a kept statement: straight where that is lent, else through the session."""
    if isinstance(lent, Straight):
        return await lent.rows(statement, values)
    found: Sequence[Any] = (await lent.execute(statement, values)).all()
    return found
