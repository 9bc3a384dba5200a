"""The mutation field that brings together a text that stands with one written on an older text."""

from typing import Annotated

import strawberry

from schema.agreements.clauses import Clause
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.agreements.clauses import reconciling
from workflows.agreements.clauses.queries import clauses_by_id


@strawberry.input(description="A text that a person confirms out of a merge.")
class MergeClauseInput:
    """A confirmed merge."""

    clause_id: strawberry.ID = strawberry.field(description="The clause.")
    expected_version: int = strawberry.field(
        description="The text that stood in the preview: `version` of the clause."
    )
    heading: str = strawberry.field(
        default="", description="Its heading; a paragraph may have none."
    )
    text: str = strawberry.field(description="The whole text as it is to stand.")
    position_id: strawberry.ID | None = strawberry.field(
        default=None,
        description="The counter against an older text that is merged; null: own words.",
    )
    based_on: int | None = strawberry.field(
        default=None, description="The version on which own words were written; null of a counter."
    )
    words: str | None = strawberry.field(
        default=None, description="Own words as they were written; null of a counter."
    )


@strawberry.type(description="The merged text stands; every party has to accept it anew.")
class MergeClauseSuccess:
    """The merged text stands."""

    clause: Clause = strawberry.field(description="The clause as it stands now.")


MergeClauseResult = Annotated[
    MergeClauseSuccess | Refused,
    strawberry.union("MergeClauseResult", description="What it is now, or why not."),
]


@strawberry.type
class MergeMutations:
    """What those do who draft, where two texts have met."""

    @verb("Confirm a text out of a merge; it is a new version, with both it came of.", noted=True)
    async def merge_clause(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            MergeClauseInput, strawberry.argument(description="Of what, and what it is to be.")
        ],
    ) -> MergeClauseResult:
        """Confirm a merge."""
        key, counter = key_of("Clause", input.clause_id, field="clauseId"), input.position_id
        row = await info.context.write(
            reconciling.merge_clause,
            answer=clauses_by_id,
            attempt=key,
            clause_id=key,
            expected_version=input.expected_version,
            heading=input.heading,
            text=input.text,
            based_on=input.based_on,
            words=input.words,
            position_id=None
            if counter is None
            else key_of("ClausePosition", counter, field="positionId"),
        )
        return MergeClauseSuccess(clause=Clause.of(row))
