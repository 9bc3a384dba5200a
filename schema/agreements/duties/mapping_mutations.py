"""Mutation fields of who maps: obligations out of sentences, sentences that are none, and facts."""

from typing import Annotated

import strawberry

from schema.agreements.duties.register import DutyRegister
from schema.agreements.duties.types import AgreementDuty
from schema.kit.context import Info
from schema.kit.days import day_of
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.agreements.duties import mapping, recording
from workflows.agreements.duties.due import DueRule
from workflows.agreements.duties.mapping import DutyTerms
from workflows.agreements.duties.queries import duties_by_id, registers_by_id
from workflows.agreements.duties.states import Count, FactKind, Trigger

THE_REGISTER = "The register as it is now."
SENTENCE = "The digest of the sentence, as it was read."


@strawberry.input(description="An obligation, and the sentence it is mapped from.")
class MapDutyInput:
    """An obligation."""

    clause_id: strawberry.ID = strawberry.field(description="The clause.")
    sentence: str = strawberry.field(description=SENTENCE)
    debtor_id: strawberry.ID = strawberry.field(description="The party that owes it.")
    creditor_id: strawberry.ID | None = strawberry.field(
        default=None, description="The party it is owed to; left out: all the others."
    )
    what: str = strawberry.field(description="What has to be done, up to 500 characters.")
    trigger: Trigger = strawberry.field(description="What its due day is counted from.")
    fixed_day: str | None = strawberry.field(
        default=None, description="The day, 2026-12-31, of FIXED_DAY."
    )
    fact: FactKind | None = strawberry.field(default=None, description="The fact, of FACT.")
    after_duty_id: strawberry.ID | None = strawberry.field(
        default=None, description="The obligation before it, of DUTY_DONE."
    )
    length: int | None = strawberry.field(
        default=None, description="How long after; of all but FIXED_DAY."
    )
    count: Count | None = strawberry.field(
        default=None, description="What the length is counted in; of all but FIXED_DAY."
    )
    evidence: str = strawberry.field(description="What will show that it is met.")
    consequence: str = strawberry.field(default="", description="What follows if it is not met.")
    escalate_to: strawberry.ID | None = strawberry.field(
        default=None, description="The party that is told when it is late for long."
    )
    escalate_after: int | None = strawberry.field(
        default=None, description="After how many days late that party is told."
    )


@strawberry.type(description="It stands in the draft of the register.")
class MapDutySuccess:
    """It stands in the draft of the register."""

    duty: AgreementDuty = strawberry.field(description="The obligation.")


MapDutyResult = Annotated[
    MapDutySuccess | Refused,
    strawberry.union("MapDutyResult", description="The obligation, or why not."),
]


@strawberry.input(description="A sentence that obliges nobody.")
class MarkNoDutyInput:
    """A sentence that obliges nobody."""

    clause_id: strawberry.ID = strawberry.field(description="The clause.")
    sentence: str = strawberry.field(description=SENTENCE)
    reason: str = strawberry.field(description="Why it is none, up to 500 characters.")


@strawberry.type(description="It is marked.")
class MarkNoDutySuccess:
    """It is marked."""

    register: DutyRegister = strawberry.field(description=THE_REGISTER)


MarkNoDutyResult = Annotated[
    MarkNoDutySuccess | Refused,
    strawberry.union("MarkNoDutyResult", description="The register, or why not."),
]


@strawberry.input(description="An obligation to withdraw from the draft.")
class WithdrawDutyInput:
    """An obligation to withdraw from the draft."""

    duty_id: strawberry.ID = strawberry.field(description="The obligation.")


@strawberry.type(description="It is withdrawn; its sentence waits to be mapped again.")
class WithdrawDutySuccess:
    """It is withdrawn."""

    register: DutyRegister = strawberry.field(description=THE_REGISTER)


WithdrawDutyResult = Annotated[
    WithdrawDutySuccess | Refused,
    strawberry.union("WithdrawDutyResult", description="The register, or why not."),
]


@strawberry.input(description="A fact from which due days are counted.")
class RecordFactInput:
    """A fact."""

    agreement_id: strawberry.ID = strawberry.field(description="The agreement.")
    kind: FactKind = strawberry.field(description="What happened.")
    happened_on: str = strawberry.field(description="The day, 2026-12-31.")
    evidence: str = strawberry.field(description="What shows it, up to 1,000 characters.")


@strawberry.type(description="It is on record, and stays.")
class RecordFactSuccess:
    """It is on record."""

    register: DutyRegister = strawberry.field(description=THE_REGISTER)


RecordFactResult = Annotated[
    RecordFactSuccess | Refused,
    strawberry.union("RecordFactResult", description="The register, or why not."),
]


@strawberry.type
class DutyMappingMutations:
    """The draft of the register, and facts."""

    @verb("Map a sentence of a clause to an obligation.")
    async def map_duty(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            MapDutyInput, strawberry.argument(description="Which sentence, and to what.")
        ],
    ) -> MapDutyResult:
        """Map it."""
        key = key_of("Clause", input.clause_id, field="clauseId")
        seen = await info.context.write(
            mapping.map_duty,
            answer=duties_by_id,
            attempt=key,
            clause_id=key,
            sentence=input.sentence,
            terms=_terms(input),
        )
        return MapDutySuccess(duty=AgreementDuty.of(seen))

    @verb("Mark a sentence of a clause as one that obliges nobody.")
    async def mark_no_duty(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            MarkNoDutyInput, strawberry.argument(description="Which, and why.")
        ],
    ) -> MarkNoDutyResult:
        """Mark it."""
        key = key_of("Clause", input.clause_id, field="clauseId")
        register = await info.context.write(
            mapping.mark_no_duty,
            answer=registers_by_id,
            attempt=key,
            named="agreement_id",
            clause_id=key,
            sentence=input.sentence,
            reason=input.reason,
        )
        return MarkNoDutySuccess(register=DutyRegister.of(register))

    @verb("Withdraw an obligation from the draft of the register.")
    async def withdraw_duty(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            WithdrawDutyInput, strawberry.argument(description="Which.")
        ],
    ) -> WithdrawDutyResult:
        """Withdraw it."""
        key = key_of("AgreementDuty", input.duty_id, field="dutyId")
        register = await info.context.write(
            mapping.withdraw_duty,
            answer=registers_by_id,
            attempt=key,
            named="agreement_id",
            duty_id=key,
        )
        return WithdrawDutySuccess(register=DutyRegister.of(register))

    @verb("Record that something happened from which due days are counted.")
    async def record_fact(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            RecordFactInput, strawberry.argument(description="What, and when.")
        ],
    ) -> RecordFactResult:
        """Record it."""
        key = key_of("Agreement", input.agreement_id, field="agreementId")
        register = await info.context.write(
            recording.record_fact,
            answer=registers_by_id,
            attempt=key,
            named="agreement_id",
            agreement_id=key,
            kind=input.kind,
            happened_on=day_of(input.happened_on, field="happenedOn"),
            evidence=input.evidence,
        )
        return RecordFactSuccess(register=DutyRegister.of(register))


def _terms(given: MapDutyInput) -> DutyTerms:
    after, creditor, told = given.after_duty_id, given.creditor_id, given.escalate_to
    day = given.fixed_day
    return DutyTerms(
        debtor_id=key_of("Body", given.debtor_id, field="debtorId"),
        creditor_id=key_of("Body", creditor, field="creditorId") if creditor else None,
        what=given.what,
        rule=DueRule(
            trigger=given.trigger,
            day=None if day is None else day_of(day, field="fixedDay"),
            fact=given.fact,
            after_id=key_of("AgreementDuty", after, field="afterDutyId") if after else None,
            length=given.length,
            count=given.count,
        ),
        evidence=given.evidence,
        consequence=given.consequence,
        escalate_to=key_of("Body", told, field="escalateTo") if told else None,
        escalate_after=given.escalate_after,
    )
