"""Mutation fields of settlement: hand in, check, send back, accept, confirm what came back."""

from typing import Annotated

import strawberry

from schema.agreements.settling.types import SettlementReport
from schema.kit.context import Info
from schema.kit.days import day_of
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from schema.kit.scalars import Won
from workflows.agreements.duties.states import FactKind
from workflows.agreements.money.states import Form, Source
from workflows.agreements.settling import judging
from workflows.agreements.settling.queries import settlement_reports_by_id
from workflows.agreements.settling.rules import Finding, Line
from workflows.agreements.settling.submitting import submit_settlement

THE_REPORT = "The report as it is now."


@strawberry.input(description="A line of a settlement report, in whole won.")
class SettlementLineInput:
    """A line."""

    source: Source = strawberry.field(description="Whose money it is.")
    form: Form = strawberry.field(description="In which form.")
    year: int = strawberry.field(description="Of which year of the plan.")
    received: Won = strawberry.field(description="Received; at most what the signed plan leaves.")
    spent: Won = strawberry.field(description="Spent of it.")
    interest: Won = strawberry.field(default=Won(0), description="Interest earned on it; of cash.")


@strawberry.input(description="A settlement report.")
class SubmitSettlementInput:
    """A report."""

    agreement_id: strawberry.ID = strawberry.field(description="The agreement.")
    fact: FactKind = strawberry.field(description="After which fact.")
    happened_on: str = strawberry.field(description="The day of that, 2026-12-31.")
    lines: list[SettlementLineInput] = strawberry.field(description="From 1 to 100 lines.")
    audit: str = strawberry.field(
        default="", description="The audit from outside, where the law asks for one."
    )
    words: str = strawberry.field(description="A word on it, with what shows it.")


@strawberry.type(description="It is handed in.")
class SubmitSettlementSuccess:
    """It is handed in."""

    report: SettlementReport = strawberry.field(description=THE_REPORT)


SubmitSettlementResult = Annotated[
    SubmitSettlementSuccess | Refused,
    strawberry.union("SubmitSettlementResult", description="The report, or why not."),
]


@strawberry.input(
    description="What is found of one line: how much of what was spent is recognised."
)
class SettlementFindingInput:
    """A finding."""

    source: Source = strawberry.field(description="Whose money the line is of.")
    form: Form = strawberry.field(description="In which form.")
    year: int = strawberry.field(description="Of which year of the plan.")
    recognised: Won = strawberry.field(description="Up to what was spent, in won.")
    why: str = strawberry.field(
        default="", description="Why not all of it; needed where it is less than was spent."
    )

    def told(self) -> Finding:
        """Tell it to the rules."""
        return Finding(self.source, self.form, self.year, self.recognised, self.why)


THE_EDITION = "Which edition was read; a report that was handed in again since is refused."
THE_FINDINGS = "What is found of its lines, each at most once; those without one are left as they were handed in."


@strawberry.input(description="A report that was checked.")
class CheckSettlementInput:
    """A report."""

    report_id: strawberry.ID = strawberry.field(description="The report.")
    words: str = strawberry.field(description="What was checked.")
    edition: int | None = strawberry.field(default=None, description=THE_EDITION)


@strawberry.type(description="It is on record.")
class CheckSettlementSuccess:
    """It is on record."""

    report: SettlementReport = strawberry.field(description=THE_REPORT)


CheckSettlementResult = Annotated[
    CheckSettlementSuccess | Refused,
    strawberry.union("CheckSettlementResult", description="The report, or why not."),
]


@strawberry.input(description="A report to send back.")
class ReturnSettlementInput:
    """A report."""

    report_id: strawberry.ID = strawberry.field(description="The report.")
    words: str = strawberry.field(description="What is missing.")
    edition: int | None = strawberry.field(default=None, description=THE_EDITION)
    findings: list[SettlementFindingInput] = strawberry.field(
        default_factory=list, description=THE_FINDINGS
    )


@strawberry.type(description="It is sent back.")
class ReturnSettlementSuccess:
    """It is sent back."""

    report: SettlementReport = strawberry.field(description=THE_REPORT)


ReturnSettlementResult = Annotated[
    ReturnSettlementSuccess | Refused,
    strawberry.union("ReturnSettlementResult", description="The report, or why not."),
]


@strawberry.input(description="A report to accept.")
class AcceptSettlementInput:
    """A report."""

    report_id: strawberry.ID = strawberry.field(description="The report.")
    words: str = strawberry.field(description="A word on it.")
    edition: int | None = strawberry.field(default=None, description=THE_EDITION)
    findings: list[SettlementFindingInput] = strawberry.field(
        default_factory=list, description=THE_FINDINGS
    )


@strawberry.type(description="It is accepted.")
class AcceptSettlementSuccess:
    """It is accepted."""

    report: SettlementReport = strawberry.field(description=THE_REPORT)


AcceptSettlementResult = Annotated[
    AcceptSettlementSuccess | Refused,
    strawberry.union("AcceptSettlementResult", description="The report, or why not."),
]


@strawberry.input(description="What was owed back and has come, whole.")
class ConfirmRepaymentInput:
    """What came."""

    report_id: strawberry.ID = strawberry.field(description="The report.")
    source: Source = strawberry.field(description="To whom it went back.")
    came_on: str = strawberry.field(description="The day it came, 2026-12-31.")
    evidence: str = strawberry.field(description="What shows it.")


@strawberry.type(description="It is on record.")
class ConfirmRepaymentSuccess:
    """It is on record."""

    report: SettlementReport = strawberry.field(description=THE_REPORT)


ConfirmRepaymentResult = Annotated[
    ConfirmRepaymentSuccess | Refused,
    strawberry.union("ConfirmRepaymentResult", description="The report, or why not."),
]


@strawberry.type
class SettlementMutations:
    """Settlement."""

    @verb("Hand in the settlement report of the viewer's party; one that was sent back again.")
    async def submit_settlement(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            SubmitSettlementInput, strawberry.argument(description="The report.")
        ],
    ) -> SubmitSettlementResult:
        """Do it."""
        key = key_of("Agreement", input.agreement_id, field="agreementId")
        seen = await info.context.write(
            submit_settlement,
            answer=settlement_reports_by_id,
            attempt=key,
            agreement_id=key,
            fact=input.fact,
            happened_on=day_of(input.happened_on, field="happenedOn"),
            lines=[
                Line(one.source, one.form, one.year, one.received, one.spent, one.interest)
                for one in input.lines
            ],
            audit=input.audit,
            words=input.words,
        )
        return SubmitSettlementSuccess(report=SettlementReport.of(seen))

    @verb("Say that a settlement report was checked against its evidence.")
    async def check_settlement(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            CheckSettlementInput, strawberry.argument(description="Which, and what is said.")
        ],
    ) -> CheckSettlementResult:
        """Do it."""
        key = key_of("SettlementReport", input.report_id, field="reportId")
        seen = await info.context.write(
            judging.check_settlement,
            answer=settlement_reports_by_id,
            attempt=key,
            report_id=key,
            words=input.words,
            edition=input.edition,
        )
        return CheckSettlementSuccess(report=SettlementReport.of(seen))

    @verb("Send a settlement report back; its due day stays.")
    async def return_settlement(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ReturnSettlementInput, strawberry.argument(description="Which, and what is said.")
        ],
    ) -> ReturnSettlementResult:
        """Do it."""
        key = key_of("SettlementReport", input.report_id, field="reportId")
        seen = await info.context.write(
            judging.return_settlement,
            answer=settlement_reports_by_id,
            attempt=key,
            report_id=key,
            words=input.words,
            edition=input.edition,
            findings=[one.told() for one in input.findings],
        )
        return ReturnSettlementSuccess(report=SettlementReport.of(seen))

    @verb("Accept a checked settlement report; what is left of a subsidy is owed back from today.")
    async def accept_settlement(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            AcceptSettlementInput, strawberry.argument(description="Which, and what is said.")
        ],
    ) -> AcceptSettlementResult:
        """Do it."""
        key = key_of("SettlementReport", input.report_id, field="reportId")
        seen = await info.context.write(
            judging.accept_settlement,
            answer=settlement_reports_by_id,
            attempt=key,
            report_id=key,
            words=input.words,
            edition=input.edition,
            findings=[one.told() for one in input.findings],
        )
        return AcceptSettlementSuccess(report=SettlementReport.of(seen))

    @verb("Say that what was owed back of a source has come.")
    async def confirm_repayment(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ConfirmRepaymentInput, strawberry.argument(description="What came.")
        ],
    ) -> ConfirmRepaymentResult:
        """Do it."""
        key = key_of("SettlementReport", input.report_id, field="reportId")
        seen = await info.context.write(
            judging.confirm_repayment,
            answer=settlement_reports_by_id,
            attempt=key,
            report_id=key,
            source=input.source,
            came_on=day_of(input.came_on, field="cameOn"),
            evidence=input.evidence,
        )
        return ConfirmRepaymentSuccess(report=SettlementReport.of(seen))
