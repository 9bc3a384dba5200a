"""Mutation fields from the confirmation on: confirm, register, hide, publish, put beside."""

from typing import Annotated

import strawberry

from schema.councils.days import day_or_none
from schema.councils.minutes import Minutes
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.councils.minutes import confirming, publishing, releasing
from workflows.councils.minutes.queries import minutes_by_id
from workflows.councils.minutes.states import Ground


@strawberry.input(description="A signature.")
class ConfirmMinutesInput:
    """A signature."""

    minutes_id: strawberry.ID = strawberry.field(description="The minutes.")
    sha256: str = strawberry.field(description="The digest of what was read.")


@strawberry.type(description="The minutes are signed.")
class ConfirmMinutesSuccess:
    """The minutes are signed."""

    minutes: Minutes = strawberry.field(description="The minutes as they stand now.")


ConfirmMinutesResult = Annotated[
    ConfirmMinutesSuccess | Refused,
    strawberry.union("ConfirmMinutesResult", description="The minutes, or why not."),
]


@strawberry.input(description="Minutes to register.")
class RegisterMinutesInput:
    """Minutes to register."""

    minutes_id: strawberry.ID = strawberry.field(description="The minutes.")


@strawberry.type(description="The minutes are registered.")
class RegisterMinutesSuccess:
    """The minutes are registered."""

    minutes: Minutes = strawberry.field(description="The minutes as they stand now.")


RegisterMinutesResult = Annotated[
    RegisterMinutesSuccess | Refused,
    strawberry.union("RegisterMinutesResult", description="The minutes, or why not."),
]


@strawberry.input(description="A span to hide.")
class HideSpanInput:
    """A span to hide."""

    minutes_id: strawberry.ID = strawberry.field(description="The minutes.")
    line: str = strawberry.field(description="The key of the line.")
    ground: Ground = strawberry.field(description="The ground.")
    start: int | None = strawberry.field(
        default=None, description="From which letter of the words, from 0; none: the name."
    )
    end: int | None = strawberry.field(default=None, description="Before which letter.")
    stage: str = strawberry.field(default="", description="Of ground 5: the stage.")
    expected_end: str | None = strawberry.field(
        default=None, description="Of ground 5: the expected end."
    )


@strawberry.type(description="The span is hidden.")
class HideSpanSuccess:
    """The span is hidden."""

    minutes: Minutes = strawberry.field(description="The minutes as they stand now.")


HideSpanResult = Annotated[
    HideSpanSuccess | Refused,
    strawberry.union("HideSpanResult", description="The minutes, or why not."),
]


@strawberry.input(description="A span to lift.")
class LiftSpanInput:
    """A span to lift."""

    minutes_id: strawberry.ID = strawberry.field(description="The minutes.")
    number: int = strawberry.field(description="The number of the span.")


@strawberry.type(description="The span is lifted.")
class LiftSpanSuccess:
    """The span is lifted."""

    minutes: Minutes = strawberry.field(description="The minutes as they stand now.")


LiftSpanResult = Annotated[
    LiftSpanSuccess | Refused,
    strawberry.union("LiftSpanResult", description="The minutes, or why not."),
]


@strawberry.input(description="Minutes to publish.")
class PublishMinutesInput:
    """Minutes to publish."""

    minutes_id: strawberry.ID = strawberry.field(description="The minutes.")
    withhold: Ground | None = strawberry.field(
        default=None, description="The ground to withhold all of them on."
    )
    stage: str = strawberry.field(default="", description="Of ground 5: the stage.")
    expected_end: str | None = strawberry.field(
        default=None, description="Of ground 5: the expected end."
    )


@strawberry.type(description="The minutes are published.")
class PublishMinutesSuccess:
    """The minutes are published."""

    minutes: Minutes = strawberry.field(description="The minutes as they stand now.")


PublishMinutesResult = Annotated[
    PublishMinutesSuccess | Refused,
    strawberry.union("PublishMinutesResult", description="The minutes, or why not."),
]


@strawberry.input(description="A corrigendum.")
class AddCorrigendumInput:
    """A corrigendum."""

    minutes_id: strawberry.ID = strawberry.field(description="The minutes.")
    line: str = strawberry.field(description="The key of the line.")
    words: str = strawberry.field(description="How it should read.")
    reason: str = strawberry.field(description="Why.")


@strawberry.type(description="The corrigendum is put beside.")
class AddCorrigendumSuccess:
    """The corrigendum is put beside."""

    minutes: Minutes = strawberry.field(description="The minutes as they stand now.")


AddCorrigendumResult = Annotated[
    AddCorrigendumSuccess | Refused,
    strawberry.union("AddCorrigendumResult", description="The minutes, or why not."),
]


@strawberry.input(description="Withheld minutes to open.")
class ReleaseMinutesInput:
    """Withheld minutes to open."""

    minutes_id: strawberry.ID = strawberry.field(description="The minutes.")
    reason: str = strawberry.field(description="Why the ground is no more; everybody reads it.")


@strawberry.type(description="The public reads the minutes.")
class ReleaseMinutesSuccess:
    """The public reads the minutes."""

    minutes: Minutes = strawberry.field(description="The minutes as they stand now.")


ReleaseMinutesResult = Annotated[
    ReleaseMinutesSuccess | Refused,
    strawberry.union("ReleaseMinutesResult", description="The minutes, or why not."),
]


@strawberry.type
class MinutesPublishingMutations:
    """Verbs of minutes."""

    @verb(
        "Sign the minutes as they were read; the last signature confirms and freezes them.",
        noted=True,
    )
    async def confirm_minutes(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ConfirmMinutesInput, strawberry.argument(description="Which ones, and what is said.")
        ],
    ) -> ConfirmMinutesResult:
        """Sign the minutes as they were read; the last signature confirms and freezes them."""
        row = await info.context.write(
            confirming.confirm_minutes,
            answer=minutes_by_id,
            attempt=key_of("Minutes", input.minutes_id, field="minutesId"),
            minutes_id=key_of("Minutes", input.minutes_id, field="minutesId"),
            sha256=input.sha256,
        )
        return ConfirmMinutesSuccess(minutes=Minutes.of(row))

    @verb("Register confirmed minutes under the next number (등록).", noted=True)
    async def register_minutes(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            RegisterMinutesInput, strawberry.argument(description="Which ones, and what is said.")
        ],
    ) -> RegisterMinutesResult:
        """Register confirmed minutes under the next number (등록)."""
        row = await info.context.write(
            publishing.register_minutes,
            answer=minutes_by_id,
            attempt=key_of("Minutes", input.minutes_id, field="minutesId"),
            minutes_id=key_of("Minutes", input.minutes_id, field="minutesId"),
        )
        return RegisterMinutesSuccess(minutes=Minutes.of(row))

    @verb(
        "Hide a span of a line from the public, or the name it is about (Information Disclosure Act 9(1), 14).",
        noted=True,
    )
    async def hide_span(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            HideSpanInput, strawberry.argument(description="Which ones, and what is said.")
        ],
    ) -> HideSpanResult:
        """Hide a span of a line from the public, or the name it is about (Information Disclosure Act 9(1), 14)."""
        row = await info.context.write(
            publishing.hide_span,
            answer=minutes_by_id,
            attempt=key_of("Minutes", input.minutes_id, field="minutesId"),
            minutes_id=key_of("Minutes", input.minutes_id, field="minutesId"),
            line=input.line,
            ground=input.ground,
            start=input.start,
            end=input.end,
            stage=input.stage,
            expected_end=day_or_none(input.expected_end, field="expectedEnd"),
        )
        return HideSpanSuccess(minutes=Minutes.of(row))

    @verb("Show the public again what is hidden.", noted=True)
    async def lift_span(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            LiftSpanInput, strawberry.argument(description="Which ones, and what is said.")
        ],
    ) -> LiftSpanResult:
        """Show the public again what is hidden."""
        row = await info.context.write(
            publishing.lift_span,
            answer=minutes_by_id,
            attempt=key_of("Minutes", input.minutes_id, field="minutesId"),
            minutes_id=key_of("Minutes", input.minutes_id, field="minutesId"),
            number=input.number,
        )
        return LiftSpanSuccess(minutes=Minutes.of(row))

    @verb("Publish registered minutes: in full, with gaps, or withheld as a whole.", noted=True)
    async def publish_minutes(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            PublishMinutesInput, strawberry.argument(description="Which ones, and what is said.")
        ],
    ) -> PublishMinutesResult:
        """Publish registered minutes: in full, with gaps, or withheld as a whole."""
        row = await info.context.write(
            publishing.publish_minutes,
            answer=minutes_by_id,
            attempt=key_of("Minutes", input.minutes_id, field="minutesId"),
            minutes_id=key_of("Minutes", input.minutes_id, field="minutesId"),
            withhold=input.withhold,
            stage=input.stage,
            expected_end=day_or_none(input.expected_end, field="expectedEnd"),
        )
        return PublishMinutesSuccess(minutes=Minutes.of(row))

    @verb(
        "Open minutes that are withheld as a whole, because the ground is no more; gaps stay gaps.",
        noted=True,
    )
    async def release_minutes(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ReleaseMinutesInput, strawberry.argument(description="Which ones, and what is said.")
        ],
    ) -> ReleaseMinutesResult:
        """Open minutes that are withheld as a whole, because the ground is no more; gaps stay gaps."""
        key = key_of("Minutes", input.minutes_id, field="minutesId")
        row = await info.context.write(
            releasing.release_minutes,
            answer=minutes_by_id,
            attempt=key,
            minutes_id=key,
            reason=input.reason,
        )
        return ReleaseMinutesSuccess(minutes=Minutes.of(row))

    @verb("Put a corrigendum beside a line of frozen minutes (정정서).", noted=True)
    async def add_corrigendum(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            AddCorrigendumInput, strawberry.argument(description="Which ones, and what is said.")
        ],
    ) -> AddCorrigendumResult:
        """Put a corrigendum beside a line of frozen minutes (정정서)."""
        row = await info.context.write(
            confirming.add_corrigendum,
            answer=minutes_by_id,
            attempt=key_of("Minutes", input.minutes_id, field="minutesId"),
            minutes_id=key_of("Minutes", input.minutes_id, field="minutesId"),
            line=input.line,
            words=input.words,
            reason=input.reason,
        )
        return AddCorrigendumSuccess(minutes=Minutes.of(row))
