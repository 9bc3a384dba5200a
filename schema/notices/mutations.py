"""Mutation fields of notices: each his own."""

from typing import Annotated

import strawberry

from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from schema.notices.types import NoticeSetting
from workflows.kit.refusal import Invalid
from workflows.kit.wording import Locale
from workflows.notices import actions
from workflows.notices.kinds import NoticeKind, Rhythm
from workflows.notices.queries import settings_by_person


@strawberry.input(description="Notices to mark as read.")
class ReadNoticesInput:
    """Notices to mark as read."""

    notice_ids: list[strawberry.ID] = strawberry.field(
        description="Which, up to 100; none: all of the viewer's."
    )


@strawberry.type(description="They are read.")
class ReadNoticesSuccess:
    """They are read."""

    setting: NoticeSetting = strawberry.field(description="How the viewer is told now.")


ReadNoticesResult = Annotated[
    ReadNoticesSuccess | Refused,
    strawberry.union("ReadNoticesResult", description="What was done, or why not."),
]


@strawberry.input(description="How the viewer wants to be told.")
class SetNoticesInput:
    """How the viewer wants to be told."""

    language: Locale = strawberry.field(description="The language of the mail.")
    rhythm: Rhythm = strawberry.field(description="How often what happened is mailed.")
    muted: list[NoticeKind] = strawberry.field(
        description="What is left out of the mail; duties cannot be."
    )


@strawberry.type(description="It is set.")
class SetNoticesSuccess:
    """It is set."""

    setting: NoticeSetting = strawberry.field(description="How the viewer is told now.")


SetNoticesResult = Annotated[
    SetNoticesSuccess | Refused,
    strawberry.union("SetNoticesResult", description="What was done, or why not."),
]


@strawberry.input(description="A calendar to renew.")
class RenewCalendarInput:
    """A calendar to renew."""

    agreed: bool = strawberry.field(
        description="That the old address shall lead nowhere; must be true."
    )


@strawberry.type(description="It has a new address.")
class RenewCalendarSuccess:
    """It has a new address."""

    setting: NoticeSetting = strawberry.field(description="How the viewer is told now.")


RenewCalendarResult = Annotated[
    RenewCalendarSuccess | Refused,
    strawberry.union("RenewCalendarResult", description="What was done, or why not."),
]


@strawberry.type
class NoticeMutations:
    """What one sets for himself."""

    @verb("Mark notices as read.")
    async def read_notices(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ReadNoticesInput, strawberry.argument(description="What is wanted.")
        ],
    ) -> ReadNoticesResult:
        """Mark notices as read."""
        row = await info.context.write(
            actions.read_notices,
            named="person_id",
            answer=settings_by_person,
            notice_ids=[key_of("Notice", one, field="noticeIds") for one in input.notice_ids],
        )
        return ReadNoticesSuccess(setting=NoticeSetting.of(row, info.context))

    @verb("Set how the viewer is told by mail.")
    async def set_notices(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            SetNoticesInput, strawberry.argument(description="What is wanted.")
        ],
    ) -> SetNoticesResult:
        """Set how the viewer is told by mail."""
        row = await info.context.write(
            actions.set_notices,
            named="person_id",
            answer=settings_by_person,
            locale=input.language,
            rhythm=input.rhythm,
            muted=input.muted,
        )
        return SetNoticesSuccess(setting=NoticeSetting.of(row, info.context))

    @verb("Give the viewer's calendar of deadlines a new address.")
    async def renew_calendar(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            RenewCalendarInput, strawberry.argument(description="What is wanted.")
        ],
    ) -> RenewCalendarResult:
        """Give the viewer's calendar of deadlines a new address."""
        if not input.agreed:
            raise Invalid("renewal_not_agreed", field="agreed")
        row = await info.context.write(
            actions.renew_calendar, named="person_id", answer=settings_by_person
        )
        return RenewCalendarSuccess(setting=NoticeSetting.of(row, info.context))
