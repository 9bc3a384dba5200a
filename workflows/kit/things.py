"""Whole things of one kind, read by the short way: apart from any session, for reading only."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from typing import Any, Final, Generic, TypeAlias, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Enum, Uuid, bindparam, inspect, select
from sqlalchemy.orm import ClassManager, InstrumentedAttribute

from workflows.kit.among import among
from workflows.kit.sent import Askable, Row, Sent

T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., Any])
# The parameters that stand for the keys.
KEY: Final = "key"
KEYS: Final = "keys"


class Things(Generic[T]):
    """What reads all columns of things of a kind by key, and makes things of its rows.

    What is made belongs to no session: nothing that is changed in it is ever written. One key is asked
    for by a statement of its own; for either the database plans once.
    """

    def __init__(
        self, kind: type[T], key: InstrumentedAttribute[UUID], *where: ColumnElement[bool]
    ) -> None:
        """Take the mapped class, its key, and which of its things may be read at all."""
        mapper = inspect(kind)
        columns = list(mapper.column_attrs)
        self._manager: ClassManager[T] = mapper.class_manager
        self._names = [one.key for one in columns]
        self._place = self._names.index(key.key)
        self._enums = [
            (one.key, shown) for one in columns if (shown := _enum(one.columns[0].type)) is not None
        ]
        whole = select(*(one.class_attribute for one in columns)).where(*where)
        self.one = Sent(whole.where(key == bindparam(KEY, type_=Uuid)))
        self.many = Sent(whole.where(key == among(KEYS, Uuid)))

    async def by_key(
        self, lent: Askable, keys: Collection[UUID], values: Mapping[str, object]
    ) -> dict[UUID, T]:
        """Return the things there are under some keys; `values` are of the other parameters."""
        if len(keys) == 1:
            rows = await self.one.rows(lent, {**values, KEY: next(iter(keys))})
        else:
            rows = await self.many.rows(lent, {**values, KEYS: list(keys)})
        return dict(zip((row[self._place] for row in rows), self.made(rows), strict=True))

    def made(self, rows: Sequence[Row]) -> list[T]:
        """Return the things of rows that were asked for."""
        return [self._one(dict(zip(self._names, row, strict=True))) for row in rows]

    def _one(self, values: dict[str, Any]) -> T:
        for name, shown in self._enums:
            if values[name] is not None:
                values[name] = shown(values[name])
        # As the engine makes what it loads: nothing of it counts as set by anybody.
        thing = self._manager.new_instance()
        vars(thing).update(values)
        return thing


# What reads things by their keys for an actor.
ByKeys: TypeAlias = Callable[..., Awaitable[Mapping[UUID, Any]]]
# Which of them hide nothing behind row-level policies, with what they read.
UNWALLED: Final[dict[ByKeys, Things[Any]]] = {}


def unwalled(things: Things[Any]) -> Callable[[F], F]:
    """Mark what reads these by key and hides none behind a row-level policy.

    Nobody has to be introduced for it: it may be asked under oath, in a statement of its own.
    """

    def mark(read: F) -> F:
        UNWALLED[read] = things
        return read

    return mark


def _enum(kind: object) -> Callable[[Any], Any] | None:
    """Return what makes a member of a text; None where a column holds no enum."""
    return kind.enum_class if isinstance(kind, Enum) else None
