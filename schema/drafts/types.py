"""Types of drafts: what is being written, by whom, and what an invitation leads to."""

from datetime import datetime
from typing import Self

import strawberry

from schema.identity.public import PublicName
from schema.kit.context import Context, Info
from schema.kit.ids import global_id
from schema.kit.refused import ViewerAction
from schema.kit.scalars import Won
from schema.kit.shares import Share
from schema.programmes.areas import MapPoint
from schema.proposals import enums as _enums  # noqa: F401 - names the enums before they are used
from workflows.kit.links import For, Link, token_of
from workflows.proposals.drafts.models import DraftAuthor as AuthorRow
from workflows.proposals.drafts.models import ProposalDraft as DraftRow
from workflows.proposals.drafts.queries import authors_by_draft, draft_offers
from workflows.proposals.states import Category


@strawberry.type(description="Somebody who writes on a draft.")
class DraftAuthor:
    """An author."""

    person_id: strawberry.ID = strawberry.field(description="Who, by pseudonymous id.")
    name: PublicName = strawberry.field(description="Who, by public name.")
    lead: bool = strawberry.field(description="Whether he leads it (주제안자).")
    you: bool = strawberry.field(description="Whether it is the viewer.")
    share: Share | None = strawberry.field(description="His part; null while it is open.")
    agreed: bool = strawberry.field(
        description="Whether he has agreed to words and shares as they stand."
    )

    @classmethod
    async def made(cls, context: Context, draft: DraftRow, row: AuthorRow) -> Self:
        """Show an author."""
        share = None
        if row.share_numerator is not None and row.share_denominator is not None:
            share = Share(numerator=row.share_numerator, denominator=row.share_denominator)
        return cls(
            person_id=global_id("Person", row.person_id),
            name=await PublicName.made(context, row.person_id),
            lead=row.person_id == draft.lead_id,
            you=row.person_id == (await context.actor()).person_id,
            share=share,
            agreed=row.agreed_version == draft.version,
        )


@strawberry.type(description="An idea that is being written; seen by its authors alone.")
class ProposalDraft:
    """A draft."""

    id: strawberry.ID = strawberry.field(description="What its verbs name.")
    version: int = strawberry.field(description="The version of words and shares, from 1.")
    title: str = strawberry.field(description="The title so far.")
    summary: str = strawberry.field(description="The summary so far.")
    body: str = strawberry.field(description="The text so far.")
    place: str = strawberry.field(description="Where, so far.")
    category: Category | None = strawberry.field(description="The field, if it is chosen.")
    cost: Won | None = strawberry.field(description="What it would cost, if it is known.")
    point: MapPoint | None = strawberry.field(description="Where it lies, if it is chosen.")
    touched_at: datetime = strawberry.field(description="When it was last changed.")
    row: strawberry.Private[DraftRow]

    @strawberry.field(description="Who writes on it, in the order in which they joined.")
    async def authors(self, info: Info) -> list[DraftAuthor]:
        """Name the authors."""
        rows = await info.context.load(authors_by_draft, self.row.id) or ()
        return [await DraftAuthor.made(info.context, self.row, row) for row in rows]

    @strawberry.field(
        description="The path others join by, for the lead; null until `inviteAuthors` makes one."
    )
    async def invitation_path(self, info: Info) -> str | None:
        """Tell the path."""
        actor = await info.context.actor()
        if not self.row.invitation or actor.person_id != self.row.lead_id:
            return None
        link = Link(self.row.id, self.row.lead_id, self.row.invitation)
        return f"/ideas/join/{token_of(info.context.cursor_key, For.INVITING, link)}"

    @strawberry.field(description="What the viewer may do with it now.")
    async def viewer_actions(self, info: Info) -> list[ViewerAction]:
        """Offer what may be done."""
        actor = await info.context.actor()
        rows = await info.context.load(authors_by_draft, self.row.id) or ()
        return [
            ViewerAction.of(one, info.context.locale) for one in draft_offers(actor, self.row, rows)
        ]

    @classmethod
    def of(cls, row: DraftRow) -> Self:
        """Show a draft."""
        return cls(
            id=global_id("ProposalDraft", row.id),
            version=row.version,
            title=row.title,
            summary=row.summary,
            body=row.body,
            place=row.place,
            category=row.category,
            cost=None if row.cost is None else Won(row.cost),
            point=None
            if row.longitude is None or row.latitude is None
            else MapPoint.of((row.longitude, row.latitude)),
            touched_at=row.touched_at,
            row=row,
        )


@strawberry.type(description="What an invitation leads to, before one joins.")
class DraftInvitation:
    """An invitation."""

    title: str = strawberry.field(description="The title so far; empty if there is none yet.")
    lead: PublicName = strawberry.field(description="Who leads it.")
