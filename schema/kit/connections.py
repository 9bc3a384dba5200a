"""Connections: one page of a list at a time, by keyset cursors (Relay cursor connections)."""

from asyncio import gather
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, Generic, TypeAlias, TypeVar

import strawberry

from schema.kit.context import Context
from schema.kit.cursors import Cursors
from workflows.kit.paging import Page, SortKey, Window, key_of
from workflows.kit.refusal import Invalid

T = TypeVar("T")

First: TypeAlias = Annotated[
    int | None,
    strawberry.argument(description="How many from the start, 1 to 100. Give this or `last`."),
]
After: TypeAlias = Annotated[
    str | None, strawberry.argument(description="Only what comes after this cursor.")
]
Last: TypeAlias = Annotated[
    int | None,
    strawberry.argument(description="How many from the end, 1 to 100. Give this or `first`."),
]
Before: TypeAlias = Annotated[
    str | None, strawberry.argument(description="Only what comes before this cursor.")
]


@strawberry.type(description="Where a page lies in its list.")
class PageInfo:
    """Whether there is more, and the cursors of both ends."""

    has_next_page: bool = strawberry.field(description="Whether there is more after the page.")
    has_previous_page: bool = strawberry.field(description="Whether there is more before the page.")
    start_cursor: str | None = strawberry.field(description="The cursor of the first edge.")
    end_cursor: str | None = strawberry.field(description="The cursor of the last edge.")


@strawberry.type(description="One thing of a list, with its place there.")
class Edge(Generic[T]):
    """A row and its cursor."""

    node: T = strawberry.field(description="The thing.")
    cursor: str = strawberry.field(
        description="Its place under this filter and order; opaque, and good for this list only."
    )


@strawberry.type(
    description="One page of a list. What did not move is neither missed nor shown twice "
    "while other rows come, go and move."
)
class Connection(Generic[T]):
    """A page; the whole is counted only when that is asked."""

    edges: list[Edge[T]] = strawberry.field(description="The page, in the list's order.")
    page_info: PageInfo = strawberry.field(description="Where the page lies in the list.")
    count: strawberry.Private[Callable[[], Awaitable[int]]]

    @strawberry.field(description="How many the viewer may see in the whole list, up to 10,000.")
    async def total_count(self) -> int:
        """Count the list."""
        return await self.count()


@dataclass(frozen=True, slots=True)
class Asking:
    """The four paging arguments of a connection field as they came."""

    first: int | None
    after: str | None
    last: int | None
    before: str | None

    def window(self, cursors: Cursors) -> Window:
        """Return the window asked for.

        Refuses neither or both of `first` and `last` (`page_size_missing`, `page_size_twice`), a
        size outside 1 to 100 (`page_size`) and cursors that are not of this list.
        """
        if self.first is None and self.last is None:
            raise Invalid("page_size_missing", field="first", largest=100)
        if self.first is not None and self.last is not None:
            raise Invalid("page_size_twice", field="last")
        size = self.first if self.first is not None else self.last
        return Window(
            size=size or 0,
            backwards=self.first is None,
            after=cursors.read(self.after, field="after") if self.after is not None else None,
            before=cursors.read(self.before, field="before") if self.before is not None else None,
        )


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """One list of the API: its name, order, filter, and the queries that read and count it.

    `fetch` reads a page of it as things; `rows`, where there is one, as the columns asked for
    (compiled reads), with the filter bound already and the programmes whose lists are read at once.
    """

    name: str
    order: Sequence[SortKey]
    fetch: Callable[..., Awaitable[Page[Any]]]
    count: Callable[..., Awaitable[int]]
    made: Callable[[Context, Any], Awaitable[T]]
    scope: Mapping[str, Any]
    order_name: str | None = None
    rows: Callable[..., Awaitable[Sequence[Page[Any]]]] | None = None

    def cursors(self, context: Context) -> Cursors:
        """Return what makes and reads the cursors of this list."""
        named = {key: None if value is None else str(value) for key, value in self.scope.items()}
        return Cursors(context.cursor_key, self.name, {**named, "order": self.order_name})

    async def page(self, context: Context, asking: Asking) -> Connection[T]:
        """Read one page."""
        cursors = self.cursors(context)
        page = await context.read(self.fetch, window=asking.window(cursors), **self.scope)
        nodes = await gather(*(self.made(context, row) for row in page.rows))
        edges = [
            Edge(node=node, cursor=cursors.write(key_of(row, self.order)))
            for node, row in zip(nodes, page.rows, strict=True)
        ]
        return Connection(
            edges=edges,
            page_info=PageInfo(
                has_next_page=page.has_next,
                has_previous_page=page.has_previous,
                start_cursor=edges[0].cursor if edges else None,
                end_cursor=edges[-1].cursor if edges else None,
            ),
            count=partial(context.read, self.count, **self.scope),
        )
