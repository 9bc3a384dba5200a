"""Statements of plain columns that are asked again and again: written out once, handed to the driver as they are.

The engine's own way takes every asking through a dozen layers of objects, which for a page of fifty rows
lasts as long as the database itself. It is still the way of what a driver does not show as we mean it
(ranges, JSON, exact numbers), and of whoever asks in a transaction that the engine looks after.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, Final, NamedTuple, TypeAlias

from sqlalchemy import (
    BigInteger,
    Boolean,
    Connection,
    Date,
    DateTime,
    Dialect,
    Enum,
    Integer,
    Select,
    SmallInteger,
    String,
    Text,
    Uuid,
)
from sqlalchemy.dialects.postgresql import TIMESTAMP
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from sqlalchemy.types import TypeEngine

# A plain row: the columns that were asked for, in their order.
Row: TypeAlias = Sequence[Any]
# What the driver gives back is what we mean.
PLAIN: Final = frozenset(
    {BigInteger, Boolean, Date, DateTime, Integer, SmallInteger, String, Text, TIMESTAMP, Uuid}
)
# How the engine calls a connection on which it begins no transaction.
LEFT_ALONE: Final = "autocommit"


class Written(NamedTuple):
    """A statement as text, its parameters in their order, and the values that it holds itself."""

    text: str
    names: Sequence[str]
    held: Mapping[str, Any]

    def filled(self, values: Mapping[str, Any]) -> list[Any]:
        """Return the values of all parameters in their order."""
        every = {**self.held, **values}
        return [every[name] for name in self.names]


class Sent:
    """One statement and, once it was asked, its text. It is kept by whoever asks it again."""

    def __init__(self, statement: Select[Any]) -> None:
        """Take a statement of columns, whose own parameters are single values and no lists for IN."""
        self.statement = statement
        self._plain = all(_is_plain(column.type) for column in statement.selected_columns)
        self._written: Written | None = None

    async def rows(
        self, session: AsyncSession | AsyncConnection, values: Mapping[str, Any]
    ) -> Sequence[Row]:
        """Ask. An enum may come as its text, which is equal to it.

        Raises ConnectionError if the connection was lost meanwhile.
        """
        lent = _left_alone(session) if self._plain else None
        found: Sequence[Row]
        if lent is None:
            found = (await session.execute(self.statement, values)).all()
            return found
        if self._written is None:
            self._written = _written(self.statement, lent.dialect, values)
        driver: Any = lent.connection.driver_connection
        try:
            found = await driver.fetch(self._written.text, *self._written.filled(values))
        except Exception as error:
            if driver.is_closed():
                msg = "the connection to the database was lost"
                raise ConnectionError(msg) from error
            raise
        return found


def _left_alone(session: AsyncSession | AsyncConnection) -> Connection | None:
    """Return the connection if the engine begins no transaction on it."""
    lent = session.sync_connection if isinstance(session, AsyncConnection) else None
    if lent is None:
        return None
    adapted: Any = lent.connection.dbapi_connection
    return lent if adapted.isolation_level == LEFT_ALONE else None


def _is_plain(kind: TypeEngine[Any]) -> bool:
    if isinstance(kind, Enum):
        return kind.enum_class is not None and issubclass(kind.enum_class, StrEnum)
    return type(kind) in PLAIN


def _written(statement: Select[Any], dialect: Dialect, values: Mapping[str, Any]) -> Written:
    """Write a statement out; lists that it holds itself (IN) are written into it one by one."""
    whole = statement.compile(dialect=dialect).construct_expanded_state(dict(values))
    return Written(whole.statement, whole.positiontup or (), whole.parameters)
