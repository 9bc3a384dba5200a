"""Mutation fields of the floor and the door: proxies, guests, and who speaks."""

from typing import Annotated

import strawberry

from schema.councils.meetings import Meeting, appointment_or_none
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.councils.meetings import proxies, speaking
from workflows.councils.meetings.queries import meetings_by_id


@strawberry.input(description="Who stands in for oneself at a meeting.")
class NameProxyInput:
    """Who stands in for oneself at a meeting."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")
    appointment_id: strawberry.ID = strawberry.field(
        description="In which capacity, of `possibleVisitors`."
    )
    letter: str = strawberry.field(description="The words of the letter.")


@strawberry.type(description="The member has named somebody; the secretary accepts the letter.")
class NameProxySuccess:
    """The member has named somebody; the secretary accepts the letter."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


NameProxyResult = Annotated[
    NameProxySuccess | Refused,
    strawberry.union("NameProxyResult", description="The meeting, or why not."),
]


@strawberry.input(description="A letter to accept.")
class AcceptProxyInput:
    """A letter to accept."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")
    appointment_id: strawberry.ID = strawberry.field(description="The member's seat, `seatId`.")


@strawberry.type(description="The letter is accepted; he may come.")
class AcceptProxySuccess:
    """The letter is accepted; he may come."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


AcceptProxyResult = Annotated[
    AcceptProxySuccess | Refused,
    strawberry.union("AcceptProxyResult", description="The meeting, or why not."),
]


@strawberry.input(description="A meeting at which one comes oneself.")
class WithdrawProxyInput:
    """A meeting at which one comes oneself."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")


@strawberry.type(description="Nobody stands in for the member any more.")
class WithdrawProxySuccess:
    """Nobody stands in for the member any more."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


WithdrawProxyResult = Annotated[
    WithdrawProxySuccess | Refused,
    strawberry.union("WithdrawProxyResult", description="The meeting, or why not."),
]


@strawberry.input(description="Somebody to invite to an item.")
class InviteGuestInput:
    """Somebody to invite to an item."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")
    item_id: strawberry.ID = strawberry.field(description="The item of the agenda.")
    appointment_id: strawberry.ID = strawberry.field(
        description="In which capacity, of `possibleVisitors`."
    )
    why: str = strawberry.field(description="Why.")


@strawberry.type(description="He is invited.")
class InviteGuestSuccess:
    """He is invited."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


InviteGuestResult = Annotated[
    InviteGuestSuccess | Refused,
    strawberry.union("InviteGuestResult", description="The meeting, or why not."),
]


@strawberry.input(description="A meeting in which one asks for the floor.")
class AskForFloorInput:
    """A meeting in which one asks for the floor."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")


@strawberry.type(description="One stands in the line.")
class AskForFloorSuccess:
    """One stands in the line."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


AskForFloorResult = Annotated[
    AskForFloorSuccess | Refused,
    strawberry.union("AskForFloorResult", description="The meeting, or why not."),
]


@strawberry.input(description="Whom to give the floor.")
class GiveFloorInput:
    """Whom to give the floor."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")
    appointment_id: strawberry.ID = strawberry.field(description="Of whom, of `attendees`.")
    reason: str = strawberry.field(default="", description="Why out of the order of the line.")


@strawberry.type(description="He has the floor.")
class GiveFloorSuccess:
    """He has the floor."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


GiveFloorResult = Annotated[
    GiveFloorSuccess | Refused,
    strawberry.union("GiveFloorResult", description="The meeting, or why not."),
]


@strawberry.input(description="A turn to end, or a place in the line to leave.")
class GiveFloorBackInput:
    """A turn to end, or a place in the line to leave."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")
    appointment_id: strawberry.ID | None = strawberry.field(
        default=None, description="Of whom, of `attendees`; null: oneself."
    )


@strawberry.type(description="The floor is free, or the place in the line.")
class GiveFloorBackSuccess:
    """The floor is free, or the place in the line."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


GiveFloorBackResult = Annotated[
    GiveFloorBackSuccess | Refused,
    strawberry.union("GiveFloorBackResult", description="The meeting, or why not."),
]


@strawberry.input(description="A list of speakers to close or to open again.")
class CloseFloorInput:
    """A list of speakers to close or to open again."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")
    closed: bool = strawberry.field(description="Whether it is closed.")


@strawberry.type(description="The list is so now.")
class CloseFloorSuccess:
    """The list is so now."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


CloseFloorResult = Annotated[
    CloseFloorSuccess | Refused,
    strawberry.union("CloseFloorResult", description="The meeting, or why not."),
]


@strawberry.type
class MeetingFloorMutations:
    """Who stands in for whom, and who speaks."""

    @verb("Name who stands in for oneself at a meeting (대리출석, 위임장).")
    async def name_proxy(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            NameProxyInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> NameProxyResult:
        """Name who stands in for oneself at a meeting (대리출석, 위임장)."""
        row = await info.context.write(
            proxies.name_proxy,
            answer=meetings_by_id,
            attempt=key_of("Meeting", input.meeting_id, field="meetingId"),
            meeting_id=key_of("Meeting", input.meeting_id, field="meetingId"),
            appointment_id=key_of("Appointment", input.appointment_id, field="appointmentId"),
            letter=input.letter,
        )
        return NameProxySuccess(meeting=Meeting.of(row))

    @verb("Accept the letter of who stands in for a member.", noted=True)
    async def accept_proxy(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            AcceptProxyInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> AcceptProxyResult:
        """Accept the letter of who stands in for a member."""
        row = await info.context.write(
            proxies.accept_proxy,
            answer=meetings_by_id,
            attempt=key_of("Meeting", input.meeting_id, field="meetingId"),
            meeting_id=key_of("Meeting", input.meeting_id, field="meetingId"),
            appointment_id=key_of("Appointment", input.appointment_id, field="appointmentId"),
        )
        return AcceptProxySuccess(meeting=Meeting.of(row))

    @verb("Take back that somebody stands in for oneself.")
    async def withdraw_proxy(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            WithdrawProxyInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> WithdrawProxyResult:
        """Take back that somebody stands in for oneself."""
        row = await info.context.write(
            proxies.withdraw_proxy,
            answer=meetings_by_id,
            attempt=key_of("Meeting", input.meeting_id, field="meetingId"),
            meeting_id=key_of("Meeting", input.meeting_id, field="meetingId"),
        )
        return WithdrawProxySuccess(meeting=Meeting.of(row))

    @verb("Invite somebody to speak to an item.")
    async def invite_guest(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            InviteGuestInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> InviteGuestResult:
        """Invite somebody to speak to an item."""
        row = await info.context.write(
            speaking.invite_guest,
            answer=meetings_by_id,
            attempt=key_of("Meeting", input.meeting_id, field="meetingId"),
            meeting_id=key_of("Meeting", input.meeting_id, field="meetingId"),
            item_id=key_of("MeetingItem", input.item_id, field="itemId"),
            appointment_id=key_of("Appointment", input.appointment_id, field="appointmentId"),
            why=input.why,
        )
        return InviteGuestSuccess(meeting=Meeting.of(row))

    @verb("Ask for the floor (발언 신청).")
    async def ask_for_floor(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            AskForFloorInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> AskForFloorResult:
        """Ask for the floor (발언 신청)."""
        row = await info.context.write(
            speaking.ask_for_floor,
            answer=meetings_by_id,
            attempt=key_of("Meeting", input.meeting_id, field="meetingId"),
            meeting_id=key_of("Meeting", input.meeting_id, field="meetingId"),
        )
        return AskForFloorSuccess(meeting=Meeting.of(row))

    @verb("Give somebody the floor (발언 허가).", noted=True)
    async def give_floor(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            GiveFloorInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> GiveFloorResult:
        """Give somebody the floor (발언 허가)."""
        row = await info.context.write(
            speaking.give_floor,
            answer=meetings_by_id,
            attempt=key_of("Meeting", input.meeting_id, field="meetingId"),
            meeting_id=key_of("Meeting", input.meeting_id, field="meetingId"),
            appointment_id=key_of("Appointment", input.appointment_id, field="appointmentId"),
            reason=input.reason,
        )
        return GiveFloorSuccess(meeting=Meeting.of(row))

    @verb("End a turn, or leave the line; who presides for others too.")
    async def give_floor_back(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            GiveFloorBackInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> GiveFloorBackResult:
        """End a turn, or leave the line; who presides for others too."""
        row = await info.context.write(
            speaking.give_floor_back,
            answer=meetings_by_id,
            attempt=key_of("Meeting", input.meeting_id, field="meetingId"),
            meeting_id=key_of("Meeting", input.meeting_id, field="meetingId"),
            appointment_id=appointment_or_none(input.appointment_id),
        )
        return GiveFloorBackSuccess(meeting=Meeting.of(row))

    @verb("Close the list of speakers, or open it again (발언 신청 마감).", noted=True)
    async def close_floor(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            CloseFloorInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> CloseFloorResult:
        """Close the list of speakers, or open it again (발언 신청 마감)."""
        row = await info.context.write(
            speaking.close_floor,
            answer=meetings_by_id,
            attempt=key_of("Meeting", input.meeting_id, field="meetingId"),
            meeting_id=key_of("Meeting", input.meeting_id, field="meetingId"),
            closed=input.closed,
        )
        return CloseFloorSuccess(meeting=Meeting.of(row))
