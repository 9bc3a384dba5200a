"""Guardians in GraphQL: verify a consent, withdraw it, see those that concern oneself."""

from datetime import datetime
from typing import Annotated, Self

import strawberry

from schema.identity.public import PublicName
from schema.kit.context import Info
from schema.kit.enums import told
from schema.kit.ids import global_id, key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.identity.guardians import (
    ConsentMethod,
    consents_by_id,
    my_consents,
    verify_guardian,
    withdraw_consent,
)
from workflows.identity.models import GuardianConsent as ConsentRow

told(
    ConsentMethod,
    name="ConsentMethod",
    description="How a guardian's consent was checked (PIPA Decree, Article 17-2).",
    values={
        "WEBSITE_AND_PHONE": "Marked on a page, and confirmed by a text message.",
        "CARD": "Marked on a page, with a card of the guardian.",
        "MOBILE_IDENTITY": "Marked on a page, with a phone identification.",
        "LETTER": "Signed on paper, by hand, mail or fax.",
        "EMAIL": "By mail, answered by mail.",
        "PHONE": "By telephone.",
        "IN_PERSON": "By another way of the same standing, for instance at the desk.",
    },
)


@strawberry.type(description="A guardian's consent to a child's taking part (법정대리인 동의).")
class GuardianConsent:
    """A consent."""

    id: strawberry.ID = strawberry.field(description="What `withdrawConsent` names.")
    method: str = strawberry.field(description="How it was checked.")
    verified_at: datetime = strawberry.field(description="When it was put on record.")
    withdrawn_at: datetime | None = strawberry.field(description="When it was withdrawn.")
    row: strawberry.Private[ConsentRow]

    @strawberry.field(description="The child, by public name.")
    async def child(self, info: Info) -> PublicName:
        """Name the child."""
        return await PublicName.made(info.context, self.row.child_id)

    @strawberry.field(description="Whether the viewer gave it.")
    async def viewer_gave_it(self, info: Info) -> bool:
        """Compare the guardian."""
        return (await info.context.actor()).person_id == self.row.guardian_id

    @classmethod
    def of(cls, row: ConsentRow) -> Self:
        """Show a consent."""
        return cls(
            id=global_id("GuardianConsent", row.id),
            method=row.method,
            verified_at=row.verified_at,
            withdrawn_at=row.withdrawn_at,
            row=row,
        )


@strawberry.input(description="A consent that was checked.")
class VerifyGuardianInput:
    """A consent that was checked."""

    programme_id: strawberry.ID = strawberry.field(description="The place's programme.")
    child_appointment_id: strawberry.ID = strawberry.field(description="The child's capacity.")
    guardian_appointment_id: strawberry.ID = strawberry.field(
        description="The legal guardian's capacity."
    )
    method: ConsentMethod = strawberry.field(description="How it was checked.")


@strawberry.type(description="The consent stands.")
class VerifyGuardianSuccess:
    """The consent stands."""

    consent: GuardianConsent = strawberry.field(description="The consent.")


VerifyGuardianResult = Annotated[
    VerifyGuardianSuccess | Refused,
    strawberry.union("VerifyGuardianResult", description="The consent, or why not."),
]


@strawberry.input(description="A consent to withdraw.")
class WithdrawConsentInput:
    """A consent to withdraw."""

    consent_id: strawberry.ID = strawberry.field(description="The consent.")


@strawberry.type(description="Nothing new is taken from the child.")
class WithdrawConsentSuccess:
    """Nothing new is taken from the child."""

    consent: GuardianConsent = strawberry.field(description="The consent.")


WithdrawConsentResult = Annotated[
    WithdrawConsentSuccess | Refused,
    strawberry.union("WithdrawConsentResult", description="The consent, or why not."),
]


@strawberry.type
class GuardianMutations:
    """Consents of guardians."""

    @verb("Put a guardian's consent on record, with the way it was checked.", noted=True)
    async def verify_guardian(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            VerifyGuardianInput, strawberry.argument(description="Whose, and how.")
        ],
    ) -> VerifyGuardianResult:
        """Verify it."""
        row = await info.context.write(
            verify_guardian,
            answer=consents_by_id,
            programme_id=key_of("Programme", input.programme_id, field="programmeId"),
            child_appointment_id=key_of(
                "Appointment", input.child_appointment_id, field="childAppointmentId"
            ),
            guardian_appointment_id=key_of(
                "Appointment", input.guardian_appointment_id, field="guardianAppointmentId"
            ),
            method=input.method,
        )
        return VerifyGuardianSuccess(consent=GuardianConsent.of(row))

    @verb("Withdraw one's consent to a child's taking part.")
    async def withdraw_consent(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            WithdrawConsentInput, strawberry.argument(description="Which one.")
        ],
    ) -> WithdrawConsentResult:
        """Withdraw it."""
        row = await info.context.write(
            withdraw_consent,
            answer=consents_by_id,
            consent_id=key_of("GuardianConsent", input.consent_id, field="consentId"),
        )
        return WithdrawConsentSuccess(consent=GuardianConsent.of(row))


@strawberry.type
class GuardianQueries:
    """Consents that concern oneself."""

    @strawberry.field(
        description="Consents the viewer gave as a guardian, or that were given for him, up to 50."
    )
    async def guardian_consents(self, info: Info) -> list[GuardianConsent]:
        """Read them."""
        return [GuardianConsent.of(row) for row in await info.context.read(my_consents)]
