"""Mutation fields of signing: freeze, approve, sign, reject, recall, and mandates."""

from datetime import datetime
from typing import Annotated

import strawberry

from schema.agreements.agreements import Agreement
from schema.agreements.signing.mandates import SigningMandate
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from schema.kit.scalars import Won
from workflows.agreements.clauses.rooms import rooms_by_id
from workflows.agreements.signing import ending, freezing, mandates, signing
from workflows.agreements.signing.queries import mandates_by_id
from workflows.agreements.signing.states import SigningOrder
from workflows.agreements.signing.step_up import ByPasskey

SHOWN = "The digest of the edition that was shown."
OF_AGREEMENT = "The agreement as it stands now."


@strawberry.input(description="An agreement to freeze.")
class FreezeAgreementInput:
    """An agreement to freeze."""

    agreement_id: strawberry.ID = strawberry.field(description="The agreement.")
    expected_version: int = strawberry.field(
        description="The version of the tree this is about, as it was read."
    )
    order: SigningOrder = strawberry.field(
        default=SigningOrder.COMPANIES_FIRST, description="In which order the parties sign."
    )
    sequence: list[strawberry.ID] | None = strawberry.field(
        default=None, description="The parties in their order, where they sign in a SEQUENCE."
    )
    window_days: int | None = strawberry.field(
        default=None,
        description="Days for which signatures are waited for; null: as the rule says.",
    )
    requires_passkey: bool = strawberry.field(
        default=False,
        description="Whether the parties agree that who signs confirms the digest with a passkey.",
    )


@strawberry.type(description="It is frozen, and its gates are open.")
class FreezeAgreementSuccess:
    """It is frozen, and its gates are open."""

    agreement: Agreement = strawberry.field(description=OF_AGREEMENT)


FreezeAgreementResult = Annotated[
    FreezeAgreementSuccess | Refused,
    strawberry.union("FreezeAgreementResult", description="What it is now, or why not."),
]


@strawberry.input(description="An edition that the viewer's organisation has approved at home.")
class ApproveInternallyInput:
    """An edition that the viewer's organisation has approved at home."""

    agreement_id: strawberry.ID = strawberry.field(description="The agreement.")
    digest: str = strawberry.field(description=SHOWN)
    document: str = strawberry.field(
        description="The number or name of the approval (결재 문서번호)."
    )


@strawberry.type(description="The approval is on record.")
class ApproveInternallySuccess:
    """The approval is on record."""

    agreement: Agreement = strawberry.field(description=OF_AGREEMENT)


ApproveInternallyResult = Annotated[
    ApproveInternallySuccess | Refused,
    strawberry.union("ApproveInternallyResult", description="What it is now, or why not."),
]


@strawberry.input(description="An edition to sign for the viewer's organisation.")
class SignAgreementInput:
    """An edition to sign for the viewer's organisation."""

    agreement_id: strawberry.ID = strawberry.field(description="The agreement.")
    digest: str = strawberry.field(description=SHOWN)
    statement: str = strawberry.field(description="What the signer says with it.")
    assertion: str | None = strawberry.field(
        default=None,
        description="What a passkey answered to `beginStepUp` for `agreement.sign` and this digest, as JSON; "
        "null: signed in only, for who has no passkey.",
    )


@strawberry.type(description="It is signed.")
class SignAgreementSuccess:
    """It is signed."""

    agreement: Agreement = strawberry.field(description=OF_AGREEMENT)


SignAgreementResult = Annotated[
    SignAgreementSuccess | Refused,
    strawberry.union("SignAgreementResult", description="What it is now, or why not."),
]


@strawberry.input(description="An edition to reject over some clauses.")
class RejectEditionInput:
    """An edition to reject over some clauses."""

    agreement_id: strawberry.ID = strawberry.field(description="The agreement.")
    digest: str = strawberry.field(description=SHOWN)
    clause_ids: list[strawberry.ID] = strawberry.field(description="The clauses it is about.")
    reason: str = strawberry.field(description="Why; the parties read it.")


@strawberry.type(description="It is void, and the clauses are negotiated again.")
class RejectEditionSuccess:
    """It is void, and the clauses are negotiated again."""

    agreement: Agreement = strawberry.field(description=OF_AGREEMENT)


RejectEditionResult = Annotated[
    RejectEditionSuccess | Refused,
    strawberry.union("RejectEditionResult", description="What it is now, or why not."),
]


@strawberry.input(description="An edition to take back.")
class RecallEditionInput:
    """An edition to take back."""

    agreement_id: strawberry.ID = strawberry.field(description="The agreement.")
    digest: str = strawberry.field(description=SHOWN)
    reason: str = strawberry.field(description="Why; the parties read it.")


@strawberry.type(description="It is void, and the agreement is negotiated on.")
class RecallEditionSuccess:
    """It is void, and the agreement is negotiated on."""

    agreement: Agreement = strawberry.field(description=OF_AGREEMENT)


RecallEditionResult = Annotated[
    RecallEditionSuccess | Refused,
    strawberry.union("RecallEditionResult", description="What it is now, or why not."),
]


@strawberry.input(description="A mandate (위임장) for a colleague.")
class GiveSigningMandateInput:
    """A mandate (위임장) for a colleague."""

    programme_id: strawberry.ID = strawberry.field(description="The programme.")
    appointment_id: strawberry.ID = strawberry.field(
        description="Whom it is for, in which capacity."
    )
    agreement_id: strawberry.ID | None = strawberry.field(
        default=None,
        description="The only agreement it is for, and no amendment of it; null: any of the programme that the "
        "organisation is a party to, amendments too.",
    )
    document: str = strawberry.field(description="The paper it rests on, by its name.")
    cap: Won | None = strawberry.field(
        default=None,
        description="How much of the organisation's own part it goes up to, in won; null: no cap.",
    )
    valid_from: datetime = strawberry.field(description="Since when.")
    valid_to: datetime = strawberry.field(description="Until before when.")


@strawberry.type(description="The mandate stands.")
class GiveSigningMandateSuccess:
    """The mandate stands."""

    mandate: SigningMandate = strawberry.field(description="The mandate as it stands now.")


GiveSigningMandateResult = Annotated[
    GiveSigningMandateSuccess | Refused,
    strawberry.union("GiveSigningMandateResult", description="What it is now, or why not."),
]


@strawberry.input(description="A mandate to end.")
class EndSigningMandateInput:
    """A mandate to end."""

    mandate_id: strawberry.ID = strawberry.field(description="The mandate.")


@strawberry.type(description="The mandate has ended.")
class EndSigningMandateSuccess:
    """The mandate has ended."""

    mandate: SigningMandate = strawberry.field(description="The mandate as it stands now.")


EndSigningMandateResult = Annotated[
    EndSigningMandateSuccess | Refused,
    strawberry.union("EndSigningMandateResult", description="What it is now, or why not."),
]


@strawberry.type
class SigningMutations:
    """From a negotiated agreement to one that is in force."""

    @verb("Freeze what all parties accept, to be signed.", noted=True)
    async def freeze_agreement(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            FreezeAgreementInput, strawberry.argument(description="Which, and how it is signed.")
        ],
    ) -> FreezeAgreementResult:
        """Freeze what all parties accept, to be signed."""
        key = key_of("Agreement", input.agreement_id, field="agreementId")
        room = await info.context.write(
            freezing.freeze_agreement,
            answer=rooms_by_id,
            attempt=key,
            agreement_id=key,
            expected_version=input.expected_version,
            order=input.order,
            sequence=[key_of("Body", one, field="sequence") for one in input.sequence or ()],
            window_days=input.window_days,
            requires_passkey=input.requires_passkey,
        )
        return FreezeAgreementSuccess(agreement=Agreement.of(room))

    @verb("Say that the viewer's organisation has approved the edition at home.", noted=True)
    async def approve_internally(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ApproveInternallyInput,
            strawberry.argument(description="Which, and under which document."),
        ],
    ) -> ApproveInternallyResult:
        """Say that the viewer's organisation has approved the edition at home."""
        key = key_of("Agreement", input.agreement_id, field="agreementId")
        room = await info.context.write(
            signing.approve_internally,
            answer=rooms_by_id,
            attempt=key,
            agreement_id=key,
            digest=input.digest,
            document=input.document,
        )
        return ApproveInternallySuccess(agreement=Agreement.of(room))

    @verb("Sign the edition that was shown, for the viewer's organisation.", noted=True)
    async def sign_agreement(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            SignAgreementInput, strawberry.argument(description="Which, and what is said with it.")
        ],
    ) -> SignAgreementResult:
        """Sign the edition that was shown, for the viewer's organisation."""
        key = key_of("Agreement", input.agreement_id, field="agreementId")
        room = await info.context.write(
            signing.sign_agreement,
            answer=rooms_by_id,
            attempt=key,
            agreement_id=key,
            digest=input.digest,
            statement=input.statement,
            assertion=input.assertion,
            step_up=ByPasskey(info.context.party),
        )
        return SignAgreementSuccess(agreement=Agreement.of(room))

    @verb("Reject the edition that was shown, over some clauses.", noted=True)
    async def reject_edition(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            RejectEditionInput, strawberry.argument(description="Which, and why.")
        ],
    ) -> RejectEditionResult:
        """Reject the edition that was shown, over some clauses."""
        key = key_of("Agreement", input.agreement_id, field="agreementId")
        room = await info.context.write(
            ending.reject_edition,
            answer=rooms_by_id,
            attempt=key,
            agreement_id=key,
            digest=input.digest,
            clause_ids=[key_of("Clause", one, field="clauseIds") for one in input.clause_ids],
            reason=input.reason,
        )
        return RejectEditionSuccess(agreement=Agreement.of(room))

    @verb("Take the edition back, to negotiate on.", noted=True)
    async def recall_edition(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            RecallEditionInput, strawberry.argument(description="Which, and why.")
        ],
    ) -> RecallEditionResult:
        """Take the edition back, to negotiate on."""
        key = key_of("Agreement", input.agreement_id, field="agreementId")
        room = await info.context.write(
            ending.recall_edition,
            answer=rooms_by_id,
            attempt=key,
            agreement_id=key,
            digest=input.digest,
            reason=input.reason,
        )
        return RecallEditionSuccess(agreement=Agreement.of(room))

    @verb("Let a colleague sign for one's organisation.", noted=True)
    async def give_signing_mandate(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            GiveSigningMandateInput, strawberry.argument(description="To whom, for how long.")
        ],
    ) -> GiveSigningMandateResult:
        """Give a mandate."""
        key = key_of("Appointment", input.appointment_id, field="appointmentId")
        only = input.agreement_id
        row = await info.context.write(
            mandates.give_mandate,
            answer=mandates_by_id,
            attempt=key,
            programme_id=key_of("Programme", input.programme_id, field="programmeId"),
            appointment_id=key,
            agreement_id=None if only is None else key_of("Agreement", only, field="agreementId"),
            document=input.document,
            cap=input.cap,
            since=input.valid_from,
            until=input.valid_to,
        )
        return GiveSigningMandateSuccess(mandate=SigningMandate.of(row))

    @verb("End a mandate; what was signed by it stays signed.", noted=True)
    async def end_signing_mandate(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            EndSigningMandateInput, strawberry.argument(description="Which.")
        ],
    ) -> EndSigningMandateResult:
        """End a mandate."""
        key = key_of("SigningMandate", input.mandate_id, field="mandateId")
        row = await info.context.write(
            mandates.end_mandate, answer=mandates_by_id, attempt=key, mandate_id=key
        )
        return EndSigningMandateSuccess(mandate=SigningMandate.of(row))
