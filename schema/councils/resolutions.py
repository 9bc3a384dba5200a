"""The register of a council's decisions: what was put to the vote, in which meeting, and what it came to."""

from typing import Self
from uuid import UUID

import strawberry

from schema.councils.agenda_items import MeetingItem
from schema.kit.connections import Listing
from schema.kit.context import Context
from workflows.councils.meetings.models import Meeting as MeetingRow
from workflows.councils.meetings.models import MeetingItem as ItemRow
from workflows.councils.meetings.queries import meetings_by_id
from workflows.councils.meetings.resolutions import (
    RESOLUTION_ORDER,
    count_resolutions,
    list_resolutions,
)


@strawberry.type(description="What a council has decided on an item: it was resolved or rejected.")
class CouncilResolution:
    """A decision."""

    meeting_number: int = strawberry.field(description="The number of the meeting (차수).")
    item: MeetingItem = strawberry.field(
        description="The item with its words, what came out, and its votes."
    )

    @classmethod
    def of(cls, item: ItemRow, meeting: MeetingRow) -> Self:
        """Show a decision of a meeting."""
        return cls(meeting_number=meeting.number, item=MeetingItem.of(item))

    @classmethod
    async def made(cls, context: Context, row: ItemRow) -> Self:
        """Show a decision of a list."""
        return cls.of(row, await context.fetch(meetings_by_id, row.meeting_id))


def resolutions(council_id: UUID) -> Listing[CouncilResolution]:
    """Return the register of a council."""
    return Listing(
        name="resolutions",
        order=RESOLUTION_ORDER,
        fetch=list_resolutions,
        count=count_resolutions,
        made=CouncilResolution.made,
        scope={"council_id": council_id},
    )
