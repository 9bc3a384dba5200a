"""Types of a programme: the place, its bodies and its milestones."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Self
from uuid import UUID

import strawberry

from schema.identity.public import Body
from schema.kit.connections import After, Asking, Before, Connection, First, Last
from schema.kit.context import Context, Info
from schema.kit.ids import global_id
from schema.kit.nodes import Node
from schema.kit.refused import ViewerAction
from schema.programmes.areas import District
from schema.proposals import enums as _enums  # noqa: F401 - names the enums before they are used
from schema.proposals import lists
from schema.proposals.life import SupportRung
from workflows.agreements.consortium.offers import form_offer
from workflows.agreements.consortium.queries import programmes_with_consortium
from workflows.councils.roster.queries import forming_offer
from workflows.identity.models import Designation
from workflows.identity.queries import bodies_by_id, designations_by_programme
from workflows.programmes.areas import areas_by_programme
from workflows.programmes.models import Milestone as MilestoneRow
from workflows.programmes.models import Programme as ProgrammeRow
from workflows.programmes.queries import milestones_by_programme
from workflows.proposals.queries import ProposalOrder, programme_offers
from workflows.proposals.review.queries import desk_offer, programmes_seated_in
from workflows.proposals.support.queries import ladders_by_programme
from workflows.rights.roles import ProgrammeRole

if TYPE_CHECKING:
    from schema.proposals.campaigns import Campaign
    from schema.proposals.types import Proposal


@strawberry.type(description="A step of the programme's schedule.")
class Milestone:
    """A milestone."""

    step: int = strawberry.field(description="Its place in the schedule, from 1.")
    planned_text: str = strawberry.field(description="When it was planned, as published: 2022-09.")
    happened_on: str | None = strawberry.field(description="The day it happened, ISO 8601.")
    row: strawberry.Private[MilestoneRow]

    @strawberry.field(description="What is done, in the viewer's language.")
    def name(self, info: Info) -> str:
        """Pick the language."""
        return str(getattr(self.row, f"name_{info.context.locale.value}"))

    @classmethod
    def of(cls, row: MilestoneRow) -> Self:
        """Show a milestone."""
        day = row.happened_on.isoformat() if row.happened_on else None
        return cls(step=row.step, planned_text=row.planned, happened_on=day, row=row)


@strawberry.type(
    description="A body's role in a programme, by designation (Smart City Act, Article 12)."
)
class ProgrammeBody:
    """A designation."""

    role: ProgrammeRole = strawberry.field(description="What the body is to the programme.")
    valid_from: datetime = strawberry.field(description="Since when.")
    body_id: strawberry.Private[UUID]

    @strawberry.field(description="The body.")
    async def body(self, info: Info) -> Body:
        """Fetch the body."""
        return Body.of(await info.context.fetch(bodies_by_id, self.body_id))

    @classmethod
    def of(cls, row: Designation) -> Self:
        """Show a designation, which always has a first moment."""
        since = row.valid.lower
        if since is None:
            msg = "a designation begins at some moment"
            raise ValueError(msg)
        return cls(role=row.role, valid_from=since, body_id=row.body_id)


@strawberry.type(
    description="One place's hub-city programme (지역거점 스마트시티 조성사업), the frame around its "
    "agreements, councils and proposals."
)
class Programme(Node):
    """A programme."""

    slug: str = strawberry.field(description="Its short name in addresses.")
    cohort_year: int = strawberry.field(description="The year of its cohort.")
    key: strawberry.Private[UUID]
    row: strawberry.Private[ProgrammeRow]

    @strawberry.field(description="Its name in the viewer's language.")
    def name(self, info: Info) -> str:
        """Pick the language."""
        return str(getattr(self.row, f"name_{info.context.locale.value}"))

    @strawberry.field(description="The place's name in the viewer's language.")
    def place_name(self, info: Info) -> str:
        """Pick the language."""
        return str(getattr(self.row, f"place_{info.context.locale.value}"))

    @strawberry.field(description="Its schedule, step by step.")
    async def milestones(self, info: Info) -> list[Milestone]:
        """Read the schedule."""
        rows = await info.context.load(milestones_by_programme, self.key) or ()
        return [Milestone.of(row) for row in rows]

    @strawberry.field(description="The districts of its target area (대상지), by number.")
    async def target_area(self, info: Info) -> list[District]:
        """Read the districts."""
        rows = await info.context.load(areas_by_programme, self.key) or ()
        return [District.of(row) for row in rows]

    @strawberry.field(description="The bodies that stand designated now.")
    async def bodies(self, info: Info) -> list[ProgrammeBody]:
        """Read the designations."""
        rows = await info.context.load(designations_by_programme, self.key) or ()
        return [ProgrammeBody.of(row) for row in rows]

    @strawberry.field(description="Its campaigns that the viewer may see, newest first.")
    async def campaigns(
        self,
        info: Info,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Annotated["Campaign", strawberry.lazy("schema.proposals.campaigns")]]:
        """Read a page of campaigns."""
        asking = Asking(first, after, last, before)
        return await lists.campaigns(programme_id=self.key).page(info.context, asking)

    @strawberry.field(description="Its proposals.")
    async def proposals(
        self,
        info: Info,
        search: lists.Search = None,
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
    ) -> Connection[Annotated["Proposal", strawberry.lazy("schema.proposals.types")]]:
        """Read a page of proposals."""
        listing = lists.proposals(
            order=order_by,
            programme_id=self.key,
            search=search,
            category=category,
            state=state,
            area=area,
            ballotable=ballotable,
            reviewed=reviewed,
        )
        return await listing.page(info.context, Asking(first, after, last, before))

    @strawberry.field(description="The support ladder that holds here today (공감 단계).")
    async def support_ladder(self, info: Info) -> list[SupportRung]:
        """Tell the rungs."""
        ladder = await info.context.load(ladders_by_programme, self.key)
        return [SupportRung.of(rung) for rung in (ladder.rungs if ladder else ())]

    @strawberry.field(
        description="What the viewer may begin here: submitProposal, prepareCampaign, formConsortium, "
        "formCouncil."
    )
    async def viewer_actions(self, info: Info) -> list[ViewerAction]:
        """Run the checks of the actions themselves."""
        actor = await info.context.actor()
        forms = form_offer(actor, self.key, taken=False)
        if forms.allowed:
            taken = await info.context.fetch(programmes_with_consortium, self.key)
            forms = form_offer(actor, self.key, taken=taken)
        seated = actor.is_signed_in and await info.context.fetch(programmes_seated_in, self.key)
        offers = [
            *programme_offers(actor, self.row),
            desk_offer(actor, self.key, seated=bool(seated)),
            forms,
            forming_offer(actor, self.key),
        ]
        return [ViewerAction.of(offer, info.context.locale) for offer in offers]

    @classmethod
    def of(cls, row: ProgrammeRow) -> Self:
        """Show a programme."""
        return cls(
            id=global_id("Programme", row.id),
            slug=row.slug,
            cohort_year=row.cohort_year,
            key=row.id,
            row=row,
        )

    @classmethod
    async def made(cls, _: Context, row: ProgrammeRow) -> Self:
        """Show a programme of a list."""
        return cls.of(row)
