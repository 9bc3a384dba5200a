"""Types of the talk about an agreement: messages of a layer, and the threads they stand in."""

from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry

from schema.identity.public import Body
from schema.kit.connections import Listing
from schema.kit.context import Context, Info
from schema.kit.enums import told
from schema.kit.ids import global_id
from schema.kit.nodes import Node
from schema.kit.refused import ViewerAction
from workflows.agreements.talk.models import AgreementMessage as MessageRow
from workflows.agreements.talk.models import Layer
from workflows.agreements.talk.offers import message_offers
from workflows.agreements.talk.queries import MESSAGE_ORDER, count_messages, list_messages
from workflows.identity.queries import bodies_by_id

told(
    Layer,
    name="TalkLayer",
    description="Who hears what is said about an agreement.",
    values={
        "PARTY": "Those who speak for the viewer's own party today, and nobody else.",
        "BILATERAL": "The viewer's party and one other.",
        "TABLE": "Everybody who reads the agreement.",
    },
)


@strawberry.type(description="Something a party said about an agreement; never changed.")
class AgreementMessage(Node):
    """A message."""

    layer: Layer = strawberry.field(description="Who hears it.")
    words: str | None = strawberry.field(description="What was said; null once it was withdrawn.")
    said_at: datetime = strawberry.field(description="When it was said.")
    withdrawn_at: datetime | None = strawberry.field(description="When it was withdrawn.")
    row: strawberry.Private[MessageRow]

    @strawberry.field(description="The party that said it.")
    async def body(self, info: Info) -> Body:
        """Fetch the party."""
        return Body.of(await info.context.fetch(bodies_by_id, self.row.body_id))

    @strawberry.field(description="The party it was said to, between two.")
    async def other(self, info: Info) -> Body | None:
        """Fetch the other party."""
        if self.row.other_id is None:
            return None
        return Body.of(await info.context.fetch(bodies_by_id, self.row.other_id))

    @strawberry.field(description="What the viewer may do with it now: withdrawMessage.")
    async def viewer_actions(self, info: Info) -> list[ViewerAction]:
        """Run the checks of the action itself."""
        offers = message_offers(await info.context.actor(), self.row)
        return [ViewerAction.of(one, info.context.locale) for one in offers]

    @classmethod
    def of(cls, row: MessageRow) -> Self:
        """Show a message."""
        return cls(
            id=global_id("AgreementMessage", row.id),
            layer=row.layer,
            words=row.words if row.withdrawn_at is None else None,
            said_at=row.said_at,
            withdrawn_at=row.withdrawn_at,
            row=row,
        )


async def _shown(_: Context, row: MessageRow) -> AgreementMessage:
    return AgreementMessage.of(row)


def thread(
    *, agreement_id: UUID, clause_id: UUID | None, layer: Layer, other_id: UUID | None
) -> Listing[AgreementMessage]:
    """Return the list of what was said in a layer of an agreement, or of one of its clauses."""
    return Listing(
        name="agreementTalk",
        order=MESSAGE_ORDER,
        fetch=list_messages,
        count=count_messages,
        made=_shown,
        scope={
            "agreement_id": agreement_id,
            "clause_id": clause_id,
            "layer": layer,
            "other_id": other_id,
        },
    )
