"""The mutation field by which a council's being is extended."""

from typing import Annotated

import strawberry

from schema.councils.days import DAY, day_given
from schema.councils.types import Council
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.councils.roster.lasting import extend_council
from workflows.councils.roster.queries import councils_by_id


@strawberry.input(description="Until when a council goes on, and why.")
class ExtendCouncilInput:
    """Until when a council goes on, and why."""

    council_id: strawberry.ID = strawberry.field(description="The council.")
    ends_on: str = strawberry.field(description="Its last day from now on.")
    ground: str = strawberry.field(description="Why it goes on.")


@strawberry.type(description="It is extended.")
class ExtendCouncilSuccess:
    """It is extended."""

    council: Council = strawberry.field(description="The council as it stands now.")


ExtendCouncilResult = Annotated[
    ExtendCouncilSuccess | Refused,
    strawberry.union("ExtendCouncilResult", description="The council, or why not."),
]


@strawberry.type
class LastingMutations:
    """The council's time."""

    @verb("Extend a council's being, with the ground (존속기한 연장).", noted=True)
    async def extend_council(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ExtendCouncilInput, strawberry.argument(description="Until when, and why.")
        ],
    ) -> ExtendCouncilResult:
        """Extend it."""
        key = key_of("Council", input.council_id, field="councilId")
        row = await info.context.write(
            extend_council,
            answer=councils_by_id,
            attempt=key,
            council_id=key,
            ends_before=day_given(input.ends_on, field="endsOn") + DAY,
            ground=input.ground,
        )
        return ExtendCouncilSuccess(council=Council.of(row))
