"""Mutation fields before the notice and of it: prepare, put items and papers, demand, call, cancel."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import strawberry

from schema.councils.meetings import Meeting
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.councils.meetings import calling, papering, preparing
from workflows.councils.meetings.preparing import ItemTerms
from workflows.councils.meetings.queries import meetings_by_id
from workflows.councils.meetings.states import AgendaTopic, Asked
from workflows.councils.reckoning.terms import WrittenCase


@strawberry.input(description="A meeting to prepare.")
class PrepareMeetingInput:
    """A meeting to prepare."""

    council_id: strawberry.ID = strawberry.field(description="The council.")
    starts_at: datetime = strawberry.field(description="The hour at which it begins.")
    place: str = strawberry.field(description="Where.")
    by_video: bool = strawberry.field(default=False, description="Whether one may attend by video.")
    demanded: bool = strawberry.field(
        default=False, description="Whether members demand it, and not the chair."
    )


@strawberry.type(description="The meeting is prepared; nobody is called yet.")
class PrepareMeetingSuccess:
    """The meeting is prepared; nobody is called yet."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


PrepareMeetingResult = Annotated[
    PrepareMeetingSuccess | Refused,
    strawberry.union("PrepareMeetingResult", description="The meeting, or why not."),
]


@strawberry.input(description="An item for the agenda.")
class PutItemInput:
    """An item for the agenda."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")
    topic: AgendaTopic = strawberry.field(description="What it is about.")
    asked: Asked = strawberry.field(description="What the council is asked for.")
    title: str = strawberry.field(description="Its title.")
    motion: str = strawberry.field(description="The words that are put to the vote, or reported.")
    parties: list[strawberry.ID] = strawberry.field(
        default_factory=list, description="The organisations it concerns."
    )
    taken_up_by: strawberry.ID | None = strawberry.field(
        default=None,
        description="The resolution to take it up, for what no law brings before the council.",
    )
    topic_code: str | None = strawberry.field(
        default=None,
        description="Of a topic BY_ORDINANCE: the word of the rules for it, one of the `choices` of "
        "the ruling on `topics`.",
    )


@strawberry.type(description="The item is on the agenda.")
class PutItemSuccess:
    """The item is on the agenda."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


PutItemResult = Annotated[
    PutItemSuccess | Refused,
    strawberry.union("PutItemResult", description="The meeting, or why not."),
]


@strawberry.input(description="A paper to an item.")
class PutPaperInput:
    """A paper to an item."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")
    item_id: strawberry.ID = strawberry.field(description="The item of the agenda.")
    title: str = strawberry.field(description="Its title.")
    words: str = strawberry.field(description="Its text.")
    number: int | None = strawberry.field(
        default=None, description="The paper of which it is a new version; null: a new paper."
    )
    urgency: str = strawberry.field(default="", description="Why it is late, where it is.")


@strawberry.type(description="The paper is put to the item.")
class PutPaperSuccess:
    """The paper is put to the item."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


PutPaperResult = Annotated[
    PutPaperSuccess | Refused,
    strawberry.union("PutPaperResult", description="The meeting, or why not."),
]


@strawberry.input(description="A meeting to demand with others.")
class BackMeetingInput:
    """A meeting to demand with others."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")


@strawberry.type(description="The meeting is demanded by one member more.")
class BackMeetingSuccess:
    """The meeting is demanded by one member more."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


BackMeetingResult = Annotated[
    BackMeetingSuccess | Refused,
    strawberry.union("BackMeetingResult", description="The meeting, or why not."),
]


@strawberry.input(description="A meeting to call.")
class CallMeetingInput:
    """A meeting to call."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")
    urgency: str = strawberry.field(
        default="",
        description="Why the notice or the papers are late, where they are; it goes into the minutes.",
    )


@strawberry.type(description="The notice is sent to every member.")
class CallMeetingSuccess:
    """The notice is sent to every member."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


CallMeetingResult = Annotated[
    CallMeetingSuccess | Refused,
    strawberry.union("CallMeetingResult", description="The meeting, or why not."),
]


@strawberry.input(description="A meeting to cancel.")
class CancelMeetingInput:
    """A meeting to cancel."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")
    reason: str = strawberry.field(description="Why; those who were called read it.")


@strawberry.type(description="The meeting is cancelled.")
class CancelMeetingSuccess:
    """The meeting is cancelled."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


CancelMeetingResult = Annotated[
    CancelMeetingSuccess | Refused,
    strawberry.union("CancelMeetingResult", description="The meeting, or why not."),
]


@strawberry.input(description="A question to answer in writing.")
class PrepareInWritingInput:
    """A question to answer in writing."""

    council_id: strawberry.ID = strawberry.field(description="The council.")
    case: WrittenCase = strawberry.field(description="In which case.")
    reason: str = strawberry.field(description="Why; it goes into the minutes.")
    until: datetime = strawberry.field(description="Until when answers are taken.")


@strawberry.type(description="It is prepared; nobody is asked yet.")
class PrepareInWritingSuccess:
    """It is prepared; nobody is asked yet."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


PrepareInWritingResult = Annotated[
    PrepareInWritingSuccess | Refused,
    strawberry.union("PrepareInWritingResult", description="The meeting, or why not."),
]


@strawberry.type
class MeetingPreparingMutations:
    """How a meeting comes about."""

    @verb("Prepare the next meeting of a council, or one that members demand.")
    async def prepare_meeting(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            PrepareMeetingInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> PrepareMeetingResult:
        """Prepare the next meeting of a council, or one that members demand."""
        row = await info.context.write(
            preparing.prepare_meeting,
            answer=meetings_by_id,
            attempt=key_of("Council", input.council_id, field="councilId"),
            council_id=key_of("Council", input.council_id, field="councilId"),
            starts_at=input.starts_at,
            place=input.place,
            by_video=input.by_video,
            demanded=input.demanded,
        )
        return PrepareMeetingSuccess(meeting=Meeting.of(row))

    @verb("Put an item on the agenda (안건).")
    async def put_item(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            PutItemInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> PutItemResult:
        """Put an item on the agenda (안건)."""
        row = await info.context.write(
            preparing.put_item,
            answer=meetings_by_id,
            attempt=key_of("Meeting", input.meeting_id, field="meetingId"),
            meeting_id=key_of("Meeting", input.meeting_id, field="meetingId"),
            terms=terms_of(input),
        )
        return PutItemSuccess(meeting=Meeting.of(row))

    @verb("Put a paper to an item, or a new version of one.")
    async def put_paper(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            PutPaperInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> PutPaperResult:
        """Put a paper to an item, or a new version of one."""
        row = await info.context.write(
            papering.put_paper,
            answer=meetings_by_id,
            attempt=key_of("Meeting", input.meeting_id, field="meetingId"),
            meeting_id=key_of("Meeting", input.meeting_id, field="meetingId"),
            item_id=key_of("MeetingItem", input.item_id, field="itemId"),
            title=input.title,
            words=input.words,
            number=input.number,
            urgency=input.urgency,
        )
        return PutPaperSuccess(meeting=Meeting.of(row))

    @verb("Demand a meeting together with other members.")
    async def back_meeting(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            BackMeetingInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> BackMeetingResult:
        """Demand a meeting together with other members."""
        row = await info.context.write(
            preparing.back_meeting,
            answer=meetings_by_id,
            attempt=key_of("Meeting", input.meeting_id, field="meetingId"),
            meeting_id=key_of("Meeting", input.meeting_id, field="meetingId"),
        )
        return BackMeetingSuccess(meeting=Meeting.of(row))

    @verb("Send the notice of a meeting (소집·통지).", noted=True)
    async def call_meeting(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            CallMeetingInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> CallMeetingResult:
        """Send the notice of a meeting (소집·통지)."""
        row = await info.context.write(
            calling.call_meeting,
            answer=meetings_by_id,
            attempt=key_of("Meeting", input.meeting_id, field="meetingId"),
            meeting_id=key_of("Meeting", input.meeting_id, field="meetingId"),
            urgency=input.urgency,
        )
        return CallMeetingSuccess(meeting=Meeting.of(row))

    @verb("Cancel a meeting that is not opened yet.", noted=True)
    async def cancel_meeting(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            CancelMeetingInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> CancelMeetingResult:
        """Cancel a meeting that is not opened yet."""
        row = await info.context.write(
            calling.cancel_meeting,
            answer=meetings_by_id,
            attempt=key_of("Meeting", input.meeting_id, field="meetingId"),
            meeting_id=key_of("Meeting", input.meeting_id, field="meetingId"),
            reason=input.reason,
        )
        return CancelMeetingSuccess(meeting=Meeting.of(row))

    @verb("Prepare a resolution in writing, where the rules of the place allow it (서면심의).")
    async def prepare_in_writing(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            PrepareInWritingInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> PrepareInWritingResult:
        """Prepare a resolution in writing, where the rules of the place allow it (서면심의)."""
        row = await info.context.write(
            preparing.prepare_in_writing,
            answer=meetings_by_id,
            attempt=key_of("Council", input.council_id, field="councilId"),
            council_id=key_of("Council", input.council_id, field="councilId"),
            case=input.case,
            reason=input.reason,
            until=input.until,
        )
        return PrepareInWritingSuccess(meeting=Meeting.of(row))


def terms_of(given: PutItemInput) -> ItemTerms:
    """Return what is put on an agenda."""
    return ItemTerms(
        topic=given.topic,
        asked=given.asked,
        title=given.title,
        motion=given.motion,
        parties=tuple(key_of("Body", one, field="parties") for one in given.parties),
        taken_up_by=taken_up_by(given.taken_up_by),
        topic_word=given.topic_code,
    )


def taken_up_by(given: strawberry.ID | None) -> UUID | None:
    """Return the resolution to take something up, if one is given."""
    return None if given is None else key_of("MeetingItem", given, field="takenUpBy")
