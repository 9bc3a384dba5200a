"""The mutation field that sets a place's support ladder."""

from typing import Annotated

import strawberry

from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from schema.programmes.types import Programme
from workflows.programmes.queries import programmes_by_id
from workflows.proposals.support.actions import set_support_ladder
from workflows.proposals.support.rules import Rung
from workflows.proposals.support.states import DutyKind


@strawberry.input(description="A rung to set.")
class SupportRungInput:
    """What it takes and what it obliges to."""

    kind: DutyKind = strawberry.field(description="What it obliges to; each at most once.")
    supports: int = strawberry.field(description="How many supports it takes, from 1.")
    within_days: int = strawberry.field(description="Within so many days, 1 to 366.")
    answer_days: int = strawberry.field(description="To be done within so many days, 1 to 366.")


@strawberry.input(description="A support ladder to set.")
class SetSupportLadderInput:
    """The whole ladder of a place."""

    programme_id: strawberry.ID = strawberry.field(description="The place's programme.")
    rungs: list[SupportRungInput] = strawberry.field(description="All its rungs.")


@strawberry.type(description="The ladder holds for what is reached from now on.")
class SetSupportLadderSuccess:
    """Whose ladder was set."""

    programme: Programme = strawberry.field(description="The programme with its ladder.")


SetSupportLadderResult = Annotated[
    SetSupportLadderSuccess | Refused,
    strawberry.union("SetSupportLadderResult", description="The programme, or why not."),
]


@strawberry.type
class LadderMutations:
    """The verb of the ladder."""

    @verb("Set the support ladder of a place (공감 단계); without one that of the rules holds.")
    async def set_support_ladder(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            SetSupportLadderInput, strawberry.argument(description="The ladder.")
        ],
    ) -> SetSupportLadderResult:
        """Set."""
        row = await info.context.write(
            set_support_ladder,
            answer=programmes_by_id,
            programme_id=key_of("Programme", input.programme_id, field="programmeId"),
            rungs=[
                Rung(one.kind, one.supports, one.within_days, one.answer_days)
                for one in input.rungs
            ],
        )
        return SetSupportLadderSuccess(programme=Programme.of(row))
