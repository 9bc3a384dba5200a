"""Mutation fields that enter decisions and say who has to act on them."""

from typing import Annotated

import strawberry

from schema.councils.decisions import CouncilDecision
from schema.kit.context import Info
from schema.kit.days import day_of
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.councils.follow_up import assigning, declaring
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
    evidence: str = strawberry.field(description="What will show that it is done.")
    owner_id: strawberry.ID | None = strawberry.field(
        default=None, description="The organisation that has to act; null for the council itself."
    )
    by_council: bool = strawberry.field(
        default=False, description="Whether the council itself has to act."
    )
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


@strawberry.type
class DecisionAssigningMutations:
    """Who has to act on decisions."""

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


def terms_of(given: AssignDecisionInput) -> Terms:
    """Return the terms of a decision."""
    post, addressee, owner = given.owner_appointment_id, given.addressee_id, given.owner_id
    return Terms(
        effect=given.effect,
        owner_id=None if owner is None else key_of("Body", owner, field="ownerId"),
        by_council=given.by_council,
        evidence=given.evidence,
        due_on=None if given.due_on is None else day_of(given.due_on, field="dueOn"),
        due_days=given.due_days,
        addressee_id=None if addressee is None else key_of("Body", addressee, field="addresseeId"),
        owner_appointment_id=None
        if post is None
        else key_of("Appointment", post, field="ownerAppointmentId"),
    )
