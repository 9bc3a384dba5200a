"""The mutation field for a slip of a clerk: what was keyed under a wrong number is taken back."""

from typing import Annotated

import strawberry

from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from schema.voting.paper import PaperBatch
from workflows.voting.paper import actions
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
