"""Mutation fields of the officers' desk: from receipt to answer, and sending on or closing."""

from typing import Annotated

import strawberry

from schema.kit.context import Info
from schema.kit.days import day_of
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from schema.proposals.types import Proposal
from workflows.proposals.handling import actions
from workflows.proposals.queries import proposals_by_id
from workflows.proposals.states import CloseGround, Outcome

PROPOSAL_ID = "The proposal."
REASON = "Why, in words for everyone; up to 4,000 characters."


@strawberry.input(description="A proposal to receive.")
class ReceiveProposalInput:
    """A proposal to receive."""

    proposal_id: strawberry.ID = strawberry.field(description=PROPOSAL_ID)
    reason: str = strawberry.field(description=REASON)


@strawberry.type(description="The proposal is open for support.")
class ReceiveProposalSuccess:
    """The proposal is open for support."""

    proposal: Proposal = strawberry.field(description="The proposal as it stands now.")


ReceiveProposalResult = Annotated[
    ReceiveProposalSuccess | Refused,
    strawberry.union("ReceiveProposalResult", description="The proposal, or why not."),
]


@strawberry.input(description="What the author is asked to supplement.")
class RequestSupplementInput:
    """What the author is asked to supplement."""

    proposal_id: strawberry.ID = strawberry.field(description=PROPOSAL_ID)
    reason: str = strawberry.field(description=REASON)


@strawberry.type(description="The author has been asked.")
class RequestSupplementSuccess:
    """The author has been asked."""

    proposal: Proposal = strawberry.field(description="The proposal as it stands now.")


RequestSupplementResult = Annotated[
    RequestSupplementSuccess | Refused,
    strawberry.union("RequestSupplementResult", description="The proposal, or why not."),
]


@strawberry.input(description="A proposal to close.")
class CloseProposalInput:
    """A proposal to close."""

    proposal_id: strawberry.ID = strawberry.field(description=PROPOSAL_ID)
    ground: CloseGround = strawberry.field(description="By which ground.")
    reason: str = strawberry.field(description=REASON)


@strawberry.type(description="The proposal is closed.")
class CloseProposalSuccess:
    """The proposal is closed."""

    proposal: Proposal = strawberry.field(description="The proposal as it stands now.")


CloseProposalResult = Annotated[
    CloseProposalSuccess | Refused,
    strawberry.union("CloseProposalResult", description="The proposal, or why not."),
]


@strawberry.input(description="A proposal to review.")
class BeginReviewInput:
    """A proposal to review."""

    proposal_id: strawberry.ID = strawberry.field(description=PROPOSAL_ID)
    reason: str = strawberry.field(description=REASON)


@strawberry.type(description="The proposal is under review.")
class BeginReviewSuccess:
    """The proposal is under review."""

    proposal: Proposal = strawberry.field(description="The proposal as it stands now.")


BeginReviewResult = Annotated[
    BeginReviewSuccess | Refused,
    strawberry.union("BeginReviewResult", description="The proposal, or why not."),
]


@strawberry.input(description="A proposal on which others are asked.")
class HearOutsideInput:
    """A proposal on which others are asked."""

    proposal_id: strawberry.ID = strawberry.field(description=PROPOSAL_ID)
    reason: str = strawberry.field(description=REASON)


@strawberry.type(description="Others have been asked; the clock waits.")
class HearOutsideSuccess:
    """Others have been asked; the clock waits."""

    proposal: Proposal = strawberry.field(description="The proposal as it stands now.")


HearOutsideResult = Annotated[
    HearOutsideSuccess | Refused,
    strawberry.union("HearOutsideResult", description="The proposal, or why not."),
]


@strawberry.input(description="An interim answer.")
class AnswerInterimInput:
    """An interim answer."""

    proposal_id: strawberry.ID = strawberry.field(description=PROPOSAL_ID)
    text: str = strawberry.field(description="What is said to everyone; up to 4,000 characters.")
    expected_steps: int | None = strawberry.field(
        default=None,
        description="How many `moves` and `answers` it had when this was written; another number is "
        "refused (`proposal_moved`).",
    )


@strawberry.type(description="The interim answer stands on the page.")
class AnswerInterimSuccess:
    """The interim answer stands on the page."""

    proposal: Proposal = strawberry.field(description="The proposal as it stands now.")


AnswerInterimResult = Annotated[
    AnswerInterimSuccess | Refused,
    strawberry.union("AnswerInterimResult", description="The proposal, or why not."),
]


@strawberry.input(description="A final answer.")
class AnswerProposalInput:
    """A final answer."""

    proposal_id: strawberry.ID = strawberry.field(description=PROPOSAL_ID)
    outcome: Outcome = strawberry.field(description="What the answer says.")
    text: str = strawberry.field(description="What is said to everyone; up to 4,000 characters.")
    starts_on: str | None = strawberry.field(
        default=None, description="The promised start, e.g. 2027-03-02; for an adoption only."
    )
    expected_steps: int | None = strawberry.field(
        default=None,
        description="How many `moves` and `answers` it had when this was written; another number is "
        "refused (`proposal_moved`).",
    )


@strawberry.type(description="The answer stands on the page.")
class AnswerProposalSuccess:
    """The answer stands on the page."""

    proposal: Proposal = strawberry.field(description="The proposal as it stands now.")


AnswerProposalResult = Annotated[
    AnswerProposalSuccess | Refused,
    strawberry.union("AnswerProposalResult", description="The proposal, or why not."),
]


@strawberry.type
class HandlingMutations:
    """Verbs of those who handle ideas."""

    @verb("Receive a proposal (접수): residents may support it from now on.")
    async def receive_proposal(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ReceiveProposalInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> ReceiveProposalResult:
        """Receive."""
        row = await info.context.write(
            actions.receive_proposal,
            answer=proposals_by_id,
            proposal_id=key_of("Proposal", input.proposal_id, field="proposalId"),
            reason=input.reason,
        )
        return ReceiveProposalSuccess(proposal=Proposal.of(row))

    @verb("Ask the author to supplement a proposal (보완 요구); the clock waits, at most 7 days.")
    async def request_supplement(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            RequestSupplementInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> RequestSupplementResult:
        """Ask."""
        row = await info.context.write(
            actions.request_supplement,
            answer=proposals_by_id,
            proposal_id=key_of("Proposal", input.proposal_id, field="proposalId"),
            reason=input.reason,
        )
        return RequestSupplementSuccess(proposal=Proposal.of(row))

    @verb("Close what is no proposal, by a ground of the decree (국민제안 규정).")
    async def close_proposal(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            CloseProposalInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> CloseProposalResult:
        """Close."""
        row = await info.context.write(
            actions.close_proposal,
            answer=proposals_by_id,
            proposal_id=key_of("Proposal", input.proposal_id, field="proposalId"),
            ground=input.ground,
            reason=input.reason,
        )
        return CloseProposalSuccess(proposal=Proposal.of(row))

    @verb("Take a proposal under review (검토); the clock of the answer runs.")
    async def begin_review(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            BeginReviewInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> BeginReviewResult:
        """Begin."""
        row = await info.context.write(
            actions.begin_review,
            answer=proposals_by_id,
            proposal_id=key_of("Proposal", input.proposal_id, field="proposalId"),
            reason=input.reason,
        )
        return BeginReviewSuccess(proposal=Proposal.of(row))

    @verb("Ask for an outside opinion; the clock waits, at most three weeks.")
    async def hear_outside(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            HearOutsideInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> HearOutsideResult:
        """Ask others."""
        row = await info.context.write(
            actions.hear_outside,
            answer=proposals_by_id,
            proposal_id=key_of("Proposal", input.proposal_id, field="proposalId"),
            reason=input.reason,
        )
        return HearOutsideSuccess(proposal=Proposal.of(row))

    @verb("Say how far a proposal is while it waits for its answer (중간 답변).")
    async def answer_interim(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            AnswerInterimInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> AnswerInterimResult:
        """Answer meanwhile."""
        row = await info.context.write(
            actions.answer_interim,
            answer=proposals_by_id,
            proposal_id=key_of("Proposal", input.proposal_id, field="proposalId"),
            text=input.text,
            expected_steps=input.expected_steps,
        )
        return AnswerInterimSuccess(proposal=Proposal.of(row))

    @verb("Answer a proposal for good (채택 · 일부 채택 · 불채택), with reasons for everyone.")
    async def answer_proposal(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            AnswerProposalInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> AnswerProposalResult:
        """Answer."""
        row = await info.context.write(
            actions.answer_proposal,
            answer=proposals_by_id,
            proposal_id=key_of("Proposal", input.proposal_id, field="proposalId"),
            outcome=input.outcome,
            text=input.text,
            starts_on=day_of(input.starts_on, field="startsOn") if input.starts_on else None,
            expected_steps=input.expected_steps,
        )
        return AnswerProposalSuccess(proposal=Proposal.of(row))
