"""The mutation field by which members call a written resolution off."""

from typing import Annotated

import strawberry

from schema.councils.meetings import Meeting
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.councils.meetings.queries import meetings_by_id
from workflows.councils.meetings.recalling import ask_to_meet


@strawberry.input(description="A written resolution to call off.")
class AskToMeetInput:
    """A written resolution to call off."""

    meeting_id: strawberry.ID = strawberry.field(description="The written resolution.")


@strawberry.type(description="It is asked; the resolution is called off once enough members do.")
class AskToMeetSuccess:
    """It is asked; the resolution is called off once enough members do."""

    meeting: Meeting = strawberry.field(description="It as it stands now.")


AskToMeetResult = Annotated[
    AskToMeetSuccess | Refused,
    strawberry.union("AskToMeetResult", description="What it is now, or why not."),
]


@strawberry.type
class MeetingRecallingMutations:
    """From writing to a live meeting."""

    @verb(
        "Ask for a live meeting in the place of a written resolution (서면심의 철회 요구).",
        noted=True,
    )
    async def ask_to_meet(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            AskToMeetInput, strawberry.argument(description="Which one.")
        ],
    ) -> AskToMeetResult:
        """Ask for a live meeting."""
        key = key_of("Meeting", input.meeting_id, field="meetingId")
        row = await info.context.write(
            ask_to_meet, answer=meetings_by_id, attempt=key, meeting_id=key
        )
        return AskToMeetSuccess(meeting=Meeting.of(row))
