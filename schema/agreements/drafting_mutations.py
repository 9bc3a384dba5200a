"""Mutation fields of who drafts: open an agreement, put it, and add, move, remove and rewrite clauses."""

from typing import Annotated
from uuid import UUID

import strawberry

from schema.agreements.agreements import Agreement
from schema.agreements.clauses import Clause, ClauseVersion
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.agreements.clauses import drafting, opening, revising
from workflows.agreements.clauses.queries import (
    clauses_by_id,
    standing_versions,
    version_numbered,
)
from workflows.agreements.clauses.rooms import rooms_by_id
from workflows.kit.refusal import Conflict

TREE_VERSION = "The version of the tree this is about, as it was read."


@strawberry.input(description="An agreement to open between those who are in the consortium today.")
class OpenAgreementInput:
    """An agreement to open between those who are in the consortium today."""

    consortium_id: strawberry.ID = strawberry.field(description="The consortium.")
    title: str = strawberry.field(description="Its title.")


@strawberry.type(description="The agreement is open, as a draft.")
class OpenAgreementSuccess:
    """The agreement is open, as a draft."""

    agreement: Agreement = strawberry.field(description="The agreement as it stands now.")


OpenAgreementResult = Annotated[
    OpenAgreementSuccess | Refused,
    strawberry.union("OpenAgreementResult", description="What it is now, or why not."),
]


@strawberry.input(description="A drafted agreement to put before its parties.")
class PutAgreementInput:
    """A drafted agreement to put before its parties."""

    agreement_id: strawberry.ID = strawberry.field(description="The agreement.")


@strawberry.type(description="It is before its parties.")
class PutAgreementSuccess:
    """It is before its parties."""

    agreement: Agreement = strawberry.field(description="The agreement as it stands now.")


PutAgreementResult = Annotated[
    PutAgreementSuccess | Refused,
    strawberry.union("PutAgreementResult", description="What it is now, or why not."),
]


@strawberry.input(description="A clause to add.")
class AddClauseInput:
    """A clause to add."""

    agreement_id: strawberry.ID = strawberry.field(description="The agreement.")
    expected_version: int = strawberry.field(description=TREE_VERSION)
    parent_id: strawberry.ID | None = strawberry.field(
        default=None, description="The clause it is to stand under; null: as an article."
    )
    place: int = strawberry.field(description="Its place among its siblings, from 0.")
    kind: str | None = strawberry.field(
        default=None, description="Its kind in the catalogue; null: its own."
    )
    heading: str = strawberry.field(
        default="", description="Its heading; a paragraph may have none."
    )
    text: str = strawberry.field(description="Its text.")


@strawberry.type(description="The clause is in the tree.")
class AddClauseSuccess:
    """The clause is in the tree."""

    clause: Clause = strawberry.field(description="The clause as it stands now.")


AddClauseResult = Annotated[
    AddClauseSuccess | Refused,
    strawberry.union("AddClauseResult", description="What it is now, or why not."),
]


@strawberry.input(description="A clause to move, with all under it.")
class MoveClauseInput:
    """A clause to move, with all under it."""

    clause_id: strawberry.ID = strawberry.field(description="The clause.")
    expected_version: int = strawberry.field(description=TREE_VERSION)
    parent_id: strawberry.ID | None = strawberry.field(
        default=None, description="The clause it is to stand under; null: as an article."
    )
    place: int = strawberry.field(description="Its place among its siblings there, from 0.")


@strawberry.type(description="The clause is at its place.")
class MoveClauseSuccess:
    """The clause is at its place."""

    clause: Clause = strawberry.field(description="The clause as it stands now.")


MoveClauseResult = Annotated[
    MoveClauseSuccess | Refused,
    strawberry.union("MoveClauseResult", description="What it is now, or why not."),
]


@strawberry.input(description="A clause to remove, with all under it.")
class RemoveClauseInput:
    """A clause to remove, with all under it."""

    clause_id: strawberry.ID = strawberry.field(description="The clause.")
    expected_version: int = strawberry.field(description=TREE_VERSION)
    reason: str = strawberry.field(description="Why; the parties read it.")


@strawberry.type(description="The clause is removed, and can still be read.")
class RemoveClauseSuccess:
    """The clause is removed, and can still be read."""

    clause: Clause = strawberry.field(description="The clause as it stands now.")


RemoveClauseResult = Annotated[
    RemoveClauseSuccess | Refused,
    strawberry.union("RemoveClauseResult", description="What it is now, or why not."),
]


@strawberry.input(description="A new text of a clause.")
class ReviseClauseInput:
    """A new text of a clause."""

    clause_id: strawberry.ID = strawberry.field(description="The clause.")
    expected_version: int = strawberry.field(
        description="The text that was read: `version` of the clause."
    )
    heading: str = strawberry.field(
        default="", description="Its heading; a paragraph may have none."
    )
    text: str = strawberry.field(description="The whole text as it is to stand.")


@strawberry.type(description="The new text stands; what was said of the one before is undone.")
class ReviseClauseSuccess:
    """The new text stands; what was said of the one before is undone."""

    clause: Clause = strawberry.field(description="The clause as it stands now.")


@strawberry.type(
    description="Somebody has changed the clause meanwhile: nothing was kept, and here are the texts."
)
class ClauseConflict:
    """Texts that met."""

    refusal: Refused = strawberry.field(description="The refusal, clause_changed.")
    stands: ClauseVersion = strawberry.field(description="The text that stands now.")
    read: ClauseVersion | None = strawberry.field(
        description="The text that was read; null if there never was such a version."
    )
    heading: str = strawberry.field(description="The heading that was sent.")
    text: str = strawberry.field(description="The text that was sent.")


ReviseClauseResult = Annotated[
    ReviseClauseSuccess | ClauseConflict | Refused,
    strawberry.union("ReviseClauseResult", description="What it is now, or why not."),
]


@strawberry.type
class DraftingMutations:
    """What those do who draft."""

    @verb("Open an agreement of a consortium, between those who are in today.", noted=True)
    async def open_agreement(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            OpenAgreementInput, strawberry.argument(description="Of which, and its title.")
        ],
    ) -> OpenAgreementResult:
        """Open an agreement."""
        key = key_of("Consortium", input.consortium_id, field="consortiumId")
        room = await info.context.write(
            opening.open_agreement,
            answer=rooms_by_id,
            attempt=key,
            consortium_id=key,
            title=input.title,
        )
        return OpenAgreementSuccess(agreement=Agreement.of(room))

    @verb("Put a drafted agreement before its parties, who from now on speak.", noted=True)
    async def put_agreement(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            PutAgreementInput, strawberry.argument(description="Which.")
        ],
    ) -> PutAgreementResult:
        """Put an agreement before its parties."""
        key = key_of("Agreement", input.agreement_id, field="agreementId")
        room = await info.context.write(
            opening.put_agreement, answer=rooms_by_id, attempt=key, agreement_id=key
        )
        return PutAgreementSuccess(agreement=Agreement.of(room))

    @verb("Add a clause to an agreement.", noted=True)
    async def add_clause(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            AddClauseInput, strawberry.argument(description="Where, and what.")
        ],
    ) -> AddClauseResult:
        """Add a clause."""
        key = key_of("Agreement", input.agreement_id, field="agreementId")
        row = await info.context.write(
            drafting.add_clause,
            answer=clauses_by_id,
            attempt=key,
            agreement_id=key,
            expected_version=input.expected_version,
            parent_id=_parent(input.parent_id),
            place=input.place,
            kind=input.kind,
            heading=input.heading,
            text=input.text,
        )
        return AddClauseSuccess(clause=Clause.of(row))

    @verb(
        "Move a clause with all under it; its id, its text and what was said of it stay.",
        noted=True,
    )
    async def move_clause(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            MoveClauseInput, strawberry.argument(description="Which, and where to.")
        ],
    ) -> MoveClauseResult:
        """Move a clause."""
        key = key_of("Clause", input.clause_id, field="clauseId")
        row = await info.context.write(
            drafting.move_clause,
            answer=clauses_by_id,
            attempt=key,
            clause_id=key,
            expected_version=input.expected_version,
            parent_id=_parent(input.parent_id),
            place=input.place,
        )
        return MoveClauseSuccess(clause=Clause.of(row))

    @verb("Remove a clause with all under it; the parties go on reading what it said.", noted=True)
    async def remove_clause(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            RemoveClauseInput, strawberry.argument(description="Which, and why.")
        ],
    ) -> RemoveClauseResult:
        """Remove a clause."""
        key = key_of("Clause", input.clause_id, field="clauseId")
        row = await info.context.write(
            drafting.remove_clause,
            answer=clauses_by_id,
            attempt=key,
            clause_id=key,
            expected_version=input.expected_version,
            reason=input.reason,
        )
        return RemoveClauseSuccess(clause=Clause.of(row))

    @verb("Give a clause a new text; what was said of the one before is undone.", noted=True)
    async def revise_clause(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ReviseClauseInput, strawberry.argument(description="Which, and what it is to say.")
        ],
    ) -> ReviseClauseResult:
        """Rewrite a clause, or show the texts that met."""
        key = key_of("Clause", input.clause_id, field="clauseId")
        try:
            row = await info.context.write(
                revising.revise_clause,
                answer=clauses_by_id,
                attempt=key,
                clause_id=key,
                expected_version=input.expected_version,
                heading=input.heading,
                text=input.text,
            )
        except Conflict as refusal:
            if refusal.reason != "clause_changed":
                raise
            return await _met(info, key, input, refusal)
        return ReviseClauseSuccess(clause=Clause.of(row))


async def _met(info: Info, key: UUID, sent: ReviseClauseInput, refusal: Conflict) -> ClauseConflict:
    stands = await info.context.fetch(standing_versions, key)
    read = await info.context.read(version_numbered, clause_id=key, number=sent.expected_version)
    return ClauseConflict(
        refusal=Refused.of(refusal, info.context.locale),
        stands=ClauseVersion.of(stands),
        read=None if read is None else ClauseVersion.of(read),
        heading=sent.heading,
        text=sent.text,
    )


def _parent(given: strawberry.ID | None) -> UUID | None:
    return None if given is None else key_of("Clause", given, field="parentId")
