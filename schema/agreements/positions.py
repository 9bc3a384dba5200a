"""What the parties say, and ever said, of the texts of a clause."""

from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry

from schema.agreements import clause_enums as _enums  # noqa: F401 - names the enums first
from schema.identity.public import Body
from schema.kit.connections import Listing
from schema.kit.context import Context, Info
from schema.kit.ids import global_id
from schema.kit.nodes import Node
from schema.kit.refused import ViewerAction
from workflows.agreements.clauses.models import ClausePosition as PositionRow
from workflows.agreements.clauses.offers import position_offers
from workflows.agreements.clauses.positions import (
    POSITION_ORDER,
    Mandate,
    count_positions,
    list_positions,
    mandates_by_position,
)
from workflows.agreements.clauses.queries import Spoken, clauses_by_id
from workflows.agreements.clauses.rooms import rooms_by_id
from workflows.agreements.clauses.states import Stance
from workflows.identity.queries import bodies_by_id
from workflows.rights.roles import Role


@strawberry.type(
    description="The mandate of who spoke for a party, as it stood when that was said; never a name."
)
class PositionMandate:
    """A mandate."""

    role: Role = strawberry.field(description="The capacity.")
    valid_from: datetime | None = strawberry.field(description="Since when it held.")
    valid_to: datetime | None = strawberry.field(
        description="Until when it was to hold, if it ended."
    )

    @classmethod
    def of(cls, one: Mandate) -> Self:
        """Show a mandate."""
        return cls(role=one.role, valid_from=one.valid.lower, valid_to=one.valid.upper)


@strawberry.type(description="What a party says of one text of a clause.")
class ClausePosition(Node):
    """A position."""

    stance: Stance = strawberry.field(description="What it says.")
    words: str | None = strawberry.field(
        description="The condition, the text of the counter, or the reason."
    )
    version: int = strawberry.field(description="The text it is about.")
    said_at: datetime | None = strawberry.field(description="When it said so.")
    ended_at: datetime | None = strawberry.field(
        description="When it said something else of the same text; null while it stands."
    )
    replaced: bool = strawberry.field(description="Whether it has said something else since.")
    row: strawberry.Private[PositionRow]

    @strawberry.field(description="The party.")
    async def body(self, info: Info) -> Body:
        """Fetch the party."""
        return Body.of(await info.context.fetch(bodies_by_id, self.row.body_id))

    @strawberry.field(
        description="By which mandate it was said, as that stood then; null of what the house said itself."
    )
    async def mandate(self, info: Info) -> PositionMandate | None:
        """Fetch the mandate."""
        found = await info.context.load(mandates_by_position, self.row.id)
        return None if found is None else PositionMandate.of(found)

    @strawberry.field(description="What the viewer may do with it now: adoptCounter.")
    async def viewer_actions(self, info: Info) -> list[ViewerAction]:
        """Run the checks of the action itself."""
        room = await info.context.fetch(rooms_by_id, self.row.agreement_id)
        clause = await info.context.fetch(clauses_by_id, self.row.clause_id)
        offers = position_offers(await info.context.actor(), room, clause, self.row)
        return [ViewerAction.of(one, info.context.locale) for one in offers]

    @classmethod
    def of(cls, row: PositionRow) -> Self:
        """Show a position."""
        return cls(
            id=global_id("ClausePosition", row.id),
            stance=row.stance,
            words=row.words or None,
            version=row.version,
            said_at=row.recorded.lower,
            ended_at=row.recorded.upper,
            replaced=row.recorded.upper is not None,
            row=row,
        )


@strawberry.type(description="A party and what it says of the text that stands.")
class PartyPosition:
    """A party's position."""

    position: ClausePosition | None = strawberry.field(
        description="What it says; null while it is silent, which is no consent."
    )
    body_id: strawberry.Private[UUID]

    @strawberry.field(description="The party.")
    async def body(self, info: Info) -> Body:
        """Fetch the party."""
        return Body.of(await info.context.fetch(bodies_by_id, self.body_id))

    @classmethod
    def of(cls, one: Spoken) -> Self:
        """Show a party."""
        said = None if one.position is None else ClausePosition.of(one.position)
        return cls(position=said, body_id=one.body_id)


async def _shown(_: Context, row: PositionRow) -> ClausePosition:
    return ClausePosition.of(row)


def position_history(*, clause_id: UUID) -> Listing[ClausePosition]:
    """Return the list of all that was ever said of a clause."""
    return Listing(
        name="positionHistory",
        order=POSITION_ORDER,
        fetch=list_positions,
        count=count_positions,
        made=_shown,
        scope={"clause_id": clause_id},
    )
