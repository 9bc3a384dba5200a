"""The mutation field that says what rights a clause gives."""

from typing import Annotated

import strawberry

from schema.agreements.clauses import Clause
from schema.agreements.effects import SetClauseEffectsInput
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.agreements.clauses.queries import clauses_by_id
from workflows.agreements.effects import attaching


@strawberry.type(description="The clause gives these rights; every party has to accept it anew.")
class SetClauseEffectsSuccess:
    """The clause gives these rights; every party has to accept it anew."""

    clause: Clause = strawberry.field(description="The clause as it stands now.")


SetClauseEffectsResult = Annotated[
    SetClauseEffectsSuccess | Refused,
    strawberry.union("SetClauseEffectsResult", description="What it is now, or why not."),
]


@strawberry.type
class EffectMutations:
    """What those do who draft, beside the words."""

    @verb("Say which rights a clause gives; it is a new version of the clause.", noted=True)
    async def set_clause_effects(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            SetClauseEffectsInput, strawberry.argument(description="Which, and what it gives.")
        ],
    ) -> SetClauseEffectsResult:
        """Set the effects of a clause."""
        key = key_of("Clause", input.clause_id, field="clauseId")
        row = await info.context.write(
            attaching.set_clause_effects,
            answer=clauses_by_id,
            attempt=key,
            clause_id=key,
            expected_version=input.expected_version,
            effects=[one.effect() for one in input.effects],
        )
        return SetClauseEffectsSuccess(clause=Clause.of(row))
