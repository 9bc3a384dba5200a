"""Shapes: which columns and joins stand behind attribute paths, so that a page is one statement.

A path leads from a row through the rows beside it to a column: `title`, `programme.slug`,
`proposal.author.alias`. Every row beside is read through its own policy, so that a join shows
nobody more than fetching the thing by itself would.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, select

from workflows.kit.base import Base

Way = tuple[str, ...]
# Joins kept: most of them belong to the public, which is one actor.
KEPT = 512


@dataclass(frozen=True, slots=True)
class Beside:
    """At most one row beside another: `by` is this row's column, `key` the unique one over there."""

    shape: "Shape"
    by: str
    key: str = "id"


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """A table, who may read it (None: it is public), and the rows beside each of its rows.

    A policy says the same for the same actor, so that its joins are kept for those who ask again.
    """

    model: type[Base]
    readable: Callable[[Any], ColumnElement[bool]] | None = None
    beside: Mapping[str, Beside] = field(default_factory=dict)

    def laid(self, wanted: Select[Any], paths: Sequence[str], actor: object) -> Select[Any]:
        """Return the statement with the columns at these paths, in their order.

        `wanted` selects this shape's model under its own policy; what stands beside a row and may
        not be read, or is not there, comes as nulls. Raises KeyError for a path that leads nowhere.
        """
        columns, joined = _joined(self, tuple(paths), actor)
        return wanted.with_only_columns(*columns).select_from(joined)

    def joined(
        self, paths: Sequence[str], actor: object
    ) -> tuple[Sequence[ColumnElement[Any]], FromClause]:
        """Return the columns at the paths, and this table with what they need beside it."""
        places: dict[Way, FromClause] = {(): self.model.__table__}
        joined: FromClause = self.model.__table__
        for way, names in _ways(paths).items():
            near, beside = places[way[:-1]], self._beside(way)
            wanted_there = {beside.key, *names, *beside.shape.keys_of(way, paths)}
            far = beside.shape.source("_".join(way), wanted_there, actor)
            joined = joined.outerjoin(far, near.c[beside.by] == far.c[beside.key])
            places[way] = far
        return [_column(places, path) for path in paths], joined

    def keys_of(self, way: Way, paths: Iterable[str]) -> set[str]:
        """Return the columns by which rows beside this one are found, of those the paths pass."""
        depth = len(way)
        passed = (path.split(".") for path in paths)
        return {
            self.beside[steps[depth]].by
            for steps in passed
            if tuple(steps[:depth]) == way and len(steps) > depth + 1
        }

    def source(self, name: str, columns: Collection[str], actor: object) -> FromClause:
        """Return what to join under a name: the table, or these columns of what may be read."""
        table = self.model.__table__
        if self.readable is None:
            return table.alias(name)
        wanted = [column for column in table.c if column.key in columns]
        return select(*wanted).where(self.readable(actor)).subquery(name)

    def _beside(self, way: Way) -> Beside:
        found, shape = None, self
        for name in way:
            found = shape.beside[name]
            shape = found.shape
        if found is None:
            msg = "a way has at least one step"
            raise ValueError(msg)
        return found


@lru_cache(maxsize=KEPT)
def _joined(
    shape: Shape, paths: tuple[str, ...], actor: object
) -> tuple[Sequence[ColumnElement[Any]], FromClause]:
    return shape.joined(paths, actor)


def _ways(paths: Iterable[str]) -> dict[Way, set[str]]:
    """Return every step of every path with the columns wanted there, the nearer steps first."""
    ways: dict[Way, set[str]] = {}
    for path in paths:
        *steps, name = path.split(".")
        for depth in range(1, len(steps) + 1):
            ways.setdefault(tuple(steps[:depth]), set())
        if steps:
            ways[tuple(steps)].add(name)
    return dict(sorted(ways.items(), key=lambda pair: len(pair[0])))


def _column(places: Mapping[Way, FromClause], path: str) -> ColumnElement[Any]:
    *way, name = path.split(".")
    return places[tuple(way)].c[name].label(path.replace(".", "_"))
