"""Types of merging by consent: offers, and what was merged into a proposal."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Self

import strawberry

from schema.kit.context import Info
from schema.kit.ids import global_id
from schema.kit.refused import ViewerAction
from schema.proposals import enums as _enums  # noqa: F401 - names the enums before they are used
from schema.proposals import types as proposals
from workflows.proposals.merging.models import MergeOffer as OfferRow
from workflows.proposals.merging.queries import merge_offers
from workflows.proposals.merging.states import MergeState
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

    @strawberry.field(description="What the viewer may do with it now.")
    async def viewer_actions(self, info: Info) -> list[ViewerAction]:
        """Offer what may be done."""
        actor = await info.context.actor()
        return [ViewerAction.of(one, info.context.locale) for one in merge_offers(actor, self.row)]

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
