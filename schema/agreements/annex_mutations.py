"""Mutation fields of annexes: put one, and take one away."""

from typing import Annotated

import strawberry

from schema.agreements.agreements import Agreement
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.agreements.annexes import putting
from workflows.agreements.clauses.rooms import rooms_by_id


@strawberry.input(description="A file that was sent, as an annex of an agreement.")
class PutAnnexInput:
    """An annex to put."""

    agreement_id: strawberry.ID = strawberry.field(description="The agreement.")
    upload_id: strawberry.ID = strawberry.field(description="The file, as `requestUpload` gave it.")
    title: str = strawberry.field(description="Its title, up to 200 characters.")
    clause_id: strawberry.ID | None = strawberry.field(
        default=None,
        description="The clause it belongs to; null: the whole agreement. A new version keeps its own.",
    )
    number: int | None = strawberry.field(
        default=None, description="The annex of which it is a new version; null: a new annex."
    )
    expected_version: int = strawberry.field(
        default=0, description="The version of that annex that was read; 0 for a new annex."
    )


@strawberry.type(
    description="The annex is put; who accepted the clause it belongs to has to accept it anew."
)
class PutAnnexSuccess:
    """The annex is put."""

    agreement: Agreement = strawberry.field(description="The agreement as it stands now.")


PutAnnexResult = Annotated[
    PutAnnexSuccess | Refused,
    strawberry.union("PutAnnexResult", description="What it is now, or why not."),
]


@strawberry.input(description="An annex to take away.")
class RemoveAnnexInput:
    """An annex to take away."""

    agreement_id: strawberry.ID = strawberry.field(description="The agreement.")
    number: int = strawberry.field(description="Its number.")
    expected_version: int = strawberry.field(description="The version of it that was read.")
    reason: str = strawberry.field(description="Why, for the parties to read.")


@strawberry.type(
    description="The annex is away; who accepted the clause it belonged to has to accept it anew."
)
class RemoveAnnexSuccess:
    """The annex is away."""

    agreement: Agreement = strawberry.field(description="The agreement as it stands now.")


RemoveAnnexResult = Annotated[
    RemoveAnnexSuccess | Refused,
    strawberry.union("RemoveAnnexResult", description="What it is now, or why not."),
]


@strawberry.type
class AnnexMutations:
    """What those do who draft, beside the words."""

    @verb("Put a file as an annex of an agreement, or as a new version of one.", noted=True)
    async def put_annex(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            PutAnnexInput, strawberry.argument(description="Which file, and to what.")
        ],
    ) -> PutAnnexResult:
        """Put an annex."""
        key = key_of("Agreement", input.agreement_id, field="agreementId")
        clause = input.clause_id
        room = await info.context.write(
            putting.put_annex,
            answer=rooms_by_id,
            attempt=key,
            agreement_id=key,
            file_id=key_of("Upload", input.upload_id, field="uploadId"),
            title=input.title,
            clause_id=None if clause is None else key_of("Clause", clause, field="clauseId"),
            number=input.number,
            expected_version=input.expected_version,
        )
        return PutAnnexSuccess(agreement=Agreement.of(room))

    @verb("Take an annex of an agreement away; what it was goes on being read.", noted=True)
    async def remove_annex(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            RemoveAnnexInput, strawberry.argument(description="Which, and why.")
        ],
    ) -> RemoveAnnexResult:
        """Take an annex away."""
        key = key_of("Agreement", input.agreement_id, field="agreementId")
        room = await info.context.write(
            putting.remove_annex,
            answer=rooms_by_id,
            attempt=key,
            agreement_id=key,
            number=input.number,
            expected_version=input.expected_version,
            reason=input.reason,
        )
        return RemoveAnnexSuccess(agreement=Agreement.of(room))
