"""Mutation fields of follow-up: terms, reports, postponing, lapsing."""

from typing import Annotated
from uuid import UUID

import strawberry

from schema.councils.decisions import CouncilDecision
from schema.kit.context import Info
from schema.kit.days import day_of
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.councils.follow_up import acting, assigning, declaring
from workflows.councils.follow_up.assigning import Terms
from workflows.councils.follow_up.queries import decisions_by_id
from workflows.councils.follow_up.states import Effect


@strawberry.input(description="A decision out of earlier minutes.")
class EnterDecisionInput:
    """A decision out of earlier minutes."""

    council_id: strawberry.ID = strawberry.field(description="The council.")
    decided_on: str = strawberry.field(description="The day it was made, 2026-09-14.")
    text: str = strawberry.field(description="Its text.")
    source: str = strawberry.field(description="The minutes it stands in.")


@strawberry.type(description="It is in the register.")
class EnterDecisionSuccess:
    """It is in the register."""

    decision: CouncilDecision = strawberry.field(description="The decision as it stands now.")


EnterDecisionResult = Annotated[
    EnterDecisionSuccess | Refused,
    strawberry.union("EnterDecisionResult", description="What it is now, or why not."),
]


@strawberry.input(
    description="Who has to act on a decision, and by when: a day, or a period in days."
)
class AssignDecisionInput:
    """Who has to act on a decision, and by when: a day, or a period in days."""

    decision_id: strawberry.ID = strawberry.field(description="The decision.")
    expected_version: int = strawberry.field(
        description="The version of the terms that was read; 0 where there are none."
    )
    effect: Effect = strawberry.field(description="What it does.")
    owner_id: strawberry.ID = strawberry.field(description="The organisation that has to act.")
    evidence: str = strawberry.field(description="What will show that it is done.")
    due_on: str | None = strawberry.field(default=None, description="The day, 2026-12-31.")
    due_days: int | None = strawberry.field(
        default=None, description="Or days from the decision on, counted as the Civil Act counts."
    )
    addressee_id: strawberry.ID | None = strawberry.field(
        default=None, description="To which organisation it goes."
    )
    owner_appointment_id: strawberry.ID | None = strawberry.field(
        default=None, description="The capacity in which somebody has to act, if one is known."
    )
    reason: str = strawberry.field(
        default="", description="Once the minutes are confirmed: why these terms supersede."
    )


@strawberry.type(description="The terms stand.")
class AssignDecisionSuccess:
    """The terms stand."""

    decision: CouncilDecision = strawberry.field(description="The decision as it stands now.")


AssignDecisionResult = Annotated[
    AssignDecisionSuccess | Refused,
    strawberry.union("AssignDecisionResult", description="What it is now, or why not."),
]


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

    @verb("Enter a decision the council made before its meetings were held here.", noted=True)
    async def enter_decision(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            EnterDecisionInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> EnterDecisionResult:
        """Enter a decision the council made before its meetings were held here."""
        key = key_of("Council", input.council_id, field="councilId")
        row = await info.context.write(
            declaring.enter_decision,
            answer=decisions_by_id,
            attempt=key,
            council_id=key,
            decided_on=day_of(input.decided_on, field="decidedOn"),
            text=input.text,
            source=input.source,
        )
        return EnterDecisionSuccess(decision=CouncilDecision.of(row))

    @verb("Say what a decision does, to whom it goes, who has to act, and by when.", noted=True)
    async def assign_decision(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            AssignDecisionInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> AssignDecisionResult:
        """Say what a decision does, to whom it goes, who has to act, and by when."""
        key = key_of("CouncilDecision", input.decision_id, field="decisionId")
        row = await info.context.write(
            assigning.assign_decision,
            answer=decisions_by_id,
            attempt=key,
            decision_id=key,
            expected_version=input.expected_version,
            terms=terms_of(input),
            reason=input.reason,
        )
        return AssignDecisionSuccess(decision=CouncilDecision.of(row))

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


def terms_of(given: AssignDecisionInput) -> Terms:
    """Return the terms of a decision."""
    post, addressee = given.owner_appointment_id, given.addressee_id
    return Terms(
        effect=given.effect,
        owner_id=key_of("Body", given.owner_id, field="ownerId"),
        evidence=given.evidence,
        due_on=None if given.due_on is None else day_of(given.due_on, field="dueOn"),
        due_days=given.due_days,
        addressee_id=None if addressee is None else key_of("Body", addressee, field="addresseeId"),
        owner_appointment_id=None
        if post is None
        else key_of("Appointment", post, field="ownerAppointmentId"),
    )


def resolution_or_none(given: strawberry.ID | None) -> UUID | None:
    """Return the decision that says so, if one is named."""
    return None if given is None else key_of("CouncilDecision", given, field="resolutionId")
