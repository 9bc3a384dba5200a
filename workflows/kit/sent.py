"""Statements of columns that are asked again and again: written down once, then only their values are sent.

From a statement to its rows the engine makes a few dozen objects each time, which for a page of fifty
rows takes as long as the database itself, and for the smallest question ten times as long as the
driver. Whoever asks a statement again needs none of them: the text, the order of the parameters and
what makes values of columns stay the same. The first time the engine asks, which knows a statement
again by its form: what names one person, and is asked once, is not written down for it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from sqlalchemy import ColumnElement, Enum, Select
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.sql.dml import ReturningInsert

DIALECT: Final = postgresql.asyncpg.dialect()  # type: ignore[no-untyped-call]
# Under this name the engine's side of a connection knows its driver.
DRIVER: Final = "dure.driver"
# How the engine calls a connection on which it begins no transaction.
LEFT_ALONE: Final = "autocommit"

# What brings plain rows.
Bringing: TypeAlias = Select[*tuple[Any, ...]] | ReturningInsert[Any]
# A plain row: the columns that were asked for, in their order.
Row: TypeAlias = Sequence[Any]
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

    def rows(self, found: Sequence[Row]) -> Sequence[Row]:
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


def written(statement: Bringing) -> Written:
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
    for place, column in enumerate(statement.exported_columns):
        if isinstance(column.type, Enum):
            continue
        kind = column.type.dialect_impl(DIALECT)
        processor = kind.result_processor(DIALECT, None)
        if processor is not None:
            made.append((place, processor))
    return Written(state.statement, parameters, tuple(made))


def note_driver(connection: DBAPIConnection, record: ConnectionPoolEntry) -> None:
    """Note the driver of a new connection, so that nobody has to ask the engine for it."""
    record.info[DRIVER] = connection.driver_connection


@dataclass(frozen=True, slots=True)
class Straight:
    """A connection lent for plain rows: as the engine knows it, and as asyncpg does.

    Either may be asked: on it lies no transaction of the engine's, or one that has begun.
    """

    connection: AsyncConnection
    driver: Any

    async def execute(self, *asked: Any) -> Any:
        """Ask by the engine's way."""
        return await self.connection.execute(*asked)

    async def scalar(self, *asked: Any) -> Any:
        """Ask for one value by the engine's way."""
        return await self.connection.scalar(*asked)

    async def fetch(self, text: str, *values: object) -> Sequence[Row]:
        """Ask the driver. Raises ConnectionError if the connection was lost meanwhile."""
        try:
            found: Sequence[Row] = await self.driver.fetch(text, *values)
        except Exception as error:
            if self.driver.is_closed():
                msg = "the connection to the database was lost"
                raise ConnectionError(msg) from error
            raise
        return found


@dataclass(frozen=True, slots=True)
class Oath:
    """What has to be true of who asks, told by the statement itself: a column, its values, its answer."""

    column: ColumnElement[Any]
    values: Mapping[str, object]
    sworn: object


class NotSwornError(Exception):
    """The rows do not tell what was presumed of who asks: they may be somebody else's."""


@dataclass(frozen=True, slots=True)
class UnderOath:
    """A connection lent for one question of a kept statement, asked under a presumption.

    It knows no other way to ask: nothing can be read on it that was not sworn.
    """

    straight: Straight
    oath: Oath


# What a question may be asked on.
Askable: TypeAlias = AsyncSession | AsyncConnection | Straight | UnderOath


def straight_on(lent: Askable) -> Straight | None:
    """Return the short way over a connection on which the engine begins nothing; None where it does."""
    if isinstance(lent, Straight):
        return lent
    if isinstance(lent, AsyncSession):
        # A session that only reads, on a connection that was lent for it.
        return straight_on(lent.bind) if isinstance(lent.bind, AsyncConnection) else None
    synced = lent.sync_connection if isinstance(lent, AsyncConnection) else None
    if synced is None or not isinstance(lent, AsyncConnection):
        return None
    adapted: Any = synced.connection.dbapi_connection
    driver = synced.info.get(DRIVER)
    if driver is None or adapted.isolation_level != LEFT_ALONE:
        return None
    return Straight(lent, driver)


def begun_on(connection: AsyncConnection) -> Straight | None:
    """Return the short way over a connection whose transaction has begun; None before it has.

    The engine begins one with the first statement that goes its own way.
    """
    synced = connection.sync_connection
    driver = None if synced is None else synced.connection.driver_connection
    if driver is None or not driver.is_in_transaction():
        return None
    return Straight(connection, driver)


class Sent:
    """One statement and, from the second asking on, its text. It is kept by whoever asks it again."""

    def __init__(self, statement: Bringing) -> None:
        """Take a statement of columns, whose parameters are single values and no lists for IN."""
        self.statement = statement
        self._asked = False
        self._written: Written | None = None
        self._under: tuple[ColumnElement[Any], Written] | None = None

    async def rows(self, lent: Askable, values: Mapping[str, object]) -> Sequence[Row]:
        """Ask. An enum may come as its text, which is equal to it.

        Raises ConnectionError if the connection was lost meanwhile, and NotSwornError if what was
        presumed of who asks is not so, or no row is there to tell it.
        """
        if isinstance(lent, UnderOath):
            return await self._sworn(lent, values)
        way = straight_on(lent)
        if way is None or not self._asked:
            self._asked = True
            found: Sequence[Row] = (await lent.execute(self.statement, values)).all()
            return found
        if self._written is None:
            self._written = written(self.statement)
        sent = [one.value(values) for one in self._written.parameters]
        return self._written.rows(await way.fetch(self._written.text, *sent))

    async def _sworn(self, lent: UnderOath, values: Mapping[str, object]) -> Sequence[Row]:
        """Ask with the oath as the last column of each row, and take it off again."""
        oath = lent.oath
        if self._under is None or self._under[0] is not oath.column:
            if not isinstance(self.statement, Select):
                msg = "only what is selected is read under oath"
                raise TypeError(msg)
            self._under = oath.column, written(self.statement.add_columns(oath.column))
        under, known = self._under[1], {**values, **oath.values}
        found = await lent.straight.fetch(
            under.text, *[one.value(known) for one in under.parameters]
        )
        if not found or found[0][-1] != oath.sworn:
            raise NotSwornError
        return under.rows([row[:-1] for row in found])
