"""Mutation fields of opinions: say what one thinks of a comment, take it back."""

from typing import Annotated

import strawberry

from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from schema.opinions.types import OpinionStatement
from workflows.proposals.deliberation.queries import comments_by_id
from workflows.proposals.opinions import actions
from workflows.proposals.opinions.states import Answer


@strawberry.input(description="What one says of a comment.")
class GiveOpinionInput:
    """What one says of a comment."""

    comment_id: strawberry.ID = strawberry.field(description="The comment.")
    answer: Answer = strawberry.field(description="What one says of it.")
    expected_version: int = strawberry.field(
        description="The version of the comment that was read."
    )


@strawberry.type(description="The answer stands, until it is changed or taken back.")
class GiveOpinionSuccess:
    """The answer stands."""

    statement: OpinionStatement = strawberry.field(description="The comment, with one's answer.")


GiveOpinionResult = Annotated[
    GiveOpinionSuccess | Refused,
    strawberry.union("GiveOpinionResult", description="What was done, or why not."),
]


@strawberry.input(description="An answer to take back.")
class TakeBackOpinionInput:
    """An answer to take back."""

    comment_id: strawberry.ID = strawberry.field(description="The comment.")


@strawberry.type(description="The answer is gone.")
class TakeBackOpinionSuccess:
    """The answer is gone."""

    statement: OpinionStatement = strawberry.field(description="The comment, without an answer.")


TakeBackOpinionResult = Annotated[
    TakeBackOpinionSuccess | Refused,
    strawberry.union("TakeBackOpinionResult", description="What was done, or why not."),
]


@strawberry.type
class OpinionMutations:
    """Verbs of opinions."""

    @verb(
        "Say of a comment on an idea that one agrees, does not agree, or passes, until its review."
    )
    async def give_opinion(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            GiveOpinionInput, strawberry.argument(description="What is to be done.")
        ],
    ) -> GiveOpinionResult:
        """What one says of a comment."""
        row = await info.context.write(
            actions.give_opinion,
            answer=comments_by_id,
            comment_id=key_of("Comment", input.comment_id, field="commentId"),
            said=input.answer,
            expected_version=input.expected_version,
        )
        return GiveOpinionSuccess(statement=OpinionStatement.of(row))

    @verb("Take back what one said of a comment; nothing of it is kept.")
    async def take_back_opinion(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            TakeBackOpinionInput, strawberry.argument(description="What is to be done.")
        ],
    ) -> TakeBackOpinionResult:
        """An answer to take back."""
        row = await info.context.write(
            actions.take_back_opinion,
            answer=comments_by_id,
            comment_id=key_of("Comment", input.comment_id, field="commentId"),
        )
        return TakeBackOpinionSuccess(statement=OpinionStatement.of(row))
