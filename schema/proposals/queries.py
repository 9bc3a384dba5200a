"""Root fields of the proposals loop that read."""

from collections.abc import Mapping
from typing import Annotated
from uuid import UUID

import strawberry

from schema.kit.connections import After, Asking, Before, Connection, First, Last
from schema.kit.context import Info
from schema.kit.ids import global_id, key_of
from schema.programmes.areas import MapPoint
from schema.proposals import lists
from schema.proposals.campaigns import Campaign
from schema.proposals.types import Proposal
from workflows.kit.text import clean
from workflows.proposals.campaigns.queries import campaign_by_number
from workflows.proposals.queries import ProposalOrder, idea_points, proposal_by_number
from workflows.proposals.similar import similar_proposals
from workflows.proposals.states import ProposalState

LONGEST_NUMBER = 60
USUAL_POINTS = 200

Number = Annotated[str, strawberry.argument(description="The public number.")]


@strawberry.type
class ProposalQueries:
    """Proposals and campaigns."""

    @strawberry.field(description="A campaign by its public number, for instance 2026-3.")
    async def campaign(self, info: Info, number: Number) -> Campaign | None:
        """Fetch a campaign."""
        row = await info.context.read(campaign_by_number, **wanted_number({"number": number}))
        return None if row is None else await Campaign.made(info.context, row)

    @strawberry.field(description="Campaigns that the viewer may see, newest first.")
    async def campaigns(
        self,
        info: Info,
        programme_id: Annotated[
            strawberry.ID | None, strawberry.argument(description="Only of this programme.")
        ] = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Campaign]:
        """Read a page of campaigns."""
        key = programme_key(programme_id)
        asking = Asking(first, after, last, before)
        return await lists.campaigns(programme_id=key).page(info.context, asking)

    @strawberry.field(description="A proposal by its public number, for instance 2026-0137.")
    async def proposal(self, info: Info, number: Number) -> Proposal | None:
        """Fetch a proposal."""
        row = await info.context.read(proposal_by_number, **wanted_number({"number": number}))
        return None if row is None else Proposal.of(row)

    @strawberry.field(
        description="Up to five proposals of a place whose titles are like one that is being written, "
        "the most alike first. Unfinished Hangul syllables count."
    )
    async def similar_proposals(
        self,
        info: Info,
        programme_id: Annotated[
            strawberry.ID, strawberry.argument(description="The place's programme.")
        ],
        title: Annotated[str, strawberry.argument(description="What has been written so far.")],
    ) -> list[Proposal]:
        """Look for likeness."""
        key = key_of("Programme", programme_id, field="programmeId")
        rows = await info.context.read(similar_proposals, programme_id=key, title=title)
        return [Proposal.of(row) for row in rows]

    @strawberry.field(
        description="The viewer's own proposals, also those written with others, the newest first; empty if nobody is signed in."
    )
    async def my_proposals(
        self,
        info: Info,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Proposal]:
        """Read a page of one's own."""
        return await lists.mine(supported=False).page(
            info.context, Asking(first, after, last, before)
        )

    @strawberry.field(
        description="Proposals the viewer supports, the newest first; told to nobody else."
    )
    async def my_supports(
        self,
        info: Info,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Proposal]:
        """Read a page of what one supports."""
        return await lists.mine(supported=True).page(
            info.context, Asking(first, after, last, before)
        )

    @strawberry.field(description="Proposals, narrowed, searched and sorted.")
    async def proposals(
        self,
        info: Info,
        search: lists.Search = None,
        campaign_id: lists.OnPaper = None,
        category: lists.InCategory = None,
        state: lists.InState = None,
        area: lists.InArea = None,
        ballotable: lists.Ballotable = None,
        reviewed: lists.Reviewed = None,
        order_by: lists.OrderBy = ProposalOrder.NEWEST,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Proposal]:
        """Read a page of proposals."""
        key = campaign_key(campaign_id)
        listing = lists.proposals(
            order=order_by,
            campaign_id=key,
            category=category,
            state=state,
            search=search,
            area=area,
            ballotable=ballotable,
            reviewed=reviewed,
        )
        return await listing.page(info.context, Asking(first, after, last, before))


@strawberry.type(description="A proposal as a point of the map.")
class IdeaPoint:
    """Where a proposal lies."""

    id: strawberry.ID = strawberry.field(description="The id of the proposal.")
    number: str = strawberry.field(description="Its public number.")
    title: str = strawberry.field(description="What it is, in one line.")
    state: ProposalState = strawberry.field(description="Where it stands.")
    point: MapPoint = strawberry.field(description="Where it lies.")


@strawberry.type
class MapQueries:
    """Proposals on the map."""

    @strawberry.field(
        description="The newest proposals of a place that have a point, under the filters of the list."
    )
    async def idea_points(
        self,
        info: Info,
        programme_id: Annotated[
            strawberry.ID, strawberry.argument(description="The place's programme.")
        ],
        search: lists.Search = None,
        campaign_id: lists.OnPaper = None,
        category: lists.InCategory = None,
        state: lists.InState = None,
        area: lists.InArea = None,
        first: Annotated[
            int | None, strawberry.argument(description="How many, 1 to 500; 200 if null.")
        ] = USUAL_POINTS,
    ) -> list[IdeaPoint]:
        """Find the points."""
        found = await info.context.read(
            idea_points,
            programme_id=key_of("Programme", programme_id, field="programmeId"),
            first=USUAL_POINTS if first is None else first,
            campaign_id=campaign_key(campaign_id),
            search=lists.words_of(search),
            category=category,
            state=state,
            area=area,
        )
        return [
            IdeaPoint(
                id=global_id("Proposal", one.key),
                number=one.number,
                title=one.title,
                state=one.state,
                point=MapPoint.of((one.longitude, one.latitude)),
            )
            for one in found
        ]


def wanted_number(given: Mapping[str, str]) -> dict[str, str]:
    """Return the public number asked for. Refuses what cannot be one."""
    return {"number": clean(given["number"], field="number", longest=LONGEST_NUMBER)}


def programme_key(given: str | None) -> UUID | None:
    """Return the programme a list is narrowed to. Refuses another kind of id."""
    return key_of("Programme", given, field="programmeId") if given else None


def campaign_key(given: str | None) -> UUID | None:
    """Return the campaign a list is narrowed to. Refuses another kind of id."""
    return key_of("Campaign", given, field="campaignId") if given else None
