"""Types of merging by consent: offers, and what was merged into a proposal."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Self

import strawberry

from schema.identity.public import PublicName
from schema.kit.context import Info
from schema.kit.ids import global_id
from schema.kit.refused import ViewerAction
from schema.proposals import enums as _enums  # noqa: F401 - names the enums before they are used
from schema.proposals import types as proposals
from workflows.proposals.merging.models import MergeOffer as OfferRow
from workflows.proposals.merging.queries import merge_offers
from workflows.proposals.merging.states import MergeState
from workflows.proposals.models import Proposal as ProposalRow
from workflows.proposals.queries import proposals_by_id

if TYPE_CHECKING:
    from schema.proposals.types import Proposal


@strawberry.type(
    description="A proposal that was merged into another; its supporters stay its own."
)
class MergedProposal:
    """Where something came from."""

    proposal: Annotated["Proposal", strawberry.lazy("schema.proposals.types")] = strawberry.field(
        description="The proposal."
    )


def merged(rows: Iterable[ProposalRow] | None) -> list[MergedProposal]:
    """Show what was merged."""
    return [MergedProposal(proposal=proposals.Proposal.of(row)) for row in rows or ()]


@strawberry.type(description="That one proposal be merged into another, and what was answered.")
class MergeOffer:
    """An offer."""

    id: strawberry.ID = strawberry.field(description="What its verbs name.")
    state: MergeState = strawberry.field(description="How it stands.")
    text: str = strawberry.field(description="What its author says.")
    reason: str | None = strawberry.field(description="What the other author answered.")
    proposed_at: datetime = strawberry.field(description="When it was made.")
    row: strawberry.Private[OfferRow]

    @strawberry.field(description="What would be merged; null if the viewer may not see it.")
    async def source(
        self, info: Info
    ) -> Annotated["Proposal", strawberry.lazy("schema.proposals.types")] | None:
        """Fetch it."""
        row = await info.context.load(proposals_by_id, self.row.source_id)
        return None if row is None else proposals.Proposal.of(row)

    @strawberry.field(description="Into what; null if the viewer may not see it.")
    async def target(
        self, info: Info
    ) -> Annotated["Proposal", strawberry.lazy("schema.proposals.types")] | None:
        """Fetch it."""
        row = await info.context.load(proposals_by_id, self.row.target_id)
        return None if row is None else proposals.Proposal.of(row)

    @strawberry.field(
        description="Who made the offer, by public name: the author of one of the two."
    )
    async def proposer(self, info: Info) -> PublicName:
        """Name who asked."""
        return await PublicName.made(info.context, self.row.proposer_id)

    @strawberry.field(description="Who was asked, by public name; may be the same person.")
    async def answerer(self, info: Info) -> PublicName:
        """Name who was asked."""
        return await PublicName.made(info.context, self.row.answerer_id)

    @strawberry.field(description="What the viewer may do with it now.")
    async def viewer_actions(self, info: Info) -> list[ViewerAction]:
        """Offer what may be done."""
        actor = await info.context.actor()
        source = await info.context.load(proposals_by_id, self.row.source_id)
        target = await info.context.load(proposals_by_id, self.row.target_id)
        offers = merge_offers(actor, self.row, source, target)
        return [ViewerAction.of(one, info.context.locale) for one in offers]

    @classmethod
    def of(cls, row: OfferRow) -> Self:
        """Show an offer."""
        return cls(
            id=global_id("MergeOffer", row.id),
            state=row.state,
            text=row.text,
            reason=row.reason or None,
            proposed_at=row.proposed_at,
            row=row,
        )
