"""Mutation fields of amendments: begin one, draft its operations, set its terms."""

from datetime import date
from typing import Annotated
from uuid import UUID

import strawberry

from schema.agreements.agreements import Agreement
from schema.agreements.amending.amounts import AmendedAmountInput
from schema.kit.context import Info
from schema.kit.days import day_of
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.agreements.amending import deciding, opening, operating
from workflows.agreements.amending.operating import Wanted
from workflows.agreements.amending.operations import OperationKind
from workflows.agreements.amending.states import Approver
from workflows.agreements.clauses.rooms import rooms_by_id

VERSION = "The version of the amendment this is about: `version` of its agreement, as it was read."
STANDS = "The amendment as it stands now."


@strawberry.input(description="An amendment of an agreement in force.")
class BeginAmendmentInput:
    """An amendment to begin."""

    agreement_id: strawberry.ID = strawberry.field(description="The agreement.")
    title: str = strawberry.field(description="The title of the amendment.")
    reason: str = strawberry.field(description="Why it is amended; the parties read and sign it.")
    effective_on: str | None = strawberry.field(
        default=None, description="From which day, 2026-12-31; null: when it is sealed."
    )


@strawberry.type(description="It is begun, as a draft without operations.")
class BeginAmendmentSuccess:
    """It is begun."""

    agreement: Agreement = strawberry.field(description=STANDS)


BeginAmendmentResult = Annotated[
    BeginAmendmentSuccess | Refused,
    strawberry.union("BeginAmendmentResult", description="The amendment, or why not."),
]


@strawberry.input(description="What an amendment is to do to a clause.")
class AddOperationInput:
    """An operation to add."""

    agreement_id: strawberry.ID = strawberry.field(description="The amendment.")
    expected_version: int = strawberry.field(description=VERSION)
    kind: OperationKind = strawberry.field(description="What it does.")
    target_id: strawberry.ID | None = strawberry.field(
        default=None, description="The clause it is done to; left out of ADD, JOIN and LEAVE."
    )
    parent_id: strawberry.ID | None = strawberry.field(
        default=None, description="Of ADD and MOVE: the clause to stand under; null: as an article."
    )
    after_id: strawberry.ID | None = strawberry.field(
        default=None, description="Of ADD and MOVE: the clause to stand after; null: first."
    )
    clause_kind: str | None = strawberry.field(
        default=None, description="Of ADD: its kind in the catalogue; null: its own."
    )
    heading: str = strawberry.field(default="", description="Of ADD and REPLACE: the heading.")
    text: str = strawberry.field(description="Of ADD and REPLACE the new text; of all others why.")
    amounts: list[AmendedAmountInput] = strawberry.field(
        default_factory=list,
        description="Of MONEY: what amounts of the plan are to be, up to 500; left out of the others.",
    )
    party_id: strawberry.ID | None = strawberry.field(
        default=None, description="Of JOIN and LEAVE: the organisation; left out of the others."
    )


@strawberry.type(description="The amendment says it.")
class AddOperationSuccess:
    """The amendment says it."""

    agreement: Agreement = strawberry.field(description=STANDS)


AddOperationResult = Annotated[
    AddOperationSuccess | Refused,
    strawberry.union("AddOperationResult", description="The amendment, or why not."),
]


@strawberry.input(description="An operation to drop.")
class DropOperationInput:
    """An operation to drop."""

    clause_id: strawberry.ID = strawberry.field(description="The amendment's clause that says it.")
    expected_version: int = strawberry.field(description=VERSION)
    reason: str = strawberry.field(description="Why; the parties read it.")


@strawberry.type(description="The amendment does not say it any more.")
class DropOperationSuccess:
    """It does not say it any more."""

    agreement: Agreement = strawberry.field(description=STANDS)


DropOperationResult = Annotated[
    DropOperationSuccess | Refused,
    strawberry.union("DropOperationResult", description="The amendment, or why not."),
]


@strawberry.input(description="The day from which an amendment holds.")
class SetAmendmentDayInput:
    """A day."""

    agreement_id: strawberry.ID = strawberry.field(description="The amendment.")
    expected_version: int = strawberry.field(description=VERSION)
    effective_on: str | None = strawberry.field(
        default=None, description="The day, 2026-12-31; null: when it is sealed."
    )


@strawberry.type(description="The day is set.")
class SetAmendmentDaySuccess:
    """The day is set."""

    agreement: Agreement = strawberry.field(description=STANDS)


SetAmendmentDayResult = Annotated[
    SetAmendmentDaySuccess | Refused,
    strawberry.union("SetAmendmentDayResult", description="The amendment, or why not."),
]


@strawberry.input(description="An amendment to treat as a major one.")
class RaiseAmendmentInput:
    """An amendment to raise."""

    agreement_id: strawberry.ID = strawberry.field(description="The amendment.")
    reason: str = strawberry.field(description="Why; the parties read and sign it.")


@strawberry.type(description="All parties sign it.")
class RaiseAmendmentSuccess:
    """All parties sign it."""

    agreement: Agreement = strawberry.field(description=STANDS)


RaiseAmendmentResult = Annotated[
    RaiseAmendmentSuccess | Refused,
    strawberry.union("RaiseAmendmentResult", description="The amendment, or why not."),
]


@strawberry.input(description="An approval of an amendment outside of the agreement.")
class NoteAmendmentApprovalInput:
    """An approval."""

    agreement_id: strawberry.ID = strawberry.field(description="The amendment.")
    expected_version: int = strawberry.field(description=VERSION)
    approver: Approver = strawberry.field(description="Who approved.")
    document: str = strawberry.field(description="In which document (문서번호).")
    approved_on: str = strawberry.field(description="Its day, 2026-12-31.")


@strawberry.type(description="The approval is on record.")
class NoteAmendmentApprovalSuccess:
    """The approval is on record."""

    agreement: Agreement = strawberry.field(description=STANDS)


NoteAmendmentApprovalResult = Annotated[
    NoteAmendmentApprovalSuccess | Refused,
    strawberry.union("NoteAmendmentApprovalResult", description="The amendment, or why not."),
]


@strawberry.type
class AmendingMutations:
    """What those do who amend."""

    @verb("Begin an amendment of an agreement in force.", noted=True)
    async def begin_amendment(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            BeginAmendmentInput, strawberry.argument(description="Of which, and why.")
        ],
    ) -> BeginAmendmentResult:
        """Begin it."""
        key = key_of("Agreement", input.agreement_id, field="agreementId")
        room = await info.context.write(
            opening.begin_amendment,
            answer=rooms_by_id,
            attempt=key,
            agreement_id=key,
            title=input.title,
            reason=input.reason,
            effective_on=_day(input.effective_on),
        )
        return BeginAmendmentSuccess(agreement=Agreement.of(room))

    @verb("Add to an amendment what it does to a clause.", noted=True)
    async def add_operation(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            AddOperationInput, strawberry.argument(description="What, and to which clause.")
        ],
    ) -> AddOperationResult:
        """Add it."""
        key = key_of("Agreement", input.agreement_id, field="agreementId")
        room = await info.context.write(
            operating.add_operation,
            answer=rooms_by_id,
            attempt=key,
            named="agreement_id",
            agreement_id=key,
            expected_version=input.expected_version,
            wanted=_wanted(input),
        )
        return AddOperationSuccess(agreement=Agreement.of(room))

    @verb("Drop from an amendment what it does to a clause.", noted=True)
    async def drop_operation(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            DropOperationInput, strawberry.argument(description="Which, and why.")
        ],
    ) -> DropOperationResult:
        """Drop it."""
        key = key_of("Clause", input.clause_id, field="clauseId")
        room = await info.context.write(
            operating.drop_operation,
            answer=rooms_by_id,
            attempt=key,
            named="agreement_id",
            clause_id=key,
            expected_version=input.expected_version,
            reason=input.reason,
        )
        return DropOperationSuccess(agreement=Agreement.of(room))

    @verb("Say from which day an amendment holds.", noted=True)
    async def set_amendment_day(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            SetAmendmentDayInput, strawberry.argument(description="Which, and the day.")
        ],
    ) -> SetAmendmentDayResult:
        """Set it."""
        key = key_of("Agreement", input.agreement_id, field="agreementId")
        room = await info.context.write(
            deciding.set_amendment_day,
            answer=rooms_by_id,
            attempt=key,
            agreement_id=key,
            expected_version=input.expected_version,
            effective_on=_day(input.effective_on),
        )
        return SetAmendmentDaySuccess(agreement=Agreement.of(room))

    @verb("Treat an amendment as a major one, which all parties sign.", noted=True)
    async def raise_amendment(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            RaiseAmendmentInput, strawberry.argument(description="Which, and why.")
        ],
    ) -> RaiseAmendmentResult:
        """Raise it."""
        key = key_of("Agreement", input.agreement_id, field="agreementId")
        room = await info.context.write(
            deciding.raise_amendment,
            answer=rooms_by_id,
            attempt=key,
            agreement_id=key,
            reason=input.reason,
        )
        return RaiseAmendmentSuccess(agreement=Agreement.of(room))

    @verb("Note that an amendment was approved, by whom and in which document.", noted=True)
    async def note_amendment_approval(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            NoteAmendmentApprovalInput, strawberry.argument(description="Which, and by whom.")
        ],
    ) -> NoteAmendmentApprovalResult:
        """Note it."""
        key = key_of("Agreement", input.agreement_id, field="agreementId")
        room = await info.context.write(
            deciding.note_amendment_approval,
            answer=rooms_by_id,
            attempt=key,
            agreement_id=key,
            expected_version=input.expected_version,
            approver=input.approver,
            document=input.document,
            approved_on=day_of(input.approved_on, field="approvedOn"),
        )
        return NoteAmendmentApprovalSuccess(agreement=Agreement.of(room))


def _day(given: str | None) -> date | None:
    return None if given is None else day_of(given, field="effectiveOn")


def _wanted(given: AddOperationInput) -> Wanted:
    return Wanted(
        given.kind,
        given.text,
        given.heading,
        _clause(given.target_id, "targetId"),
        _clause(given.parent_id, "parentId"),
        _clause(given.after_id, "afterId"),
        given.clause_kind,
        tuple(one.amount(nth) for nth, one in enumerate(given.amounts)),
        None if given.party_id is None else key_of("Body", given.party_id, field="partyId"),
    )


def _clause(given: strawberry.ID | None, field: str) -> UUID | None:
    return None if given is None else key_of("Clause", given, field=field)
