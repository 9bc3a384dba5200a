"""Root fields of open data."""

from typing import Annotated

import strawberry

from schema.kit.connections import After, Asking, Before, Connection, First, Last, Listing
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.open_data.types import OpenDump
from workflows.proposals.dumps.queries import DUMP_ORDER, count_dumps, list_dumps


@strawberry.type
class OpenDataQueries:
    """Open data."""

    @strawberry.field(description="The versions of a place's open data, the newest first.")
    async def open_dumps(
        self,
        info: Info,
        programme_id: Annotated[
            strawberry.ID, strawberry.argument(description="The place's programme.")
        ],
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[OpenDump]:
        """Read a page of versions."""
        listing = Listing(
            name="openDumps",
            order=DUMP_ORDER,
            fetch=list_dumps,
            count=count_dumps,
            made=OpenDump.made,
            scope={"programme_id": key_of("Programme", programme_id, field="programmeId")},
        )
        return await listing.page(info.context, Asking(first, after, last, before))
