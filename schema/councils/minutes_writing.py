"""Mutation fields of minutes before the confirmation: draft, sum up, send round, correct."""

from typing import Annotated

import strawberry

from schema.councils.minutes import Minutes
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.councils.minutes import confirming, drafting
from workflows.councils.minutes.queries import minutes_by_id


@strawberry.input(description="Minutes to draft.")
class DraftMinutesInput:
    """Minutes to draft."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")


@strawberry.type(description="The minutes are drafted.")
class DraftMinutesSuccess:
    """The minutes are drafted."""

    minutes: Minutes = strawberry.field(description="The minutes as they stand now.")


DraftMinutesResult = Annotated[
    DraftMinutesSuccess | Refused,
    strawberry.union("DraftMinutesResult", description="The minutes, or why not."),
]


@strawberry.input(description="A gist.")
class WriteGistInput:
    """A gist."""

    minutes_id: strawberry.ID = strawberry.field(description="The minutes.")
    item_id: strawberry.ID = strawberry.field(description="The item.")
    words: str = strawberry.field(description="The gist.")
    expected_version: int = strawberry.field(
        description="The version that was read; 0 if there was none."
    )


@strawberry.type(description="The gist is written.")
class WriteGistSuccess:
    """The gist is written."""

    minutes: Minutes = strawberry.field(description="The minutes as they stand now.")


WriteGistResult = Annotated[
    WriteGistSuccess | Refused,
    strawberry.union("WriteGistResult", description="The minutes, or why not."),
]


@strawberry.input(description="Minutes to send round.")
class CirculateMinutesInput:
    """Minutes to send round."""

    minutes_id: strawberry.ID = strawberry.field(description="The minutes.")


@strawberry.type(description="The minutes go round.")
class CirculateMinutesSuccess:
    """The minutes go round."""

    minutes: Minutes = strawberry.field(description="The minutes as they stand now.")


CirculateMinutesResult = Annotated[
    CirculateMinutesSuccess | Refused,
    strawberry.union("CirculateMinutesResult", description="The minutes, or why not."),
]


@strawberry.input(description="A correction that is asked for.")
class AskCorrectionInput:
    """A correction that is asked for."""

    minutes_id: strawberry.ID = strawberry.field(description="The minutes.")
    line: str = strawberry.field(description="The key of the line.")
    words: str = strawberry.field(description="How it should read.")


@strawberry.type(description="The correction is asked for.")
class AskCorrectionSuccess:
    """The correction is asked for."""

    minutes: Minutes = strawberry.field(description="The minutes as they stand now.")


AskCorrectionResult = Annotated[
    AskCorrectionSuccess | Refused,
    strawberry.union("AskCorrectionResult", description="The minutes, or why not."),
]


@strawberry.input(description="An answer.")
class AnswerCorrectionInput:
    """An answer."""

    minutes_id: strawberry.ID = strawberry.field(description="The minutes.")
    number: int = strawberry.field(description="The number of the request.")
    accepted: bool = strawberry.field(description="Whether the line is corrected.")
    words: str = strawberry.field(
        default="", description="How it reads since; as asked for if empty."
    )
    reason: str = strawberry.field(default="", description="Why; needed for a refusal.")


@strawberry.type(description="The request is answered.")
class AnswerCorrectionSuccess:
    """The request is answered."""

    minutes: Minutes = strawberry.field(description="The minutes as they stand now.")


AnswerCorrectionResult = Annotated[
    AnswerCorrectionSuccess | Refused,
    strawberry.union("AnswerCorrectionResult", description="The minutes, or why not."),
]


@strawberry.type
class MinutesWritingMutations:
    """Verbs of minutes."""

    @verb("Draft the minutes of a closed meeting out of its log.", noted=True)
    async def draft_minutes(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            DraftMinutesInput, strawberry.argument(description="Which ones, and what is said.")
        ],
    ) -> DraftMinutesResult:
        """Draft the minutes of a closed meeting out of its log."""
        row = await info.context.write(
            drafting.draft_minutes,
            answer=minutes_by_id,
            attempt=key_of("Meeting", input.meeting_id, field="meetingId"),
            meeting_id=key_of("Meeting", input.meeting_id, field="meetingId"),
        )
        return DraftMinutesSuccess(minutes=Minutes.of(row))

    @verb("Sum up what was said on an item (발언 요지); earlier versions stay.", noted=True)
    async def write_gist(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            WriteGistInput, strawberry.argument(description="Which ones, and what is said.")
        ],
    ) -> WriteGistResult:
        """Sum up what was said on an item (발언 요지); earlier versions stay."""
        row = await info.context.write(
            drafting.write_gist,
            answer=minutes_by_id,
            attempt=key_of("Minutes", input.minutes_id, field="minutesId"),
            minutes_id=key_of("Minutes", input.minutes_id, field="minutesId"),
            item_id=key_of("MeetingItem", input.item_id, field="itemId"),
            words=input.words,
            expected_version=input.expected_version,
        )
        return WriteGistSuccess(minutes=Minutes.of(row))

    @verb("Send the minutes round to those who were there (회람).", noted=True)
    async def circulate_minutes(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            CirculateMinutesInput, strawberry.argument(description="Which ones, and what is said.")
        ],
    ) -> CirculateMinutesResult:
        """Send the minutes round to those who were there (회람)."""
        row = await info.context.write(
            drafting.circulate_minutes,
            answer=minutes_by_id,
            attempt=key_of("Minutes", input.minutes_id, field="minutesId"),
            minutes_id=key_of("Minutes", input.minutes_id, field="minutesId"),
        )
        return CirculateMinutesSuccess(minutes=Minutes.of(row))

    @verb("Ask that a line of minutes reads otherwise (정정 요청).", noted=True)
    async def ask_correction(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            AskCorrectionInput, strawberry.argument(description="Which ones, and what is said.")
        ],
    ) -> AskCorrectionResult:
        """Ask that a line of minutes reads otherwise (정정 요청)."""
        row = await info.context.write(
            confirming.ask_correction,
            answer=minutes_by_id,
            attempt=key_of("Minutes", input.minutes_id, field="minutesId"),
            minutes_id=key_of("Minutes", input.minutes_id, field="minutesId"),
            line=input.line,
            words=input.words,
        )
        return AskCorrectionSuccess(minutes=Minutes.of(row))

    @verb("Accept a correction, or refuse it with the reason.", noted=True)
    async def answer_correction(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            AnswerCorrectionInput, strawberry.argument(description="Which ones, and what is said.")
        ],
    ) -> AnswerCorrectionResult:
        """Accept a correction, or refuse it with the reason."""
        row = await info.context.write(
            confirming.answer_correction,
            answer=minutes_by_id,
            attempt=key_of("Minutes", input.minutes_id, field="minutesId"),
            minutes_id=key_of("Minutes", input.minutes_id, field="minutesId"),
            number=input.number,
            accepted=input.accepted,
            words=input.words,
            reason=input.reason,
        )
        return AnswerCorrectionSuccess(minutes=Minutes.of(row))
