"""Mutation fields of those who are asked: answer a change, take one back."""

from typing import Annotated

import strawberry

from schema.agreements.changes import ConsortiumChange
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.agreements.consortium import answering
from workflows.agreements.consortium.queries import changes_by_id


@strawberry.input(description="An answer for the viewer's organisation.")
class AnswerChangeInput:
    """An answer."""

    change_id: strawberry.ID = strawberry.field(description="The change.")
    yes: bool = strawberry.field(description="Yes or no.")
    reason: str = strawberry.field(
        default="", description="Why; a no needs it. Those who are asked read it."
    )


@strawberry.type(description="The answer stands, and what follows from it.")
class AnswerChangeSuccess:
    """The answer stands, and what follows from it."""

    change: ConsortiumChange = strawberry.field(description="The change as it stands now.")


AnswerChangeResult = Annotated[
    AnswerChangeSuccess | Refused,
    strawberry.union("AnswerChangeResult", description="The change, or why not."),
]


@strawberry.input(description="A change to take back.")
class WithdrawChangeInput:
    """A change to take back."""

    change_id: strawberry.ID = strawberry.field(description="The change.")


@strawberry.type(description="It is taken back.")
class WithdrawChangeSuccess:
    """It is taken back."""

    change: ConsortiumChange = strawberry.field(description="The change as it stands now.")


WithdrawChangeResult = Annotated[
    WithdrawChangeSuccess | Refused,
    strawberry.union("WithdrawChangeResult", description="The change, or why not."),
]


@strawberry.type
class ConsortiumAnswerMutations:
    """What those do who are asked."""

    @verb("Say yes or no for the viewer's organisation, until it is decided.", noted=True)
    async def answer_change(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            AnswerChangeInput, strawberry.argument(description="To what, and what.")
        ],
    ) -> AnswerChangeResult:
        """Answer a change."""
        key = key_of("ConsortiumChange", input.change_id, field="changeId")
        row = await info.context.write(
            answering.answer_change,
            answer=changes_by_id,
            attempt=key,
            change_id=key,
            yes=input.yes,
            reason=input.reason,
        )
        return AnswerChangeSuccess(change=await ConsortiumChange.made(info.context, row))

    @verb("Take back what the viewer's organisation has put.", noted=True)
    async def withdraw_change(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            WithdrawChangeInput, strawberry.argument(description="Which.")
        ],
    ) -> WithdrawChangeResult:
        """Take a change back."""
        key = key_of("ConsortiumChange", input.change_id, field="changeId")
        row = await info.context.write(
            answering.withdraw_change, answer=changes_by_id, attempt=key, change_id=key
        )
        return WithdrawChangeSuccess(change=await ConsortiumChange.made(info.context, row))
