"""The lists of campaigns and proposals, used by the root and by each programme."""

from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias
from uuid import UUID

import strawberry

from schema.kit.connections import Listing
from schema.proposals import campaigns as campaign_types
from schema.proposals import types as proposal_types
from workflows.kit.text import LONGEST_SEARCH, clean
from workflows.proposals.campaigns.queries import CAMPAIGN_ORDER, count_campaigns, list_campaigns
from workflows.proposals.campaigns.rows import campaign_pages
from workflows.proposals.mine import MINE_ORDER, count_mine, list_mine
from workflows.proposals.queries import (
    PROPOSAL_ORDERS,
    ProposalOrder,
    count_proposals,
    list_proposals,
)
from workflows.proposals.rows import proposal_pages
from workflows.proposals.states import Category, ProposalState

if TYPE_CHECKING:
    from schema.proposals.campaigns import Campaign
    from schema.proposals.types import Proposal

Search: TypeAlias = Annotated[
    str | None,
    strawberry.argument(
        description="Words that all have to be found, from two letters on; 지능형 도시, 스마트시티 "
        "and 스마트도시 are one word. Up to 100 characters."
    ),
]
InCategory: TypeAlias = Annotated[
    Category | None, strawberry.argument(description="Only of this field.")
]
InState: TypeAlias = Annotated[
    ProposalState | None, strawberry.argument(description="Only those that stand there.")
]
InArea: TypeAlias = Annotated[
    int | None, strawberry.argument(description="Only of the district of this number.")
]
OnPaper: TypeAlias = Annotated[
    strawberry.ID | None,
    strawberry.argument(description="Only those on this campaign's ballot paper."),
]
Ballotable: TypeAlias = Annotated[
    bool | None,
    strawberry.argument(
        description="If true, only those that can be put on a ballot paper now, as prepareCampaign asks."
    ),
]
Reviewed: TypeAlias = Annotated[
    bool | None,
    strawberry.argument(
        description="If true, only those of which a panel has published a review, as a notice with "
        "reviewedOnly takes them."
    ),
]
OrderBy: TypeAlias = Annotated[
    ProposalOrder | None,
    strawberry.argument(description="The order; cursors hold in one order only."),
]


def campaigns(*, programme_id: UUID | None) -> "Listing[Campaign]":
    """Return the list of campaigns, of one programme or of all."""
    return Listing(
        name="campaigns",
        order=CAMPAIGN_ORDER,
        fetch=list_campaigns,
        rows=campaign_pages,
        count=count_campaigns,
        made=campaign_types.Campaign.made,
        scope={"programme_id": programme_id},
    )


def mine(*, supported: bool) -> "Listing[Proposal]":
    """Return the list of one's own proposals, or of those one supports."""
    return Listing(
        name="mySupports" if supported else "myProposals",
        order=MINE_ORDER,
        fetch=list_mine,
        count=count_mine,
        made=proposal_types.Proposal.made,
        scope={"supported": supported},
    )


def proposals(
    *,
    order: ProposalOrder | None = None,
    programme_id: UUID | None = None,
    campaign_id: UUID | None = None,
    category: Category | None = None,
    state: ProposalState | None = None,
    search: str | None = None,
    area: int | None = None,
    ballotable: bool | None = None,
    reviewed: bool | None = None,
) -> "Listing[Proposal]":
    """Return the list of proposals under a filter. Refuses a search that is too long."""
    sorted_by = order or ProposalOrder.NEWEST
    narrowed: dict[str, Any] = {
        "campaign_id": campaign_id,
        "category": category,
        "state": state,
        "search": words_of(search),
        "area": area,
        "ballotable": ballotable or None,
        "reviewed": reviewed or None,
    }
    return Listing(
        name="proposals",
        order=PROPOSAL_ORDERS[sorted_by],
        fetch=partial(list_proposals, order=sorted_by),
        rows=partial(proposal_pages, order=sorted_by, **narrowed),
        count=count_proposals,
        made=proposal_types.Proposal.made,
        scope={"programme_id": programme_id, **narrowed},
        order_name=sorted_by.value,
    )


def words_of(search: str | None) -> str | None:
    """Return the words to be found, None if there are none. Refuses a search that is too long."""
    words = (search or "").strip()
    return clean(words, field="search", longest=LONGEST_SEARCH) if words else None
