"""Mutation fields of follow-up: reports, postponing, lapsing."""

from typing import Annotated
from uuid import UUID

import strawberry

from schema.councils.decisions import CouncilDecision
from schema.kit.context import Info
from schema.kit.days import day_of
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.councils.follow_up import acting
from workflows.councils.follow_up.queries import decisions_by_id


@strawberry.input(description="A report on what was done.")
class ReportDecisionInput:
    """A report on what was done."""

    decision_id: strawberry.ID = strawberry.field(description="The decision.")
    words: str = strawberry.field(description="What was done.")
    link: str = strawberry.field(default="", description="Where it can be seen.")


@strawberry.type(description="It is reported.")
class ReportDecisionSuccess:
    """It is reported."""

    decision: CouncilDecision = strawberry.field(description="The decision as it stands now.")


ReportDecisionResult = Annotated[
    ReportDecisionSuccess | Refused,
    strawberry.union("ReportDecisionResult", description="What it is now, or why not."),
]


@strawberry.input(description="Why it is not done yet.")
class ExplainDelayInput:
    """Why it is not done yet."""

    decision_id: strawberry.ID = strawberry.field(description="The decision.")
    words: str = strawberry.field(description="Why.")


@strawberry.type(description="It is on record.")
class ExplainDelaySuccess:
    """It is on record."""

    decision: CouncilDecision = strawberry.field(description="The decision as it stands now.")


ExplainDelayResult = Annotated[
    ExplainDelaySuccess | Refused,
    strawberry.union("ExplainDelayResult", description="What it is now, or why not."),
]


@strawberry.input(description="A report to accept.")
class AcceptReportInput:
    """A report to accept."""

    decision_id: strawberry.ID = strawberry.field(description="The decision.")
    words: str = strawberry.field(description="What was checked.")


@strawberry.type(description="The decision is carried out.")
class AcceptReportSuccess:
    """The decision is carried out."""

    decision: CouncilDecision = strawberry.field(description="The decision as it stands now.")


AcceptReportResult = Annotated[
    AcceptReportSuccess | Refused,
    strawberry.union("AcceptReportResult", description="What it is now, or why not."),
]


@strawberry.input(description="A report to send back.")
class ReturnReportInput:
    """A report to send back."""

    decision_id: strawberry.ID = strawberry.field(description="The decision.")
    words: str = strawberry.field(description="What is missing.")


@strawberry.type(description="It is sent back.")
class ReturnReportSuccess:
    """It is sent back."""

    decision: CouncilDecision = strawberry.field(description="The decision as it stands now.")


ReturnReportResult = Annotated[
    ReturnReportSuccess | Refused,
    strawberry.union("ReturnReportResult", description="What it is now, or why not."),
]


@strawberry.input(description="A due day to postpone.")
class PostponeDecisionInput:
    """A due day to postpone."""

    decision_id: strawberry.ID = strawberry.field(description="The decision.")
    to: str = strawberry.field(description="The new day, 2026-12-31.")
    words: str = strawberry.field(description="Why.")
    resolution_id: strawberry.ID | None = strawberry.field(
        default=None,
        description="The decision of the council that says so; the chair may do it without one.",
    )


@strawberry.type(description="It is postponed.")
class PostponeDecisionSuccess:
    """It is postponed."""

    decision: CouncilDecision = strawberry.field(description="The decision as it stands now.")


PostponeDecisionResult = Annotated[
    PostponeDecisionSuccess | Refused,
    strawberry.union("PostponeDecisionResult", description="What it is now, or why not."),
]


@strawberry.input(description="A decision to let lapse.")
class LapseDecisionInput:
    """A decision to let lapse."""

    decision_id: strawberry.ID = strawberry.field(description="The decision.")
    words: str = strawberry.field(description="Why.")
    resolution_id: strawberry.ID | None = strawberry.field(
        default=None,
        description="The decision of the council that says so; the chair may do it without one.",
    )


@strawberry.type(description="It lapsed.")
class LapseDecisionSuccess:
    """It lapsed."""

    decision: CouncilDecision = strawberry.field(description="The decision as it stands now.")


LapseDecisionResult = Annotated[
    LapseDecisionSuccess | Refused,
    strawberry.union("LapseDecisionResult", description="What it is now, or why not."),
]


@strawberry.type
class DecisionMutations:
    """What is done about decisions."""

    @verb("Report that a decision was carried out, with what shows it.", noted=True)
    async def report_decision(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ReportDecisionInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> ReportDecisionResult:
        """Report that a decision was carried out, with what shows it."""
        key = key_of("CouncilDecision", input.decision_id, field="decisionId")
        row = await info.context.write(
            acting.report_decision,
            answer=decisions_by_id,
            attempt=key,
            decision_id=key,
            words=input.words,
            link=input.link,
        )
        return ReportDecisionSuccess(decision=CouncilDecision.of(row))

    @verb("Say why a decision is not carried out yet.", noted=True)
    async def explain_delay(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ExplainDelayInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> ExplainDelayResult:
        """Say why a decision is not carried out yet."""
        key = key_of("CouncilDecision", input.decision_id, field="decisionId")
        row = await info.context.write(
            acting.explain_delay,
            answer=decisions_by_id,
            attempt=key,
            decision_id=key,
            words=input.words,
        )
        return ExplainDelaySuccess(decision=CouncilDecision.of(row))

    @verb("Accept a report: the decision is carried out.", noted=True)
    async def accept_report(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            AcceptReportInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> AcceptReportResult:
        """Accept a report: the decision is carried out."""
        key = key_of("CouncilDecision", input.decision_id, field="decisionId")
        row = await info.context.write(
            acting.accept_report,
            answer=decisions_by_id,
            attempt=key,
            decision_id=key,
            words=input.words,
        )
        return AcceptReportSuccess(decision=CouncilDecision.of(row))

    @verb("Send a report back with what is missing.", noted=True)
    async def return_report(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ReturnReportInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> ReturnReportResult:
        """Send a report back with what is missing."""
        key = key_of("CouncilDecision", input.decision_id, field="decisionId")
        row = await info.context.write(
            acting.return_report,
            answer=decisions_by_id,
            attempt=key,
            decision_id=key,
            words=input.words,
        )
        return ReturnReportSuccess(decision=CouncilDecision.of(row))

    @verb("Postpone the due day of a decision, with the reason.", noted=True)
    async def postpone_decision(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            PostponeDecisionInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> PostponeDecisionResult:
        """Postpone the due day of a decision, with the reason."""
        key = key_of("CouncilDecision", input.decision_id, field="decisionId")
        row = await info.context.write(
            acting.postpone_decision,
            answer=decisions_by_id,
            attempt=key,
            decision_id=key,
            to=day_of(input.to, field="to"),
            words=input.words,
            resolution_id=resolution_or_none(input.resolution_id),
        )
        return PostponeDecisionSuccess(decision=CouncilDecision.of(row))

    @verb("Let a decision lapse, with the reason.", noted=True)
    async def lapse_decision(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            LapseDecisionInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> LapseDecisionResult:
        """Let a decision lapse, with the reason."""
        key = key_of("CouncilDecision", input.decision_id, field="decisionId")
        row = await info.context.write(
            acting.lapse_decision,
            answer=decisions_by_id,
            attempt=key,
            decision_id=key,
            words=input.words,
            resolution_id=resolution_or_none(input.resolution_id),
        )
        return LapseDecisionSuccess(decision=CouncilDecision.of(row))


def resolution_or_none(given: strawberry.ID | None) -> UUID | None:
    """Return the decision that says so, if one is named."""
    return None if given is None else key_of("CouncilDecision", given, field="resolutionId")
