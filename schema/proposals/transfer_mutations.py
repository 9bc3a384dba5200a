"""Mutation fields of sending an idea on, and of the body of the place that it was sent to."""

from typing import Annotated

import strawberry

from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from schema.proposals.types import Proposal
from workflows.proposals.handling import transferring
from workflows.proposals.queries import proposals_by_id

PROPOSAL_ID = "The proposal."
REASON = "Why, in words for everyone; up to 4,000 characters."


@strawberry.input(description="A proposal to send on.")
class TransferProposalInput:
    """A proposal to send on."""

    proposal_id: strawberry.ID = strawberry.field(description=PROPOSAL_ID)
    to: str = strawberry.field(description="To whom; up to 200 characters.")
    reason: str = strawberry.field(description=REASON)


@strawberry.type(description="The proposal has been sent on.")
class TransferProposalSuccess:
    """The proposal has been sent on."""

    proposal: Proposal = strawberry.field(description="The proposal as it stands now.")


TransferProposalResult = Annotated[
    TransferProposalSuccess | Refused,
    strawberry.union("TransferProposalResult", description="The proposal, or why not."),
]


@strawberry.input(description="What becomes of a proposal that was sent on.")
class TellTransferredInput:
    """What becomes of a proposal that was sent on."""

    proposal_id: strawberry.ID = strawberry.field(description=PROPOSAL_ID)
    text: str = strawberry.field(description="What is said to everyone; up to 4,000 characters.")


@strawberry.type(description="It stands on the page.")
class TellTransferredSuccess:
    """It stands on the page."""

    proposal: Proposal = strawberry.field(description="The proposal as it stands now.")


TellTransferredResult = Annotated[
    TellTransferredSuccess | Refused,
    strawberry.union("TellTransferredResult", description="The proposal, or why not."),
]


@strawberry.input(description="A proposal to send back.")
class ReturnProposalInput:
    """A proposal to send back."""

    proposal_id: strawberry.ID = strawberry.field(description=PROPOSAL_ID)
    reason: str = strawberry.field(description=REASON)


@strawberry.type(description="The desk has it again.")
class ReturnProposalSuccess:
    """The desk has it again."""

    proposal: Proposal = strawberry.field(description="The proposal as it stands now.")


ReturnProposalResult = Annotated[
    ReturnProposalSuccess | Refused,
    strawberry.union("ReturnProposalResult", description="The proposal, or why not."),
]


@strawberry.type
class TransferMutations:
    """Verbs of sending on."""

    @verb("Send a proposal on to who is competent (이송); it keeps its public number.")
    async def transfer_proposal(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            TransferProposalInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> TransferProposalResult:
        """Send on."""
        row = await info.context.write(
            transferring.transfer_proposal,
            answer=proposals_by_id,
            proposal_id=key_of("Proposal", input.proposal_id, field="proposalId"),
            to=input.to,
            reason=input.reason,
        )
        return TransferProposalSuccess(proposal=Proposal.of(row))

    @verb("Say what becomes of a proposal that was sent on to one's own body.")
    async def tell_transferred(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            TellTransferredInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> TellTransferredResult:
        """Say what becomes of a proposal that was sent on to one's own body."""
        row = await info.context.write(
            transferring.tell_transferred,
            answer=proposals_by_id,
            proposal_id=key_of("Proposal", input.proposal_id, field="proposalId"),
            text=input.text,
        )
        return TellTransferredSuccess(proposal=Proposal.of(row))

    @verb("Send a proposal back to the desk that sent it on to one's own body.")
    async def return_proposal(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ReturnProposalInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> ReturnProposalResult:
        """Send a proposal back to the desk that sent it on to one's own body."""
        row = await info.context.write(
            transferring.return_proposal,
            answer=proposals_by_id,
            proposal_id=key_of("Proposal", input.proposal_id, field="proposalId"),
            reason=input.reason,
        )
        return ReturnProposalSuccess(proposal=Proposal.of(row))
