"""Mutation fields of the parties' words: say what one's organisation thinks, take a counter over."""

from typing import Annotated

import strawberry

from schema.agreements.clauses import Clause
from schema.agreements.positions import ClausePosition
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.agreements.clauses import revising, speaking
from workflows.agreements.clauses.queries import clauses_by_id, positions_by_id
from workflows.agreements.clauses.states import Stance


@strawberry.input(description="What the viewer's organisation thinks of a clause.")
class TakePositionInput:
    """What the viewer's organisation thinks of a clause."""

    clause_id: strawberry.ID = strawberry.field(description="The clause.")
    expected_version: int = strawberry.field(
        description="The text that was read: `version` of the clause."
    )
    stance: Stance = strawberry.field(description="What it says.")
    words: str = strawberry.field(
        default="",
        description="The condition, the whole text of the counter, or the reason; an acceptance has none.",
    )


@strawberry.type(description="The position stands.")
class TakePositionSuccess:
    """The position stands."""

    position: ClausePosition = strawberry.field(description="The position.")


TakePositionResult = Annotated[
    TakePositionSuccess | Refused,
    strawberry.union("TakePositionResult", description="What it is now, or why not."),
]


@strawberry.input(description="A counter to take over.")
class AdoptCounterInput:
    """A counter to take over."""

    position_id: strawberry.ID = strawberry.field(description="The counter.")
    expected_version: int = strawberry.field(
        description="The text that was read: `version` of the clause."
    )


@strawberry.type(description="The counter is the text now; its party has to accept it too.")
class AdoptCounterSuccess:
    """The counter is the text now; its party has to accept it too."""

    clause: Clause = strawberry.field(description="The clause as it stands now.")


AdoptCounterResult = Annotated[
    AdoptCounterSuccess | Refused,
    strawberry.union("AdoptCounterResult", description="What it is now, or why not."),
]


@strawberry.type
class SpeakingMutations:
    """What parties say, and what becomes of it."""

    @verb("Say what the viewer's organisation thinks of the text that stands.", noted=True)
    async def take_position(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            TakePositionInput, strawberry.argument(description="Of which text, and what.")
        ],
    ) -> TakePositionResult:
        """Take a position."""
        key = key_of("Clause", input.clause_id, field="clauseId")
        row = await info.context.write(
            speaking.take_position,
            answer=positions_by_id,
            attempt=key,
            clause_id=key,
            expected_version=input.expected_version,
            stance=input.stance,
            words=input.words,
        )
        return TakePositionSuccess(position=ClausePosition.of(row))

    @verb("Make what a party has countered the text of its clause.", noted=True)
    async def adopt_counter(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            AdoptCounterInput, strawberry.argument(description="Which.")
        ],
    ) -> AdoptCounterResult:
        """Take a counter over."""
        key = key_of("ClausePosition", input.position_id, field="positionId")
        row = await info.context.write(
            revising.adopt_counter,
            answer=clauses_by_id,
            attempt=key,
            position_id=key,
            expected_version=input.expected_version,
        )
        return AdoptCounterSuccess(clause=Clause.of(row))
