"""Mutation fields of those who attend: read the notice, come and go, leave an item, note what is said."""

from typing import Annotated

import strawberry

from schema.councils.days import day_or_none
from schema.councils.meetings import Meeting, appointment_or_none, item_or_none
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.councils.meetings import calling, door
from workflows.councils.meetings.door import Move
from workflows.councils.meetings.queries import meetings_by_id
from workflows.councils.reckoning.happenings import Mode
from workflows.councils.reckoning.recusal import Bond


@strawberry.input(description="A notice that was read.")
class ReadMeetingNoticeInput:
    """A notice that was read."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")


@strawberry.type(description="It is on record that the notice was read.")
class ReadMeetingNoticeSuccess:
    """It is on record that the notice was read."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


ReadMeetingNoticeResult = Annotated[
    ReadMeetingNoticeSuccess | Refused,
    strawberry.union("ReadMeetingNoticeResult", description="The meeting, or why not."),
]


@strawberry.input(description="What ties a member to an organisation an item concerns.")
class DeclareInterestInput:
    """What ties a member to an organisation an item concerns."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")
    item_id: strawberry.ID = strawberry.field(description="The item of the agenda.")
    body_id: strawberry.ID = strawberry.field(description="The organisation.")
    bond: Bond = strawberry.field(description="What ties one to it.")
    until: str | None = strawberry.field(
        default=None, description="Until which day, if it is over."
    )
    known_on: str | None = strawberry.field(
        default=None, description="Since which day one knows of it; null: today."
    )


@strawberry.type(description="The interest is declared.")
class DeclareInterestSuccess:
    """The interest is declared."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


DeclareInterestResult = Annotated[
    DeclareInterestSuccess | Refused,
    strawberry.union("DeclareInterestResult", description="The meeting, or why not."),
]


@strawberry.input(description="Somebody who comes.")
class AttendMeetingInput:
    """Somebody who comes."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")
    mode: Mode = strawberry.field(description="How.")
    appointment_id: strawberry.ID | None = strawberry.field(
        default=None, description="Of whom, of `attendees`; null: oneself."
    )


@strawberry.type(description="The attendance is noted.")
class AttendMeetingSuccess:
    """The attendance is noted."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


AttendMeetingResult = Annotated[
    AttendMeetingSuccess | Refused,
    strawberry.union("AttendMeetingResult", description="The meeting, or why not."),
]


@strawberry.input(description="Somebody who leaves, steps out or comes back.")
class MoveInMeetingInput:
    """Somebody who leaves, steps out or comes back."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")
    move: Move = strawberry.field(description="Which.")
    item_id: strawberry.ID | None = strawberry.field(
        default=None, description="For which item one steps out."
    )
    appointment_id: strawberry.ID | None = strawberry.field(
        default=None, description="Of whom, of `attendees`; null: oneself."
    )


@strawberry.type(description="It is noted.")
class MoveInMeetingSuccess:
    """It is noted."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


MoveInMeetingResult = Annotated[
    MoveInMeetingSuccess | Refused,
    strawberry.union("MoveInMeetingResult", description="The meeting, or why not."),
]


@strawberry.input(description="An item to withdraw from.")
class WithdrawFromItemInput:
    """An item to withdraw from."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")
    item_id: strawberry.ID = strawberry.field(description="The item of the agenda.")
    ground: str = strawberry.field(description="On what ground; it stands in the minutes.")


@strawberry.type(description="The member is out of the item.")
class WithdrawFromItemSuccess:
    """The member is out of the item."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


WithdrawFromItemResult = Annotated[
    WithdrawFromItemSuccess | Refused,
    strawberry.union("WithdrawFromItemResult", description="The meeting, or why not."),
]


@strawberry.input(description="A member to exclude from an item.")
class ExcludeFromItemInput:
    """A member to exclude from an item."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")
    item_id: strawberry.ID = strawberry.field(description="The item of the agenda.")
    appointment_id: strawberry.ID = strawberry.field(
        description="The seat of whom, of `attendees`."
    )
    ground: str = strawberry.field(description="On what ground; it stands in the minutes.")


@strawberry.type(description="The member is out of the item.")
class ExcludeFromItemSuccess:
    """The member is out of the item."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


ExcludeFromItemResult = Annotated[
    ExcludeFromItemSuccess | Refused,
    strawberry.union("ExcludeFromItemResult", description="The meeting, or why not."),
]


@strawberry.input(description="A member to challenge on an item.")
class ChallengeMemberInput:
    """A member to challenge on an item."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")
    item_id: strawberry.ID = strawberry.field(description="The item of the agenda.")
    appointment_id: strawberry.ID = strawberry.field(
        description="The seat of whom, of `attendees`."
    )
    ground: str = strawberry.field(description="On what ground; it stands in the minutes.")


@strawberry.type(description="The member is challenged; the others rule on it.")
class ChallengeMemberSuccess:
    """The member is challenged; the others rule on it."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


ChallengeMemberResult = Annotated[
    ChallengeMemberSuccess | Refused,
    strawberry.union("ChallengeMemberResult", description="The meeting, or why not."),
]


@strawberry.input(description="The gist of a remark.")
class NoteRemarkInput:
    """The gist of a remark."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")
    words: str = strawberry.field(description="The gist.")
    appointment_id: strawberry.ID | None = strawberry.field(
        default=None, description="Of whom, of `attendees`; null: of nobody in particular."
    )


@strawberry.type(description="The gist is in the log.")
class NoteRemarkSuccess:
    """The gist is in the log."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


NoteRemarkResult = Annotated[
    NoteRemarkSuccess | Refused,
    strawberry.union("NoteRemarkResult", description="The meeting, or why not."),
]


@strawberry.type
class MeetingAttendingMutations:
    """How one attends a meeting."""

    @verb("Note that one has read the notice of a meeting.")
    async def read_meeting_notice(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ReadMeetingNoticeInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> ReadMeetingNoticeResult:
        """Note that one has read the notice of a meeting."""
        row = await info.context.write(
            calling.read_notice,
            answer=meetings_by_id,
            attempt=key_of("Meeting", input.meeting_id, field="meetingId"),
            meeting_id=key_of("Meeting", input.meeting_id, field="meetingId"),
        )
        return ReadMeetingNoticeSuccess(meeting=Meeting.of(row))

    @verb("Declare what ties oneself to an organisation an item concerns (이해충돌 신고).")
    async def declare_interest(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            DeclareInterestInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> DeclareInterestResult:
        """Declare what ties oneself to an organisation an item concerns (이해충돌 신고)."""
        row = await info.context.write(
            calling.declare_interest,
            answer=meetings_by_id,
            attempt=key_of("Meeting", input.meeting_id, field="meetingId"),
            meeting_id=key_of("Meeting", input.meeting_id, field="meetingId"),
            item_id=key_of("MeetingItem", input.item_id, field="itemId"),
            body_id=key_of("Body", input.body_id, field="bodyId"),
            bond=input.bond,
            until=day_or_none(input.until, field="until"),
            known_on=day_or_none(input.known_on, field="knownOn"),
        )
        return DeclareInterestSuccess(meeting=Meeting.of(row))

    @verb("Note that one comes, or who keeps the log that somebody comes (출석).")
    async def attend_meeting(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            AttendMeetingInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> AttendMeetingResult:
        """Note that one comes, or who keeps the log that somebody comes (출석)."""
        row = await info.context.write(
            door.attend,
            answer=meetings_by_id,
            attempt=key_of("Meeting", input.meeting_id, field="meetingId"),
            meeting_id=key_of("Meeting", input.meeting_id, field="meetingId"),
            mode=input.mode,
            appointment_id=appointment_or_none(input.appointment_id),
        )
        return AttendMeetingSuccess(meeting=Meeting.of(row))

    @verb("Note that somebody leaves, steps out for an item, or comes back.")
    async def move_in_meeting(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            MoveInMeetingInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> MoveInMeetingResult:
        """Note that somebody leaves, steps out for an item, or comes back."""
        row = await info.context.write(
            door.move,
            answer=meetings_by_id,
            attempt=key_of("Meeting", input.meeting_id, field="meetingId"),
            meeting_id=key_of("Meeting", input.meeting_id, field="meetingId"),
            move=input.move,
            item_id=item_or_none(input.item_id),
            appointment_id=appointment_or_none(input.appointment_id),
        )
        return MoveInMeetingSuccess(meeting=Meeting.of(row))

    @verb("Withdraw from an item oneself (회피).")
    async def withdraw_from_item(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            WithdrawFromItemInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> WithdrawFromItemResult:
        """Withdraw from an item oneself (회피)."""
        row = await info.context.write(
            door.withdraw_from_item,
            answer=meetings_by_id,
            attempt=key_of("Meeting", input.meeting_id, field="meetingId"),
            meeting_id=key_of("Meeting", input.meeting_id, field="meetingId"),
            item_id=key_of("MeetingItem", input.item_id, field="itemId"),
            ground=input.ground,
        )
        return WithdrawFromItemSuccess(meeting=Meeting.of(row))

    @verb("Exclude a member from an item by law (제척).", noted=True)
    async def exclude_from_item(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ExcludeFromItemInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> ExcludeFromItemResult:
        """Exclude a member from an item by law (제척)."""
        row = await info.context.write(
            door.exclude_from_item,
            answer=meetings_by_id,
            attempt=key_of("Meeting", input.meeting_id, field="meetingId"),
            meeting_id=key_of("Meeting", input.meeting_id, field="meetingId"),
            item_id=key_of("MeetingItem", input.item_id, field="itemId"),
            appointment_id=key_of("Appointment", input.appointment_id, field="appointmentId"),
            ground=input.ground,
        )
        return ExcludeFromItemSuccess(meeting=Meeting.of(row))

    @verb("Challenge a member on the item that is called (기피).")
    async def challenge_member(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ChallengeMemberInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> ChallengeMemberResult:
        """Challenge a member on the item that is called (기피)."""
        row = await info.context.write(
            door.challenge_member,
            answer=meetings_by_id,
            attempt=key_of("Meeting", input.meeting_id, field="meetingId"),
            meeting_id=key_of("Meeting", input.meeting_id, field="meetingId"),
            item_id=key_of("MeetingItem", input.item_id, field="itemId"),
            appointment_id=key_of("Appointment", input.appointment_id, field="appointmentId"),
            ground=input.ground,
        )
        return ChallengeMemberSuccess(meeting=Meeting.of(row))

    @verb("Note the gist of what somebody said (발언 요지).")
    async def note_remark(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            NoteRemarkInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> NoteRemarkResult:
        """Note the gist of what somebody said (발언 요지)."""
        row = await info.context.write(
            door.note_remark,
            answer=meetings_by_id,
            attempt=key_of("Meeting", input.meeting_id, field="meetingId"),
            meeting_id=key_of("Meeting", input.meeting_id, field="meetingId"),
            words=input.words,
            appointment_id=appointment_or_none(input.appointment_id),
        )
        return NoteRemarkSuccess(meeting=Meeting.of(row))
