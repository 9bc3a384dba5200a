"""Mutation fields by which the chair names who presides where neither chair is there."""

from typing import Annotated

import strawberry

from schema.councils.days import day_or_none
from schema.councils.types import Council
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.councils.meetings.standing_in import end_stand_in, name_stand_in
from workflows.councils.roster.queries import councils_by_id


@strawberry.input(description="A member who is to preside where neither chair is there.")
class NameStandInInput:
    """A member who is to preside where neither chair is there."""

    council_id: strawberry.ID = strawberry.field(description="The council.")
    member: int = strawberry.field(description="His number in the council.")
    since: str | None = strawberry.field(
        default=None, description="From which day on; null: today."
    )


@strawberry.type(description="He is named.")
class NameStandInSuccess:
    """He is named."""

    council: Council = strawberry.field(description="It as it stands now.")


NameStandInResult = Annotated[
    NameStandInSuccess | Refused,
    strawberry.union("NameStandInResult", description="What it is now, or why not."),
]


@strawberry.input(description="A council in which nobody is to be named.")
class EndStandInInput:
    """A council in which nobody is to be named."""

    council_id: strawberry.ID = strawberry.field(description="The council.")


@strawberry.type(description="Nobody is named any more.")
class EndStandInSuccess:
    """Nobody is named any more."""

    council: Council = strawberry.field(description="It as it stands now.")


EndStandInResult = Annotated[
    EndStandInSuccess | Refused,
    strawberry.union("EndStandInResult", description="What it is now, or why not."),
]


@strawberry.type
class StandingInMutations:
    """Who presides in the chair's place."""

    @verb("Name the member who presides where neither chair is there (직무대행 지명).", noted=True)
    async def name_stand_in(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            NameStandInInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> NameStandInResult:
        """Name the member who presides where neither chair is there (직무대행 지명)."""
        key = key_of("Council", input.council_id, field="councilId")
        row = await info.context.write(
            name_stand_in,
            answer=councils_by_id,
            attempt=key,
            council_id=key,
            member=input.member,
            since=day_or_none(input.since, field="since"),
        )
        return NameStandInSuccess(council=Council.of(row))

    @verb("Let nobody be named any more.", noted=True)
    async def end_stand_in(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            EndStandInInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> EndStandInResult:
        """Let nobody be named any more."""
        key = key_of("Council", input.council_id, field="councilId")
        row = await info.context.write(
            end_stand_in,
            answer=councils_by_id,
            attempt=key,
            council_id=key,
        )
        return EndStandInSuccess(council=Council.of(row))
