"""Root fields of programmes that read."""

from collections.abc import Mapping
from typing import Annotated

import strawberry

from schema.kit.connections import After, Asking, Before, Connection, First, Last, Listing
from schema.kit.context import Info
from schema.programmes.types import Programme
from workflows.kit.text import clean
from workflows.programmes.queries import (
    PROGRAMME_ORDER,
    count_programmes,
    list_programmes,
    programme_by_slug,
    programme_pages,
)

LONGEST_SLUG = 100


@strawberry.type
class ProgrammeQueries:
    """The places."""

    @strawberry.field(description="A programme by its short name in addresses.")
    async def programme(
        self,
        info: Info,
        slug: Annotated[str, strawberry.argument(description="For instance `haeon`.")],
    ) -> Programme | None:
        """Fetch a programme."""
        row = await info.context.read(programme_by_slug, **wanted_slug({"slug": slug}))
        return None if row is None else Programme.of(row)

    @strawberry.field(description="All programmes, by short name.")
    async def programmes(
        self,
        info: Info,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Programme]:
        """Read a page of programmes."""
        return await all_programmes().page(info.context, Asking(first, after, last, before))


def wanted_slug(given: Mapping[str, str]) -> dict[str, str]:
    """Return the slug asked for. Refuses what cannot be one."""
    return {"slug": clean(given["slug"], field="slug", longest=LONGEST_SLUG)}


def all_programmes() -> Listing[Programme]:
    """Return the list of programmes."""
    return Listing(
        name="programmes",
        order=PROGRAMME_ORDER,
        fetch=list_programmes,
        rows=programme_pages,
        count=count_programmes,
        made=Programme.made,
        scope={},
    )
