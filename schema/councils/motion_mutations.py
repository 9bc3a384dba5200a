"""Mutation fields of amendments: move, support, withdraw, order."""

from typing import Annotated
from uuid import UUID

import strawberry

from schema.councils.meetings import Meeting
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.councils.meetings.queries import meetings_by_id
from workflows.councils.motions import moving
from workflows.councils.motions.moving import Change
from workflows.kit.refusal import Invalid


@strawberry.input(description="Words in the place of a passage.")
class AmendmentChangeInput:
    """Words in the place of a passage."""

    passage: str = strawberry.field(
        description="The passage, letter by letter as it stands in the original, where it stands once."
    )
    words: str = strawberry.field(description="The words in its place; empty strikes it.")


@strawberry.input(description="An amendment to move: the whole text, or changes of passages.")
class MoveAmendmentInput:
    """An amendment to move: the whole text, or changes of passages."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")
    item_id: strawberry.ID = strawberry.field(description="The item of the agenda.")
    reason: str = strawberry.field(description="Why.")
    whole: str | None = strawberry.field(
        default=None, description="A whole new text, in the place of all of it."
    )
    changes: list[AmendmentChangeInput] = strawberry.field(
        default_factory=list, description="Or changes of passages."
    )


@strawberry.type(description="The amendment is moved.")
class MoveAmendmentSuccess:
    """The amendment is moved."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


MoveAmendmentResult = Annotated[
    MoveAmendmentSuccess | Refused,
    strawberry.union("MoveAmendmentResult", description="What it is now, or why not."),
]


@strawberry.input(description="An amendment to support.")
class SupportAmendmentInput:
    """An amendment to support."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")
    amendment_id: strawberry.ID = strawberry.field(description="The amendment.")


@strawberry.type(description="It is supported.")
class SupportAmendmentSuccess:
    """It is supported."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


SupportAmendmentResult = Annotated[
    SupportAmendmentSuccess | Refused,
    strawberry.union("SupportAmendmentResult", description="What it is now, or why not."),
]


@strawberry.input(description="An amendment to withdraw.")
class WithdrawAmendmentInput:
    """An amendment to withdraw."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")
    amendment_id: strawberry.ID = strawberry.field(description="The amendment.")


@strawberry.type(description="It is withdrawn.")
class WithdrawAmendmentSuccess:
    """It is withdrawn."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


WithdrawAmendmentResult = Annotated[
    WithdrawAmendmentSuccess | Refused,
    strawberry.union("WithdrawAmendmentResult", description="What it is now, or why not."),
]


@strawberry.input(description="The order of amendments for their votes.")
class OrderAmendmentsInput:
    """The order of amendments for their votes."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")
    item_id: strawberry.ID = strawberry.field(description="The item of the agenda.")
    numbers: list[int] = strawberry.field(
        description="Their numbers, each once, the first vote first."
    )


@strawberry.type(description="They are put to the vote in this order.")
class OrderAmendmentsSuccess:
    """They are put to the vote in this order."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


OrderAmendmentsResult = Annotated[
    OrderAmendmentsSuccess | Refused,
    strawberry.union("OrderAmendmentsResult", description="What it is now, or why not."),
]


@strawberry.type
class MotionMutations:
    """What members do with the words of an item."""

    @verb("Move an amendment to the words of an item (수정안 발의).", noted=True)
    async def move_amendment(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            MoveAmendmentInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> MoveAmendmentResult:
        """Move an amendment to the words of an item (수정안 발의)."""
        key = key_of("Meeting", input.meeting_id, field="meetingId")
        row = await info.context.write(
            moving.move_amendment,
            answer=meetings_by_id,
            attempt=key,
            meeting_id=key,
            item_id=key_of("MeetingItem", input.item_id, field="itemId"),
            changes=changes_of(input),
            reason=input.reason,
        )
        return MoveAmendmentSuccess(meeting=Meeting.of(row))

    @verb("Support the amendment of another member (재청).", noted=True)
    async def support_amendment(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            SupportAmendmentInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> SupportAmendmentResult:
        """Support the amendment of another member (재청)."""
        key = key_of("Meeting", input.meeting_id, field="meetingId")
        row = await info.context.write(
            moving.support_amendment,
            answer=meetings_by_id,
            attempt=key,
            meeting_id=key,
            amendment_id=amendment_of(input.amendment_id),
        )
        return SupportAmendmentSuccess(meeting=Meeting.of(row))

    @verb("Withdraw an amendment before it is voted on (철회).", noted=True)
    async def withdraw_amendment(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            WithdrawAmendmentInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> WithdrawAmendmentResult:
        """Withdraw an amendment before it is voted on (철회)."""
        key = key_of("Meeting", input.meeting_id, field="meetingId")
        row = await info.context.write(
            moving.withdraw_amendment,
            answer=meetings_by_id,
            attempt=key,
            meeting_id=key,
            amendment_id=amendment_of(input.amendment_id),
        )
        return WithdrawAmendmentSuccess(meeting=Meeting.of(row))

    @verb("Order the amendments to an item, the one furthest from the original first.", noted=True)
    async def order_amendments(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            OrderAmendmentsInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> OrderAmendmentsResult:
        """Order the amendments to an item, the one furthest from the original first."""
        key = key_of("Meeting", input.meeting_id, field="meetingId")
        row = await info.context.write(
            moving.order_amendments,
            answer=meetings_by_id,
            attempt=key,
            meeting_id=key,
            item_id=key_of("MeetingItem", input.item_id, field="itemId"),
            numbers=input.numbers,
        )
        return OrderAmendmentsSuccess(meeting=Meeting.of(row))


def changes_of(given: MoveAmendmentInput) -> list[Change]:
    """Return what an amendment changes. Refuses a whole text together with passages."""
    if given.whole is not None and given.changes:
        raise Invalid("whole_or_passages", field="whole")
    if given.whole is not None:
        return [Change(None, given.whole)]
    return [Change(one.passage, one.words) for one in given.changes]


def amendment_of(given: strawberry.ID) -> UUID:
    """Return the key of an amendment."""
    return key_of("MotionAmendment", given, field="amendmentId")
