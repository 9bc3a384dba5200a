"""Amendments to an item, the versions of its words, and which question comes next."""

from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry

from schema.identity.public import PublicName
from schema.kit.context import Info
from schema.kit.enums import told
from schema.kit.ids import global_id
from schema.kit.refused import ViewerAction
from workflows.councils.motions.models import MotionText as TextRow
from workflows.councils.motions.offers import amendment_offers, motion_offers
from workflows.councils.motions.queries import Motion
from workflows.councils.motions.queries import Standing as Stands
from workflows.councils.motions.states import AmendmentState

told(
    AmendmentState,
    name="AmendmentState",
    description="Where an amendment stands.",
    values={
        "MOVED": "It waits for other members to support it (재청).",
        "OPEN": "It is before the council and waits for its vote.",
        "WITHDRAWN": "Its mover has withdrawn it.",
        "ADOPTED": "It was adopted and is in the text.",
        "LOST": "It was lost.",
        "DROPPED": "One on the same passage was adopted, and it fell with that.",
    },
)


@strawberry.type(description="One change of an amendment.")
class AmendmentChange:
    """A change."""

    passage: str | None = strawberry.field(
        description="The passage of the original; null where all of it is replaced."
    )
    words: str = strawberry.field(description="The words in its place; empty where it is struck.")


@strawberry.type(description="An amendment to the words of an item (수정안).")
class MotionAmendment:
    """An amendment."""

    id: strawberry.ID = strawberry.field(description="Its global id.")
    number: int = strawberry.field(description="Its number among the item's amendments.")
    state: AmendmentState = strawberry.field(description="Where it stands.")
    changes: list[AmendmentChange] = strawberry.field(description="What it changes.")
    reason: str = strawberry.field(description="Why.")
    place: int | None = strawberry.field(
        description="Its place in the chair's order; null where the last moved comes first."
    )
    supporters: int = strawberry.field(description="How many others support it.")
    moved_at: datetime = strawberry.field(description="When it was moved.")
    mover_id: strawberry.Private[UUID]
    stands: strawberry.Private[Stands]

    @strawberry.field(description="Who has moved it.")
    async def mover(self, info: Info) -> PublicName:
        """Name the mover."""
        return await PublicName.made(info.context, self.mover_id)

    @strawberry.field(description="What the viewer may do with it now.")
    async def viewer_actions(self, info: Info) -> list[ViewerAction]:
        """Run the checks of the actions themselves."""
        offers = amendment_offers(await info.context.actor(), self.stands)
        return [ViewerAction.of(one, info.context.locale) for one in offers]

    @classmethod
    def of(cls, one: Stands) -> Self:
        """Show an amendment."""
        row = one.row
        return cls(
            id=global_id("MotionAmendment", row.id),
            number=row.number,
            state=row.state,
            changes=[
                AmendmentChange(passage=change["passage"], words=change["words"])
                for change in row.changes
            ],
            reason=row.reason,
            place=row.place,
            supporters=one.supporters,
            moved_at=row.moved_at,
            mover_id=row.mover_id,
            stands=one,
        )


@strawberry.type(description="A version of an item's words, made by an amendment that was adopted.")
class MotionText:
    """A version."""

    version: int = strawberry.field(description="Its number; 1 is the original.")
    amendment: int = strawberry.field(description="The number of the amendment it came with.")
    words: str = strawberry.field(description="The text.")
    sha256: str = strawberry.field(description="The SHA-256 of the text, in hexadecimal digits.")

    @classmethod
    def of(cls, row: TextRow) -> Self:
        """Show a version."""
        return cls(version=row.version, amendment=row.amendment, words=row.words, sha256=row.sha256)


@strawberry.type(
    description="The words of an item: amendments to them, versions, and what is next."
)
class ItemMotion:
    """The words of an item with what happens to them."""

    supporters_needed: int = strawberry.field(
        description="How many other members have to support an amendment."
    )
    next_amendment: int | None = strawberry.field(
        description="The number of the amendment to be voted on next; null: the item itself."
    )
    amendments: list[MotionAmendment] = strawberry.field(
        description="The amendments, the first moved first."
    )
    texts: list[MotionText] = strawberry.field(
        description="The versions after the original, the last is the text that stands."
    )
    motion: strawberry.Private[Motion]

    @strawberry.field(description="What the viewer may do with the words now.")
    async def viewer_actions(self, info: Info) -> list[ViewerAction]:
        """Run the checks of the actions themselves."""
        offers = motion_offers(await info.context.actor(), self.motion)
        return [ViewerAction.of(one, info.context.locale) for one in offers]

    @classmethod
    def of(cls, one: Motion) -> Self:
        """Show the words of an item."""
        return cls(
            supporters_needed=one.supporters_needed,
            next_amendment=one.next_amendment,
            amendments=[MotionAmendment.of(each) for each in one.amendments],
            texts=[MotionText.of(each) for each in one.texts],
            motion=one,
        )
