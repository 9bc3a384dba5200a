"""Mutation fields that change what was prepared: drop an item, move a meeting, give notice anew."""

from datetime import datetime
from typing import Annotated

import strawberry

from schema.councils.meetings import Meeting
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.councils.meetings import changing
from workflows.councils.meetings.queries import meetings_by_id


@strawberry.input(description="An item to drop.")
class DropItemInput:
    """An item to drop."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")
    item_id: strawberry.ID = strawberry.field(description="The item of the agenda.")
    reason: str = strawberry.field(description="Why; it stays on record.")


@strawberry.type(description="The item is dropped; it stays on record.")
class DropItemSuccess:
    """The item is dropped; it stays on record."""

    meeting: Meeting = strawberry.field(description="It as it stands now.")


DropItemResult = Annotated[
    DropItemSuccess | Refused,
    strawberry.union("DropItemResult", description="What it is now, or why not."),
]


@strawberry.input(description="A meeting to move before its notice.")
class MoveMeetingInput:
    """A meeting to move before its notice."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")
    starts_at: datetime = strawberry.field(description="The hour at which it begins.")
    place: str = strawberry.field(description="Where.")
    by_video: bool = strawberry.field(default=False, description="Whether one may attend by video.")


@strawberry.type(description="The meeting is moved; nobody was called yet.")
class MoveMeetingSuccess:
    """The meeting is moved; nobody was called yet."""

    meeting: Meeting = strawberry.field(description="It as it stands now.")


MoveMeetingResult = Annotated[
    MoveMeetingSuccess | Refused,
    strawberry.union("MoveMeetingResult", description="What it is now, or why not."),
]


@strawberry.input(description="A meeting to give notice of anew.")
class CallAgainInput:
    """A meeting to give notice of anew."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")
    starts_at: datetime = strawberry.field(description="The hour at which it begins.")
    place: str = strawberry.field(description="Where.")
    by_video: bool = strawberry.field(default=False, description="Whether one may attend by video.")
    reason: str = strawberry.field(description="Why it is changed; members read it.")
    urgency: str = strawberry.field(
        default="", description="Why the new notice is late, where it is; it goes into the minutes."
    )


@strawberry.type(description="Notice is given anew to every member.")
class CallAgainSuccess:
    """Notice is given anew to every member."""

    meeting: Meeting = strawberry.field(description="It as it stands now.")


CallAgainResult = Annotated[
    CallAgainSuccess | Refused,
    strawberry.union("CallAgainResult", description="What it is now, or why not."),
]


@strawberry.type
class MeetingChangingMutations:
    """How what was prepared changes."""

    @verb("Drop an item from the agenda (안건 철회).", noted=True)
    async def drop_item(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            DropItemInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> DropItemResult:
        """Drop an item from the agenda (안건 철회)."""
        key = key_of("Meeting", input.meeting_id, field="meetingId")
        row = await info.context.write(
            changing.drop_item,
            answer=meetings_by_id,
            attempt=key,
            meeting_id=key,
            item_id=key_of("MeetingItem", input.item_id, field="itemId"),
            reason=input.reason,
        )
        return DropItemSuccess(meeting=Meeting.of(row))

    @verb("Change hour, place and way of a meeting before its notice.")
    async def move_meeting(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            MoveMeetingInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> MoveMeetingResult:
        """Change hour, place and way of a meeting before its notice."""
        key = key_of("Meeting", input.meeting_id, field="meetingId")
        row = await info.context.write(
            changing.move_meeting,
            answer=meetings_by_id,
            attempt=key,
            meeting_id=key,
            starts_at=input.starts_at,
            place=input.place,
            by_video=input.by_video,
        )
        return MoveMeetingSuccess(meeting=Meeting.of(row))

    @verb("Give notice anew of a meeting at another hour, place or way (재통지).", noted=True)
    async def call_again(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            CallAgainInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> CallAgainResult:
        """Give notice anew of a meeting at another hour, place or way (재통지)."""
        key = key_of("Meeting", input.meeting_id, field="meetingId")
        row = await info.context.write(
            changing.call_again,
            answer=meetings_by_id,
            attempt=key,
            meeting_id=key,
            starts_at=input.starts_at,
            place=input.place,
            by_video=input.by_video,
            reason=input.reason,
            urgency=input.urgency,
        )
        return CallAgainSuccess(meeting=Meeting.of(row))
