"""Mutation fields of carrying an idea out."""

from typing import Annotated

import strawberry

from schema.kit.context import Info
from schema.kit.days import day_of
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from schema.proposals.types import Proposal
from workflows.proposals.handling import carrying_out
from workflows.proposals.handling.duties import meet_duty
from workflows.proposals.handling.milestones import drop_milestone, plan_milestone, reach_milestone
from workflows.proposals.queries import proposals_by_id
from workflows.proposals.support.states import DutyKind

PROPOSAL_ID = "The proposal."
REASON = "Why, in words for everyone; up to 4,000 characters."


@strawberry.input(description="A proposal to carry out.")
class StartImplementingInput:
    """A proposal to carry out."""

    proposal_id: strawberry.ID = strawberry.field(description=PROPOSAL_ID)
    reason: str = strawberry.field(description=REASON)


@strawberry.type(description="The proposal is being carried out.")
class StartImplementingSuccess:
    """The proposal is being carried out."""

    proposal: Proposal = strawberry.field(description="The proposal as it stands now.")


StartImplementingResult = Annotated[
    StartImplementingSuccess | Refused,
    strawberry.union("StartImplementingResult", description="The proposal, or why not."),
]


@strawberry.input(description="A duty that has been met.")
class MeetDutyInput:
    """A duty that has been met."""

    proposal_id: strawberry.ID = strawberry.field(description=PROPOSAL_ID)
    kind: DutyKind = strawberry.field(description="FORUM or COUNCIL_AGENDA; answers meet the rest.")
    text: str = strawberry.field(description="What came of it; up to 4,000 characters.")


@strawberry.type(description="The duty is met.")
class MeetDutySuccess:
    """The duty is met."""

    proposal: Proposal = strawberry.field(description="The proposal as it stands now.")


MeetDutyResult = Annotated[
    MeetDutySuccess | Refused,
    strawberry.union("MeetDutyResult", description="The proposal, or why not."),
]


@strawberry.input(description="A milestone to promise.")
class PlanMilestoneInput:
    """A milestone to promise."""

    proposal_id: strawberry.ID = strawberry.field(description=PROPOSAL_ID)
    name: str = strawberry.field(description="What is promised; up to 100 characters.")
    planned_on: str = strawberry.field(description="The day in Korea, e.g. 2027-03-02.")


@strawberry.type(description="It stands on the page.")
class PlanMilestoneSuccess:
    """It stands on the page."""

    proposal: Proposal = strawberry.field(description="The proposal as it stands now.")


PlanMilestoneResult = Annotated[
    PlanMilestoneSuccess | Refused,
    strawberry.union("PlanMilestoneResult", description="The proposal, or why not."),
]


@strawberry.input(description="A milestone that was reached.")
class ReachMilestoneInput:
    """A milestone that was reached."""

    milestone_id: strawberry.ID = strawberry.field(description="The milestone.")
    text: str = strawberry.field(description="What came of it; up to 4,000 characters.")


@strawberry.type(description="It stands on the page.")
class ReachMilestoneSuccess:
    """It stands on the page."""

    proposal: Proposal = strawberry.field(description="The proposal as it stands now.")


ReachMilestoneResult = Annotated[
    ReachMilestoneSuccess | Refused,
    strawberry.union("ReachMilestoneResult", description="The proposal, or why not."),
]


@strawberry.input(description="A promised milestone that will not be done.")
class DropMilestoneInput:
    """A promised milestone that will not be done."""

    milestone_id: strawberry.ID = strawberry.field(description="The milestone.")
    reason: str = strawberry.field(description=REASON)


@strawberry.type(description="It stands on the page, with the reason.")
class DropMilestoneSuccess:
    """It stands on the page, with the reason."""

    proposal: Proposal = strawberry.field(description="The proposal as it stands now.")


DropMilestoneResult = Annotated[
    DropMilestoneSuccess | Refused,
    strawberry.union("DropMilestoneResult", description="The proposal, or why not."),
]


@strawberry.input(description="A step to note.")
class NoteProgressInput:
    """A step to note."""

    proposal_id: strawberry.ID = strawberry.field(description=PROPOSAL_ID)
    text: str = strawberry.field(description="What is said to everyone; up to 4,000 characters.")


@strawberry.type(description="The step stands on the page.")
class NoteProgressSuccess:
    """The step stands on the page."""

    proposal: Proposal = strawberry.field(description="The proposal as it stands now.")


NoteProgressResult = Annotated[
    NoteProgressSuccess | Refused,
    strawberry.union("NoteProgressResult", description="The proposal, or why not."),
]


@strawberry.input(description="A proposal that is carried out.")
class FinishImplementingInput:
    """A proposal that is carried out."""

    proposal_id: strawberry.ID = strawberry.field(description=PROPOSAL_ID)
    reason: str = strawberry.field(description=REASON)


@strawberry.type(description="The proposal is done.")
class FinishImplementingSuccess:
    """The proposal is done."""

    proposal: Proposal = strawberry.field(description="The proposal as it stands now.")


FinishImplementingResult = Annotated[
    FinishImplementingSuccess | Refused,
    strawberry.union("FinishImplementingResult", description="The proposal, or why not."),
]


@strawberry.type
class CarryingMutations:
    """Verbs of those who carry ideas out."""

    @verb("Begin to carry out what was adopted or selected (실행).")
    async def start_implementing(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            StartImplementingInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> StartImplementingResult:
        """Begin."""
        row = await info.context.write(
            carrying_out.start_implementing,
            answer=proposals_by_id,
            proposal_id=key_of("Proposal", input.proposal_id, field="proposalId"),
            reason=input.reason,
        )
        return StartImplementingSuccess(proposal=Proposal.of(row))

    @verb("Note a step of carrying a proposal out.")
    async def note_progress(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            NoteProgressInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> NoteProgressResult:
        """Note."""
        row = await info.context.write(
            carrying_out.note_progress,
            answer=proposals_by_id,
            proposal_id=key_of("Proposal", input.proposal_id, field="proposalId"),
            text=input.text,
        )
        return NoteProgressSuccess(proposal=Proposal.of(row))

    @verb("Say that a proposal is carried out, and what came of it.")
    async def finish_implementing(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            FinishImplementingInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> FinishImplementingResult:
        """Finish."""
        row = await info.context.write(
            carrying_out.finish_implementing,
            answer=proposals_by_id,
            proposal_id=key_of("Proposal", input.proposal_id, field="proposalId"),
            reason=input.reason,
        )
        return FinishImplementingSuccess(proposal=Proposal.of(row))

    @verb("Say that a forum was held or a proposal put to the council, and what came of it.")
    async def meet_duty(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            MeetDutyInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> MeetDutyResult:
        """Meet a duty."""
        row = await info.context.write(
            meet_duty,
            answer=proposals_by_id,
            proposal_id=key_of("Proposal", input.proposal_id, field="proposalId"),
            kind=input.kind,
            text=input.text,
        )
        return MeetDutySuccess(proposal=Proposal.of(row))

    @verb("Promise a milestone of carrying a proposal out.")
    async def plan_milestone(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            PlanMilestoneInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> PlanMilestoneResult:
        """Promise a milestone of carrying a proposal out."""
        row = await info.context.write(
            plan_milestone,
            answer=proposals_by_id,
            proposal_id=key_of("Proposal", input.proposal_id, field="proposalId"),
            name=input.name,
            planned_on=day_of(input.planned_on, field="plannedOn"),
        )
        return PlanMilestoneSuccess(proposal=Proposal.of(row))

    @verb("Say that a milestone is reached.")
    async def reach_milestone(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ReachMilestoneInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> ReachMilestoneResult:
        """Say that a milestone is reached."""
        row = await info.context.write(
            reach_milestone,
            answer=proposals_by_id,
            milestone_id=key_of("ProposalMilestone", input.milestone_id, field="milestoneId"),
            text=input.text,
        )
        return ReachMilestoneSuccess(proposal=Proposal.of(row))

    @verb("Say that a promised milestone will not be done, and why; the promise stays to be seen.")
    async def drop_milestone(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            DropMilestoneInput, strawberry.argument(description="Which one, and why.")
        ],
    ) -> DropMilestoneResult:
        """Say that a promised milestone will not be done."""
        row = await info.context.write(
            drop_milestone,
            answer=proposals_by_id,
            milestone_id=key_of("ProposalMilestone", input.milestone_id, field="milestoneId"),
            reason=input.reason,
        )
        return DropMilestoneSuccess(proposal=Proposal.of(row))
