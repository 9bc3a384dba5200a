"""What stands behind the fields of a type that is read from rows: the vocabulary of compiled reads.

Each room lists its types in its `rows.py`, field by field, with the words of this file. A field
that is not listed is answered by its resolver, and so is every operation that asks for one.
"""

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, ClassVar, Protocol, TypeAlias
from uuid import UUID

from strawberry.utils.str_converters import to_camel_case

from schema.kit.connections import Asking, Listing
from schema.kit.context import Context
from schema.kit.cursors import Cursors
from workflows.kit.sent import Row

Given: TypeAlias = Mapping[str, Any]
Parent: TypeAlias = UUID | None


@dataclass(frozen=True, slots=True)
class Leaf:
    """A value made of columns of the row.

    A path may hold `{locale}`. `made` gets the values at the paths, after the language if `worded`;
    without it the one value is shown as its GraphQL type says.
    """

    paths: tuple[str, ...]
    made: Callable[..., object] | None = None
    worded: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """A row joined to this one. `there` is its column that is null only if there is no such row.

    Without `there` the object is made of nulls too, as a public name is for nobody in particular.
    """

    kind: str
    way: str
    there: str | None = "id"


@dataclass(frozen=True, slots=True)
class Nothing:
    """A list that is always empty."""


@dataclass(frozen=True, slots=True)
class Read:
    """What one statement found for one parent; of a page also where it lies in its list."""

    rows: Sequence[Row]
    has_next: bool = False
    has_previous: bool = False
    total: int | None = None
    width: int = 0
    cursors: Cursors | None = None

    def marked(self) -> Iterator[tuple[Row, str]]:
        """Give each row of a page with its cursor: its place stands behind the columns asked for."""
        return zip(self.rows, self._cursors_of(self.rows), strict=True)

    def first_cursor(self) -> str | None:
        """Return the cursor of the first row, if there is one."""
        return self._cursors_of(self.rows[:1])[0] if self.rows else None

    def last_cursor(self) -> str | None:
        """Return the cursor of the last row, if there is one."""
        return self._cursors_of(self.rows[-1:])[0] if self.rows else None

    def _cursors_of(self, rows: Sequence[Row]) -> list[str]:
        if self.cursors is None:
            msg = "only rows of a page have cursors"
            raise TypeError(msg)
        behind = self.width
        return self.cursors.write_all([row[behind:] for row in rows])


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a selection wants of the rows of one field: paths, arguments, and whether to count."""

    paths: Sequence[str]
    given: Given
    count: bool = False


class Fetched(Protocol):
    """A field that takes a statement of its own, one for all parents together."""

    @property
    def kind(self) -> str:
        """The GraphQL type of its rows."""

    @property
    def by(self) -> str | None:
        """The column of the parent its rows hang on; None at the root."""

    @property
    def unwalled(self) -> bool:
        """Whether no table of its statement has row-level policies: who asks stands in the statement."""

    @property
    def counts(self) -> bool:
        """Whether a list is counted in the statement of its page."""

    async def read(
        self, context: Context, wanted: Wanted, parents: Sequence[Parent]
    ) -> Mapping[Parent, Read]:
        """Read the rows of every parent."""


@dataclass(frozen=True, slots=True)
class One:
    """One row by its arguments, or null."""

    kind: str
    rows: Callable[..., Awaitable[Row | None]]
    named: Callable[[Given], dict[str, Any]]
    by: str | None = None
    unwalled: bool = False
    counts: ClassVar[bool] = False

    async def read(
        self, context: Context, wanted: Wanted, parents: Sequence[Parent]
    ) -> Mapping[Parent, Read]:
        """Find the row."""
        named = self.named(wanted.given)
        row = await context.read_rows(partial(self.rows, paths=wanted.paths, **named))
        return dict.fromkeys(parents, Read([] if row is None else [row]))


@dataclass(frozen=True, slots=True)
class Many:
    """A plain list of rows under each parent."""

    kind: str
    rows: Callable[..., Awaitable[Mapping[UUID, Sequence[Row]]]]
    by: str
    unwalled: bool = False
    counts: ClassVar[bool] = False

    async def read(
        self, context: Context, wanted: Wanted, parents: Sequence[Parent]
    ) -> Mapping[Parent, Read]:
        """Read the lists of all parents in one statement."""
        found = await context.read_rows(partial(self.rows, paths=wanted.paths, keys=parents))
        return {key: Read(rows) for key, rows in found.items()}


@dataclass(frozen=True, slots=True)
class Pages:
    """A connection at the root or under each programme; `listing` is what its resolver reads too."""

    kind: str
    listing: Callable[[Given, Parent], Listing[Any]]
    by: str | None = None
    unwalled: bool = False
    counts: bool = False

    async def read(
        self, context: Context, wanted: Wanted, parents: Sequence[Parent]
    ) -> Mapping[Parent, Read]:
        """Read the pages of all parents in one statement; count each list only if that is asked.

        A cursor belongs to one list: where there are several, one that is given is refused.
        """
        asking = Asking(*(wanted.given.get(name) for name in ("first", "after", "last", "before")))
        lists = [self.listing(wanted.given, parent) for parent in parents]
        cursors = [one.cursors(context) for one in lists]
        windows = [asking.window(one) for one in cursors]
        under = {} if self.by is None else {"programme_ids": parents}
        rows = lists[0].rows
        if rows is None:
            msg = f"{lists[0].name} is not read from rows"
            raise TypeError(msg)
        read = partial(rows, paths=wanted.paths, window=windows[0], **under)
        along = wanted.count and self.counts
        pages = await context.read_rows(partial(read, count=True) if along else read)
        totals = [
            await context.read_rows(partial(one.count, **one.scope))
            if wanted.count and page.total is None
            else page.total
            for one, page in zip(lists, pages, strict=True)
        ]
        width = len(wanted.paths) + along
        return {
            parent: Read(page.rows, page.has_next, page.has_previous, total, width, cursor)
            for parent, page, cursor, total in zip(parents, pages, cursors, totals, strict=True)
        }


Behind: TypeAlias = Leaf | Beside | Nothing | One | Many | Pages


@dataclass(frozen=True, slots=True)
class RowType:
    """A GraphQL type by its name, and what stands behind those of its fields that are mapped."""

    name: str
    fields: Mapping[str, Behind] = field(default_factory=dict)


def plain(**columns: str) -> dict[str, Behind]:
    """Map fields, by their Python names, to one column each, shown as the field's type says."""
    return {to_camel_case(name): Leaf((path,)) for name, path in columns.items()}
