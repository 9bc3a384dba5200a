"""Mutation fields of an obligation in force: report, accept, send back, dispute, extend, waive."""

from typing import Annotated

import strawberry

from schema.agreements.duties.types import AgreementDuty
from schema.kit.context import Info
from schema.kit.days import day_of
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.agreements.duties import acting
from workflows.agreements.duties.queries import duties_by_id

THE_DUTY = "The obligation as it is now."
WHICH = "Which, and what is said."


@strawberry.input(description="An obligation that was met.")
class ReportDutyInput:
    """An obligation that was met."""

    duty_id: strawberry.ID = strawberry.field(description="The obligation.")
    words: str = strawberry.field(
        description="The report, with what shows it, up to 2,000 characters."
    )
    upload_id: strawberry.ID | None = strawberry.field(
        default=None, description="A file that shows it, once its bytes have come."
    )


@strawberry.type(description="It is on record.")
class ReportDutySuccess:
    """It is on record."""

    duty: AgreementDuty = strawberry.field(description=THE_DUTY)


ReportDutyResult = Annotated[
    ReportDutySuccess | Refused,
    strawberry.union("ReportDutyResult", description="The obligation, or why not."),
]


@strawberry.input(description="A report to accept.")
class AcceptDutyInput:
    """A report to accept."""

    duty_id: strawberry.ID = strawberry.field(description="The obligation.")
    words: str = strawberry.field(description="A word on it.")


@strawberry.type(description="It is on record.")
class AcceptDutySuccess:
    """It is on record."""

    duty: AgreementDuty = strawberry.field(description=THE_DUTY)


AcceptDutyResult = Annotated[
    AcceptDutySuccess | Refused,
    strawberry.union("AcceptDutyResult", description="The obligation, or why not."),
]


@strawberry.input(description="A report to send back.")
class ReturnDutyInput:
    """A report to send back."""

    duty_id: strawberry.ID = strawberry.field(description="The obligation.")
    words: str = strawberry.field(description="What is missing.")


@strawberry.type(description="It is on record.")
class ReturnDutySuccess:
    """It is on record."""

    duty: AgreementDuty = strawberry.field(description=THE_DUTY)


ReturnDutyResult = Annotated[
    ReturnDutySuccess | Refused,
    strawberry.union("ReturnDutyResult", description="The obligation, or why not."),
]


@strawberry.input(description="An obligation to dispute.")
class DisputeDutyInput:
    """An obligation to dispute."""

    duty_id: strawberry.ID = strawberry.field(description="The obligation.")
    words: str = strawberry.field(description="Why.")


@strawberry.type(description="It is on record.")
class DisputeDutySuccess:
    """It is on record."""

    duty: AgreementDuty = strawberry.field(description=THE_DUTY)


DisputeDutyResult = Annotated[
    DisputeDutySuccess | Refused,
    strawberry.union("DisputeDutyResult", description="The obligation, or why not."),
]


@strawberry.input(description="An obligation to extend.")
class ExtendDutyInput:
    """An obligation to extend."""

    duty_id: strawberry.ID = strawberry.field(description="The obligation.")
    to: str = strawberry.field(description="The later day, 2026-12-31.")
    words: str = strawberry.field(description="Why.")


@strawberry.type(description="It is on record.")
class ExtendDutySuccess:
    """It is on record."""

    duty: AgreementDuty = strawberry.field(description=THE_DUTY)


ExtendDutyResult = Annotated[
    ExtendDutySuccess | Refused,
    strawberry.union("ExtendDutyResult", description="The obligation, or why not."),
]


@strawberry.input(description="An obligation to waive.")
class WaiveDutyInput:
    """An obligation to waive."""

    duty_id: strawberry.ID = strawberry.field(description="The obligation.")
    words: str = strawberry.field(description="Why.")


@strawberry.type(description="It is on record.")
class WaiveDutySuccess:
    """It is on record."""

    duty: AgreementDuty = strawberry.field(description=THE_DUTY)


WaiveDutyResult = Annotated[
    WaiveDutySuccess | Refused,
    strawberry.union("WaiveDutyResult", description="The obligation, or why not."),
]


@strawberry.type
class DutyMutations:
    """Obligations in force."""

    @verb("Report that an obligation of the viewer's party is met.")
    async def report_duty(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ReportDutyInput, strawberry.argument(description=WHICH)
        ],
    ) -> ReportDutyResult:
        """Do it."""
        key = key_of("AgreementDuty", input.duty_id, field="dutyId")
        seen = await info.context.write(
            acting.report_duty,
            answer=duties_by_id,
            attempt=key,
            duty_id=key,
            words=input.words,
            file_id=None
            if input.upload_id is None
            else key_of("Upload", input.upload_id, field="uploadId"),
        )
        return ReportDutySuccess(duty=AgreementDuty.of(seen))

    @verb("Accept a report: the obligation is met.")
    async def accept_duty(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            AcceptDutyInput, strawberry.argument(description=WHICH)
        ],
    ) -> AcceptDutyResult:
        """Do it."""
        key = key_of("AgreementDuty", input.duty_id, field="dutyId")
        seen = await info.context.write(
            acting.accept_duty,
            answer=duties_by_id,
            attempt=key,
            duty_id=key,
            words=input.words,
        )
        return AcceptDutySuccess(duty=AgreementDuty.of(seen))

    @verb("Send a report back; the due day stays.")
    async def return_duty(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ReturnDutyInput, strawberry.argument(description=WHICH)
        ],
    ) -> ReturnDutyResult:
        """Do it."""
        key = key_of("AgreementDuty", input.duty_id, field="dutyId")
        seen = await info.context.write(
            acting.return_duty,
            answer=duties_by_id,
            attempt=key,
            duty_id=key,
            words=input.words,
        )
        return ReturnDutySuccess(duty=AgreementDuty.of(seen))

    @verb("Dispute an obligation, or how it was met; its due day goes on.")
    async def dispute_duty(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            DisputeDutyInput, strawberry.argument(description=WHICH)
        ],
    ) -> DisputeDutyResult:
        """Do it."""
        key = key_of("AgreementDuty", input.duty_id, field="dutyId")
        seen = await info.context.write(
            acting.dispute_duty,
            answer=duties_by_id,
            attempt=key,
            duty_id=key,
            words=input.words,
        )
        return DisputeDutySuccess(duty=AgreementDuty.of(seen))

    @verb("Give the debtor until a later day; earlier due days stay on record.")
    async def extend_duty(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ExtendDutyInput, strawberry.argument(description=WHICH)
        ],
    ) -> ExtendDutyResult:
        """Do it."""
        key = key_of("AgreementDuty", input.duty_id, field="dutyId")
        seen = await info.context.write(
            acting.extend_duty,
            answer=duties_by_id,
            attempt=key,
            duty_id=key,
            to=day_of(input.to, field="to"),
            words=input.words,
        )
        return ExtendDutySuccess(duty=AgreementDuty.of(seen))

    @verb("Waive an obligation that is owed to the viewer's party.")
    async def waive_duty(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            WaiveDutyInput, strawberry.argument(description=WHICH)
        ],
    ) -> WaiveDutyResult:
        """Do it."""
        key = key_of("AgreementDuty", input.duty_id, field="dutyId")
        seen = await info.context.write(
            acting.waive_duty,
            answer=duties_by_id,
            attempt=key,
            duty_id=key,
            words=input.words,
        )
        return WaiveDutySuccess(duty=AgreementDuty.of(seen))
