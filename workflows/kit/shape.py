"""Shapes: which columns and joins stand behind attribute paths, so that a page is one statement.

A path leads from a row through the rows beside it to a column: `title`, `programme.slug`,
`proposal.author.alias`. Every row beside is read through its own policy, so that a join shows
nobody more than fetching the thing by itself would.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, select

from workflows.kit.base import Base

Way = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """At most one row beside another: `by` is this row's column, `key` the unique one over there."""

    shape: "Shape"
    by: str
    key: str = "id"


@dataclass(frozen=True, slots=True)
class Shape:
    """A table, who may read it (None: it is public), and the rows beside each of its rows."""

    model: type[Base]
    readable: Callable[[Any], ColumnElement[bool]] | None = None
    beside: Mapping[str, Beside] = field(default_factory=dict)

    def laid(self, wanted: Select[Any], paths: Sequence[str], actor: object) -> Select[Any]:
        """Return the statement with the columns at these paths, in their order.

        `wanted` selects this shape's model under its own policy; what stands beside a row and may
        not be read, or is not there, comes as nulls. Raises KeyError for a path that leads nowhere.
        """
        places: dict[Way, FromClause] = {(): self.model.__table__}
        joined: FromClause = self.model.__table__
        for way in _ways(paths):
            near = places[way[:-1]]
            beside = self._beside(way)
            far = beside.shape._source("_".join(way), actor)  # noqa: SLF001 - of our own kind
            joined = joined.outerjoin(far, near.c[beside.by] == far.c[beside.key])
            places[way] = far
        columns = [_column(places, path) for path in paths]
        return wanted.with_only_columns(*columns).select_from(joined)

    def _beside(self, way: Way) -> Beside:
        found, shape = None, self
        for name in way:
            found = shape.beside[name]
            shape = found.shape
        if found is None:
            msg = "a way has at least one step"
            raise ValueError(msg)
        return found

    def _source(self, name: str, actor: object) -> FromClause:
        if self.readable is None:
            return self.model.__table__.alias(name)
        return select(self.model.__table__).where(self.readable(actor)).subquery(name)


def _ways(paths: Iterable[str]) -> list[Way]:
    """Return every step of every path, the nearer ones first."""
    steps = (path.split(".")[:-1] for path in paths)
    ways = {tuple(way[:depth]): None for way in steps for depth in range(1, len(way) + 1)}
    return sorted(ways, key=len)


def _column(places: Mapping[Way, FromClause], path: str) -> ColumnElement[Any]:
    *way, name = path.split(".")
    return places[tuple(way)].c[name].label(path.replace(".", "_"))
