"""Root fields of living labs that read."""

from typing import Annotated
from uuid import UUID

import strawberry

from schema.kit.connections import After, Asking, Before, Connection, First, Last, Listing
from schema.kit.context import Info
from schema.labs.types import LivingLab
from schema.proposals.queries import programme_key, wanted_number
from workflows.proposals.living_lab.queries import LAB_ORDER, count_labs, lab_by_number, list_labs


def labs(*, programme_id: UUID | None) -> Listing[LivingLab]:
    """Return the list of living labs, of one programme or of all."""
    return Listing(
        name="labs",
        order=LAB_ORDER,
        fetch=list_labs,
        count=count_labs,
        made=LivingLab.made,
        scope={"programme_id": programme_id},
    )


@strawberry.type
class LabQueries:
    """Living labs."""

    @strawberry.field(description="A living lab by its public number, for instance 2026-2.")
    async def living_lab(
        self,
        info: Info,
        number: Annotated[str, strawberry.argument(description="The public number.")],
    ) -> LivingLab | None:
        """Fetch a living lab."""
        row = await info.context.read(lab_by_number, **wanted_number({"number": number}))
        return None if row is None else LivingLab.of(row)

    @strawberry.field(description="Living labs, the newest first.")
    async def living_labs(
        self,
        info: Info,
        programme_id: Annotated[
            strawberry.ID | None, strawberry.argument(description="Only of this programme.")
        ] = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[LivingLab]:
        """Read a page of living labs."""
        listing = labs(programme_id=programme_key(programme_id))
        return await listing.page(info.context, Asking(first, after, last, before))
