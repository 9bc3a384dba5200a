"""Mutation fields of whoever presides, and of those who vote."""

from typing import Annotated

import strawberry

from schema.councils.meetings import Meeting, appointment_or_none
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.councils.meetings import balloting, chairing
from workflows.councils.meetings.queries import meetings_by_id
from workflows.councils.meetings.states import ItemState, VoteKind
from workflows.councils.reckoning.votes import Choice


@strawberry.input(description="A meeting to open.")
class OpenMeetingInput:
    """A meeting to open."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")


@strawberry.type(description="The meeting is open; its rules are frozen.")
class OpenMeetingSuccess:
    """The meeting is open; its rules are frozen."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


OpenMeetingResult = Annotated[
    OpenMeetingSuccess | Refused,
    strawberry.union("OpenMeetingResult", description="The meeting, or why not."),
]


@strawberry.input(description="An item to call.")
class CallItemInput:
    """An item to call."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")
    item_id: strawberry.ID = strawberry.field(description="The item of the agenda.")


@strawberry.type(description="The item is called.")
class CallItemSuccess:
    """The item is called."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


CallItemResult = Annotated[
    CallItemSuccess | Refused,
    strawberry.union("CallItemResult", description="The meeting, or why not."),
]


@strawberry.input(description="An item to end without a vote.")
class EndItemInput:
    """An item to end without a vote."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")
    item_id: strawberry.ID = strawberry.field(description="The item of the agenda.")
    end: ItemState = strawberry.field(description="DISCUSSED or DEFERRED.")
    conclusion: str = strawberry.field(
        description='What was concluded; "none" where nothing was said.'
    )


@strawberry.type(description="The item is ended.")
class EndItemSuccess:
    """The item is ended."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


EndItemResult = Annotated[
    EndItemSuccess | Refused,
    strawberry.union("EndItemResult", description="The meeting, or why not."),
]


@strawberry.input(description="A vote to open.")
class OpenVoteInput:
    """A vote to open."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")
    item_id: strawberry.ID = strawberry.field(description="The item of the agenda.")
    kind: VoteKind = strawberry.field(default=VoteKind.ROLL_CALL, description="How it is taken.")
    challenged: strawberry.ID | None = strawberry.field(
        default=None, description="The seat of the member on whose challenge it is, of `attendees`."
    )
    amendment: int | None = strawberry.field(
        default=None, description="The number of the amendment it is on; none: the item itself."
    )
    private_ground: str | None = strawberry.field(
        default=None,
        description="Why the item is to be heard in private: then that is voted on (비공개).",
    )


@strawberry.type(description="The vote is open.")
class OpenVoteSuccess:
    """The vote is open."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


OpenVoteResult = Annotated[
    OpenVoteSuccess | Refused,
    strawberry.union("OpenVoteResult", description="The meeting, or why not."),
]


@strawberry.input(description="What a member says in a vote.")
class CastVoteInput:
    """What a member says in a vote."""

    vote_id: strawberry.ID = strawberry.field(description="The vote.")
    choice: Choice = strawberry.field(description="What.")


@strawberry.type(description="It is cast; it can be changed until the vote is closed.")
class CastVoteSuccess:
    """It is cast; it can be changed until the vote is closed."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


CastVoteResult = Annotated[
    CastVoteSuccess | Refused,
    strawberry.union("CastVoteResult", description="The meeting, or why not."),
]


@strawberry.input(description="A vote to close.")
class CloseVoteInput:
    """A vote to close."""

    vote_id: strawberry.ID = strawberry.field(description="The vote.")


@strawberry.type(description="The vote is closed and its result on record.")
class CloseVoteSuccess:
    """The vote is closed and its result on record."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


CloseVoteResult = Annotated[
    CloseVoteSuccess | Refused,
    strawberry.union("CloseVoteResult", description="The meeting, or why not."),
]


@strawberry.input(description="A tie to decide.")
class DecideTieInput:
    """A tie to decide."""

    vote_id: strawberry.ID = strawberry.field(description="The vote.")
    choice: Choice = strawberry.field(description="FOR or AGAINST.")


@strawberry.type(description="The tie is decided.")
class DecideTieSuccess:
    """The tie is decided."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


DecideTieResult = Annotated[
    DecideTieSuccess | Refused,
    strawberry.union("DecideTieResult", description="The meeting, or why not."),
]


@strawberry.input(description="A meeting to close.")
class CloseMeetingInput:
    """A meeting to close."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")


@strawberry.type(description="The meeting is closed.")
class CloseMeetingSuccess:
    """The meeting is closed."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


CloseMeetingResult = Annotated[
    CloseMeetingSuccess | Refused,
    strawberry.union("CloseMeetingResult", description="The meeting, or why not."),
]


@strawberry.type
class MeetingHoldingMutations:
    """How a meeting is held."""

    @verb("Open a meeting with a quorum (개의).", noted=True)
    async def open_meeting(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            OpenMeetingInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> OpenMeetingResult:
        """Open a meeting with a quorum (개의)."""
        row = await info.context.write(
            chairing.open_meeting,
            answer=meetings_by_id,
            attempt=key_of("Meeting", input.meeting_id, field="meetingId"),
            meeting_id=key_of("Meeting", input.meeting_id, field="meetingId"),
        )
        return OpenMeetingSuccess(meeting=Meeting.of(row))

    @verb("Call an item (상정).", noted=True)
    async def call_item(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            CallItemInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> CallItemResult:
        """Call an item (상정)."""
        row = await info.context.write(
            chairing.call_item,
            answer=meetings_by_id,
            attempt=key_of("Meeting", input.meeting_id, field="meetingId"),
            meeting_id=key_of("Meeting", input.meeting_id, field="meetingId"),
            item_id=key_of("MeetingItem", input.item_id, field="itemId"),
        )
        return CallItemSuccess(meeting=Meeting.of(row))

    @verb("End an item without a vote: discussed, or put off.", noted=True)
    async def end_item(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            EndItemInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> EndItemResult:
        """End an item without a vote: discussed, or put off."""
        row = await info.context.write(
            chairing.end_item,
            answer=meetings_by_id,
            attempt=key_of("Meeting", input.meeting_id, field="meetingId"),
            meeting_id=key_of("Meeting", input.meeting_id, field="meetingId"),
            item_id=key_of("MeetingItem", input.item_id, field="itemId"),
            end=input.end,
            conclusion=input.conclusion,
        )
        return EndItemSuccess(meeting=Meeting.of(row))

    @verb("Put the words of an item, or a challenge, to the vote.", noted=True)
    async def open_vote(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            OpenVoteInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> OpenVoteResult:
        """Put the words of an item, or a challenge, to the vote."""
        row = await info.context.write(
            balloting.open_vote,
            answer=meetings_by_id,
            attempt=key_of("Meeting", input.meeting_id, field="meetingId"),
            meeting_id=key_of("Meeting", input.meeting_id, field="meetingId"),
            item_id=key_of("MeetingItem", input.item_id, field="itemId"),
            kind=input.kind,
            challenged=appointment_or_none(input.challenged, field="challenged"),
            amendment=input.amendment,
            private_ground=input.private_ground,
        )
        return OpenVoteSuccess(meeting=Meeting.of(row))

    @verb("Say for, against or neither in an open vote.", noted=True)
    async def cast_vote(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            CastVoteInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> CastVoteResult:
        """Say for, against or neither in an open vote."""
        row = await info.context.write(
            balloting.cast_vote,
            answer=meetings_by_id,
            attempt=key_of("CouncilVote", input.vote_id, field="voteId"),
            vote_id=key_of("CouncilVote", input.vote_id, field="voteId"),
            choice=input.choice,
        )
        return CastVoteSuccess(meeting=Meeting.of(row))

    @verb("Close a vote and reckon what came of it.", noted=True)
    async def close_vote(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            CloseVoteInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> CloseVoteResult:
        """Close a vote and reckon what came of it."""
        row = await info.context.write(
            balloting.close_vote,
            answer=meetings_by_id,
            attempt=key_of("CouncilVote", input.vote_id, field="voteId"),
            vote_id=key_of("CouncilVote", input.vote_id, field="voteId"),
        )
        return CloseVoteSuccess(meeting=Meeting.of(row))

    @verb("Decide a tie, where the rules give the chair a casting vote.", noted=True)
    async def decide_tie(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            DecideTieInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> DecideTieResult:
        """Decide a tie, where the rules give the chair a casting vote."""
        row = await info.context.write(
            balloting.decide_tie,
            answer=meetings_by_id,
            attempt=key_of("CouncilVote", input.vote_id, field="voteId"),
            vote_id=key_of("CouncilVote", input.vote_id, field="voteId"),
            choice=input.choice,
        )
        return DecideTieSuccess(meeting=Meeting.of(row))

    @verb("Close a meeting (폐회).", noted=True)
    async def close_meeting(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            CloseMeetingInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> CloseMeetingResult:
        """Close a meeting (폐회)."""
        row = await info.context.write(
            chairing.close_meeting,
            answer=meetings_by_id,
            attempt=key_of("Meeting", input.meeting_id, field="meetingId"),
            meeting_id=key_of("Meeting", input.meeting_id, field="meetingId"),
        )
        return CloseMeetingSuccess(meeting=Meeting.of(row))
