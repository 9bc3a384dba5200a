"""Mutation fields of merging by consent."""

from typing import Annotated

import strawberry

from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from schema.proposals.merging import MergeOffer
from schema.proposals.types import Proposal
from workflows.proposals.merging import actions
from workflows.proposals.merging.queries import offers_by_id
from workflows.proposals.queries import proposals_by_id


@strawberry.input(description="What is to be merged.")
class ProposeMergeInput:
    """What is to be merged."""

    proposal_id: strawberry.ID = strawberry.field(description="What would be merged.")
    into_id: strawberry.ID = strawberry.field(description="Into which proposal.")
    text: str = strawberry.field(
        description="What is said to the other author; public once it is agreed."
    )


@strawberry.type(description="The other author is asked, or it is merged.")
class ProposeMergeSuccess:
    """The other author is asked, or it is merged."""

    offer: MergeOffer = strawberry.field(description="As it stands now.")


ProposeMergeResult = Annotated[
    ProposeMergeSuccess | Refused,
    strawberry.union("ProposeMergeResult", description="What was done, or why not."),
]


@strawberry.input(description="The answer to an offer.")
class AnswerMergeInput:
    """The answer to an offer."""

    offer_id: strawberry.ID = strawberry.field(description="The offer.")
    agree: bool = strawberry.field(description="Whether it shall be merged.")
    reason: str = strawberry.field(description="Why.")


@strawberry.type(description="The offer is answered.")
class AnswerMergeSuccess:
    """The offer is answered."""

    offer: MergeOffer = strawberry.field(description="As it stands now.")


AnswerMergeResult = Annotated[
    AnswerMergeSuccess | Refused,
    strawberry.union("AnswerMergeResult", description="What was done, or why not."),
]


@strawberry.input(description="An offer to take back.")
class WithdrawMergeInput:
    """An offer to take back."""

    offer_id: strawberry.ID = strawberry.field(description="The offer.")


@strawberry.type(description="The offer is taken back.")
class WithdrawMergeSuccess:
    """The offer is taken back."""

    offer: MergeOffer = strawberry.field(description="As it stands now.")


WithdrawMergeResult = Annotated[
    WithdrawMergeSuccess | Refused,
    strawberry.union("WithdrawMergeResult", description="What was done, or why not."),
]


@strawberry.input(description="A support to move.")
class MoveSupportInput:
    """A support to move."""

    proposal_id: strawberry.ID = strawberry.field(description="The merged proposal one supports.")


@strawberry.type(description="The support has moved.")
class MoveSupportSuccess:
    """The support has moved."""

    proposal: Proposal = strawberry.field(description="As it stands now.")


MoveSupportResult = Annotated[
    MoveSupportSuccess | Refused,
    strawberry.union("MoveSupportResult", description="What was done, or why not."),
]


@strawberry.type
class MergingMutations:
    """Merging by consent."""

    @verb(
        "Propose that a proposal be merged into another (병합 제안); who wrote both merges them at once."
    )
    async def propose_merge(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ProposeMergeInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> ProposeMergeResult:
        """Propose that a proposal be merged into another (병합 제안); who wrote both merges them at once."""
        row = await info.context.write(
            actions.propose_merge,
            answer=offers_by_id,
            proposal_id=key_of("Proposal", input.proposal_id, field="proposalId"),
            into_id=key_of("Proposal", input.into_id, field="intoId"),
            text=input.text,
        )
        return ProposeMergeSuccess(offer=MergeOffer.of(row))

    @verb("Agree to a merge, or decline it.")
    async def answer_merge(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            AnswerMergeInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> AnswerMergeResult:
        """Agree to a merge, or decline it."""
        row = await info.context.write(
            actions.answer_merge,
            answer=offers_by_id,
            offer_id=key_of("MergeOffer", input.offer_id, field="offerId"),
            agree=input.agree,
            reason=input.reason,
        )
        return AnswerMergeSuccess(offer=MergeOffer.of(row))

    @verb("Take an offer to merge back.")
    async def withdraw_merge(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            WithdrawMergeInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> WithdrawMergeResult:
        """Take an offer to merge back."""
        row = await info.context.write(
            actions.withdraw_merge,
            answer=offers_by_id,
            offer_id=key_of("MergeOffer", input.offer_id, field="offerId"),
        )
        return WithdrawMergeSuccess(offer=MergeOffer.of(row))

    @verb("Move one's support from a merged proposal to the one it went into.")
    async def move_support(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            MoveSupportInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> MoveSupportResult:
        """Move one's support from a merged proposal to the one it went into."""
        row = await info.context.write(
            actions.move_support,
            answer=proposals_by_id,
            proposal_id=key_of("Proposal", input.proposal_id, field="proposalId"),
        )
        return MoveSupportSuccess(proposal=Proposal.of(row))
