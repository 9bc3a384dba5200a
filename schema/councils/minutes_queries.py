"""Root fields of minutes that read."""

from typing import Annotated

import strawberry

from schema.councils.minutes import Minutes, MinutesDesk
from schema.kit.context import Info
from schema.kit.ids import key_of
from workflows.councils.minutes.queries import desk_by_number, minutes_by_id


@strawberry.type
class MinutesQueries:
    """Minutes."""

    @strawberry.field(
        description="A closed meeting with its minutes, by its number; null for one that is not closed."
    )
    async def minutes_desk(
        self,
        info: Info,
        number: Annotated[int, strawberry.argument(description="The number of the meeting.")],
        council_id: Annotated[
            strawberry.ID | None,
            strawberry.argument(
                description="Of which council; the newest that gave the number if none is named."
            ),
        ] = None,
    ) -> MinutesDesk | None:
        """Fetch the desk."""
        key = None if council_id is None else key_of("Council", council_id, field="councilId")
        found = await info.context.read(desk_by_number, number=number, council_id=key)
        return None if found is None else MinutesDesk.of(found, info.context.locale)

    @strawberry.field(description="Minutes by their global id.")
    async def minutes(
        self,
        info: Info,
        id: Annotated[  # noqa: A002 - the name of the contract
            strawberry.ID, strawberry.argument(description="Their global id.")
        ],
    ) -> Minutes | None:
        """Fetch minutes."""
        row = await info.context.load(minutes_by_id, key_of("Minutes", id, field="id"))
        return None if row is None else Minutes.of(row)
