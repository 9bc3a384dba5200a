"""Mutation fields of recordings: say that a meeting is recorded, that it no longer is, that it is written down."""

from typing import Annotated

import strawberry

from schema.councils.days import day_given, day_or_none
from schema.councils.meetings import Meeting
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.councils.meetings import recording
from workflows.councils.meetings.queries import meetings_by_id


@strawberry.input(description="A meeting that is recorded from now on.")
class DeclareRecordingInput:
    """A recording."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")
    reason: str = strawberry.field(description="Why; all read it.")
    appointment_id: strawberry.ID = strawberry.field(
        description="Who of the council writes it down."
    )
    transcript_due: str = strawberry.field(description="By which day, as YYYY-MM-DD.")
    withheld_until: str | None = strawberry.field(
        default=None,
        description="Until which day it is kept from the public, as YYYY-MM-DD: at most ten years from the "
        "1 January after the meeting (Public Records Act Decree, Article 18(3)).",
    )


@strawberry.type(description="The meeting is recorded, and all see that it is.")
class DeclareRecordingSuccess:
    """It is on."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


DeclareRecordingResult = Annotated[
    DeclareRecordingSuccess | Refused,
    strawberry.union("DeclareRecordingResult", description="The meeting, or why not."),
]


@strawberry.input(description="A meeting that is no longer recorded.")
class EndRecordingInput:
    """The end of a recording."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")


@strawberry.type(description="The meeting is no longer recorded.")
class EndRecordingSuccess:
    """It is off."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


EndRecordingResult = Annotated[
    EndRecordingSuccess | Refused,
    strawberry.union("EndRecordingResult", description="The meeting, or why not."),
]


@strawberry.input(description="A recording that is written down.")
class NoteTranscriptInput:
    """A transcript."""

    recording_id: strawberry.ID = strawberry.field(description="The recording.")


@strawberry.type(description="It is on record that the recording is written down.")
class NoteTranscriptSuccess:
    """It is written down."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


NoteTranscriptResult = Annotated[
    NoteTranscriptSuccess | Refused,
    strawberry.union("NoteTranscriptResult", description="The meeting, or why not."),
]


@strawberry.type
class RecordingMutations:
    """Recordings."""

    @verb("Say that a meeting is recorded; it is off until then. The sound is not kept here.")
    async def declare_recording(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            DeclareRecordingInput, strawberry.argument(description="Which meeting, and why.")
        ],
    ) -> DeclareRecordingResult:
        """Declare a recording."""
        meeting_id = key_of("Meeting", input.meeting_id, field="meetingId")
        row = await info.context.write(
            recording.declare_recording,
            answer=meetings_by_id,
            attempt=meeting_id,
            meeting_id=meeting_id,
            reason=input.reason,
            appointment_id=key_of("Appointment", input.appointment_id, field="appointmentId"),
            transcript_due=day_given(input.transcript_due, field="transcriptDue"),
            withheld_until=day_or_none(input.withheld_until, field="withheldUntil"),
        )
        return DeclareRecordingSuccess(meeting=Meeting.of(row))

    @verb("Say that a meeting is no longer recorded.")
    async def end_recording(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            EndRecordingInput, strawberry.argument(description="Which meeting.")
        ],
    ) -> EndRecordingResult:
        """End a recording."""
        meeting_id = key_of("Meeting", input.meeting_id, field="meetingId")
        row = await info.context.write(
            recording.end_recording,
            answer=meetings_by_id,
            attempt=meeting_id,
            meeting_id=meeting_id,
        )
        return EndRecordingSuccess(meeting=Meeting.of(row))

    @verb("Note that a recording is written down, as one was told to.")
    async def note_transcript(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            NoteTranscriptInput, strawberry.argument(description="Which recording.")
        ],
    ) -> NoteTranscriptResult:
        """Note a transcript."""
        row = await info.context.write(
            recording.note_transcript,
            answer=meetings_by_id,
            recording_id=key_of("MeetingRecording", input.recording_id, field="recordingId"),
        )
        return NoteTranscriptSuccess(meeting=Meeting.of(row))
