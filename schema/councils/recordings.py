"""Types of recordings of meetings; the sound itself is nowhere in the house."""

from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry

from schema.identity.public import PublicName
from schema.kit.context import Info
from schema.kit.ids import global_id
from workflows.councils.meetings.recording_models import MeetingRecording as RecordingRow


@strawberry.type(
    description="That a meeting is or was recorded (녹음; Public Records Act Decree, Article 18(2)(3)). The "
    "sound itself is not kept here."
)
class MeetingRecording:
    """A recording."""

    recording_id: strawberry.ID = strawberry.field(description="What `noteTranscript` takes.")
    on: bool = strawberry.field(description="Whether it is on now.")
    reason: str = strawberry.field(description="Why.")
    declared_at: datetime = strawberry.field(description="Since when.")
    ended_at: datetime | None = strawberry.field(description="Until when.")
    transcript_due: str = strawberry.field(description="By which day it is written down.")
    transcribed_at: datetime | None = strawberry.field(description="When it was written down.")
    withheld_until: str | None = strawberry.field(
        description="Until which day it is kept from the public; null: it is not."
    )
    viewer_owns: bool = strawberry.field(description="Whether the viewer writes it down.")
    owner_id: strawberry.Private[UUID]

    @strawberry.field(description="The name for the public of who writes it down.")
    async def owner(self, info: Info) -> PublicName:
        """Name the owner."""
        return await PublicName.made(info.context, self.owner_id)

    @classmethod
    def of(cls, row: RecordingRow, viewer: UUID | None) -> Self:
        """Show a recording."""
        until = row.withheld_until
        return cls(
            recording_id=global_id("MeetingRecording", row.id),
            on=row.ended_at is None,
            reason=row.reason,
            declared_at=row.declared_at,
            ended_at=row.ended_at,
            transcript_due=row.transcript_due.isoformat(),
            transcribed_at=row.transcribed_at,
            withheld_until=None if until is None else until.isoformat(),
            viewer_owns=row.owner_id == viewer,
            owner_id=row.owner_id,
        )
