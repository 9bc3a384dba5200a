"""Mutation fields of an idea's author and of those who support it."""

from typing import Annotated

import strawberry

from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from schema.proposals.types import Proposal
from workflows.proposals.handling import authors
from workflows.proposals.queries import proposals_by_id
from workflows.proposals.support import actions as support

PROPOSAL_ID = "The proposal."
REASON = "Why, in words for everyone; up to 4,000 characters."


@strawberry.input(description="What is supplied: the texts as they shall stand.")
class SupplyProposalInput:
    """What is supplied: the texts as they shall stand."""

    proposal_id: strawberry.ID = strawberry.field(description=PROPOSAL_ID)
    summary: str = strawberry.field(description="A few sentences, up to 300 characters.")
    body: str = strawberry.field(description="The whole text, up to 10,000 characters.")
    reason: str = strawberry.field(description=REASON)
    expected_steps: int | None = strawberry.field(
        default=None,
        description="How many `moves` and `answers` it had when this was written; another number is "
        "refused (`proposal_moved`).",
    )


@strawberry.type(description="The texts are replaced.")
class SupplyProposalSuccess:
    """The texts are replaced."""

    proposal: Proposal = strawberry.field(description="The proposal as it stands now.")


SupplyProposalResult = Annotated[
    SupplyProposalSuccess | Refused,
    strawberry.union("SupplyProposalResult", description="The proposal, or why not."),
]


@strawberry.input(description="A proposal to withdraw.")
class WithdrawProposalInput:
    """A proposal to withdraw."""

    proposal_id: strawberry.ID = strawberry.field(description=PROPOSAL_ID)
    reason: str = strawberry.field(description=REASON)


@strawberry.type(description="The proposal is withdrawn.")
class WithdrawProposalSuccess:
    """The proposal is withdrawn."""

    proposal: Proposal = strawberry.field(description="The proposal as it stands now.")


WithdrawProposalResult = Annotated[
    WithdrawProposalSuccess | Refused,
    strawberry.union("WithdrawProposalResult", description="The proposal, or why not."),
]


@strawberry.input(description="A proposal to examine again.")
class AskReexaminationInput:
    """A proposal to examine again."""

    proposal_id: strawberry.ID = strawberry.field(description=PROPOSAL_ID)
    reason: str = strawberry.field(description=REASON)


@strawberry.type(description="The proposal is examined again.")
class AskReexaminationSuccess:
    """The proposal is examined again."""

    proposal: Proposal = strawberry.field(description="The proposal as it stands now.")


AskReexaminationResult = Annotated[
    AskReexaminationSuccess | Refused,
    strawberry.union("AskReexaminationResult", description="The proposal, or why not."),
]


@strawberry.input(description="A proposal to support.")
class SupportProposalInput:
    """A proposal to support."""

    proposal_id: strawberry.ID = strawberry.field(description=PROPOSAL_ID)


@strawberry.type(description="The support counts.")
class SupportProposalSuccess:
    """The support counts."""

    proposal: Proposal = strawberry.field(description="The proposal as it stands now.")


SupportProposalResult = Annotated[
    SupportProposalSuccess | Refused,
    strawberry.union("SupportProposalResult", description="The proposal, or why not."),
]


@strawberry.input(description="A proposal to step back from.")
class WithdrawSupportInput:
    """A proposal to step back from."""

    proposal_id: strawberry.ID = strawberry.field(description=PROPOSAL_ID)


@strawberry.type(description="The support is withdrawn.")
class WithdrawSupportSuccess:
    """The support is withdrawn."""

    proposal: Proposal = strawberry.field(description="The proposal as it stands now.")


WithdrawSupportResult = Annotated[
    WithdrawSupportSuccess | Refused,
    strawberry.union("WithdrawSupportResult", description="The proposal, or why not."),
]


@strawberry.type
class AuthorMutations:
    """Verbs of authors and supporters."""

    @verb("Supply what was asked for; the clock of the answer runs again.")
    async def supply_proposal(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            SupplyProposalInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> SupplyProposalResult:
        """Supply."""
        row = await info.context.write(
            authors.supply_proposal,
            answer=proposals_by_id,
            proposal_id=key_of("Proposal", input.proposal_id, field="proposalId"),
            summary=input.summary,
            body=input.body,
            reason=input.reason,
            expected_steps=input.expected_steps,
        )
        return SupplyProposalSuccess(proposal=Proposal.of(row))

    @verb("Withdraw one's own proposal (철회); its page stays, closed.")
    async def withdraw_proposal(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            WithdrawProposalInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> WithdrawProposalResult:
        """Withdraw."""
        row = await info.context.write(
            authors.withdraw_proposal,
            answer=proposals_by_id,
            proposal_id=key_of("Proposal", input.proposal_id, field="proposalId"),
            reason=input.reason,
        )
        return WithdrawProposalSuccess(proposal=Proposal.of(row))

    @verb("Ask once, within 15 days of the answer, for a re-examination (재심사).")
    async def ask_reexamination(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            AskReexaminationInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> AskReexaminationResult:
        """Ask again."""
        row = await info.context.write(
            authors.ask_reexamination,
            answer=proposals_by_id,
            proposal_id=key_of("Proposal", input.proposal_id, field="proposalId"),
            reason=input.reason,
        )
        return AskReexaminationSuccess(proposal=Proposal.of(row))

    @verb("Stand behind a proposal (공감). The public sees how many do, never who.")
    async def support_proposal(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            SupportProposalInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> SupportProposalResult:
        """Support."""
        row = await info.context.write(
            support.support_proposal,
            answer=proposals_by_id,
            proposal_id=key_of("Proposal", input.proposal_id, field="proposalId"),
        )
        return SupportProposalSuccess(proposal=Proposal.of(row))

    @verb("Step back from a proposal one supports.")
    async def withdraw_support(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            WithdrawSupportInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> WithdrawSupportResult:
        """Step back."""
        row = await info.context.write(
            support.withdraw_support,
            answer=proposals_by_id,
            proposal_id=key_of("Proposal", input.proposal_id, field="proposalId"),
        )
        return WithdrawSupportSuccess(proposal=Proposal.of(row))
