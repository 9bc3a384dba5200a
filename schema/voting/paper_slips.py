"""Mutation fields for slips of clerks and for help: take back, open a settled paper again, confirm help."""

from typing import Annotated

import strawberry

from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from schema.voting.paper import PaperBatch
from workflows.voting.paper import actions, again
from workflows.voting.paper.queries import batches_by_id


@strawberry.input(description="What to take back.")
class TakeBackPaperInput:
    """Which paper."""

    batch_id: strawberry.ID = strawberry.field(description="The batch.")
    serial: int = strawberry.field(description="The number under which the viewer alone keyed.")


@strawberry.type(description="It is taken back.")
class TakeBackPaperSuccess:
    """The batch without it."""

    batch: PaperBatch = strawberry.field(description="The batch.")


TakeBackPaperResult = Annotated[
    TakeBackPaperSuccess | Refused,
    strawberry.union("TakeBackPaperResult", description="What was done, or why not."),
]


@strawberry.input(description="A settled paper to open again.")
class ReopenPaperInput:
    """Which paper, and why."""

    batch_id: strawberry.ID = strawberry.field(description="The batch.")
    serial: int = strawberry.field(description="The number printed on the paper.")
    reason: str = strawberry.field(
        description="Shown to everybody after the close: name neither a person nor a choice in it."
    )


@strawberry.type(description="It is open again: two people key it anew.")
class ReopenPaperSuccess:
    """The batch with the paper open."""

    batch: PaperBatch = strawberry.field(description="The batch.")


ReopenPaperResult = Annotated[
    ReopenPaperSuccess | Refused,
    strawberry.union("ReopenPaperResult", description="What was done, or why not."),
]


@strawberry.input(description="A voter whom the viewer helped as the second.")
class ConfirmAssistedInput:
    """Who was helped where."""

    batch_id: strawberry.ID = strawberry.field(description="The batch.")
    person_id: strawberry.ID = strawberry.field(description="The voter, as `findOnRoll` names him.")


@strawberry.type(description="Both helpers are on record.")
class ConfirmAssistedSuccess:
    """The batch."""

    batch: PaperBatch = strawberry.field(description="The batch.")


ConfirmAssistedResult = Annotated[
    ConfirmAssistedSuccess | Refused,
    strawberry.union("ConfirmAssistedResult", description="What was done, or why not."),
]


@strawberry.type
class PaperSlipMutations:
    """Verbs of slips."""

    @verb(
        "Take back what the viewer keyed under a wrong number, before a second clerk keyed it too.",
        noted=True,
    )
    async def take_back_paper(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            TakeBackPaperInput, strawberry.argument(description="Which one.")
        ],
    ) -> TakeBackPaperResult:
        """Take it back."""
        key = key_of("PaperBatch", input.batch_id, field="batchId")
        row = await info.context.write(
            actions.take_back_paper,
            answer=batches_by_id,
            attempt=key,
            batch_id=key,
            serial=input.serial,
        )
        return TakeBackPaperSuccess(batch=PaperBatch.of(row))

    @verb(
        "Open a settled paper again that both clerks keyed wrongly, as a third person, before the close. "
        "Its batch has to be reconciled once more.",
        noted=True,
    )
    async def reopen_paper(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ReopenPaperInput, strawberry.argument(description="Which one, and why.")
        ],
    ) -> ReopenPaperResult:
        """Open it again."""
        key = key_of("PaperBatch", input.batch_id, field="batchId")
        row = await info.context.write(
            again.reopen_paper,
            answer=batches_by_id,
            attempt=key,
            batch_id=key,
            serial=input.serial,
            reason=input.reason,
        )
        return ReopenPaperSuccess(batch=PaperBatch.of(row))

    @verb("Say as the second officer that one helped a voter with his paper.", noted=True)
    async def confirm_assisted(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ConfirmAssistedInput, strawberry.argument(description="Whom.")
        ],
    ) -> ConfirmAssistedResult:
        """Confirm the help."""
        key = key_of("PaperBatch", input.batch_id, field="batchId")
        row = await info.context.write(
            again.confirm_assisted,
            answer=batches_by_id,
            attempt=key,
            batch_id=key,
            voter_id=key_of("Person", input.person_id, field="personId"),
        )
        return ConfirmAssistedSuccess(batch=PaperBatch.of(row))
