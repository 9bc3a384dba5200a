"""A party of the consortium as it is shown: an organisation with its share."""

from fractions import Fraction
from typing import Self
from uuid import UUID

import strawberry

from schema.identity.public import Body
from schema.kit.context import Info
from schema.kit.shares import Share
from workflows.agreements.consortium.shares import Holding, Run
from workflows.identity.queries import bodies_by_id


@strawberry.type(description="A party of the consortium (구성원) with its share.")
class ConsortiumParty:
    """A party."""

    share: Share = strawberry.field(description="Its share, exactly.")
    lead: bool = strawberry.field(description="Whether it is the lead (대표사).")
    since: str | None = strawberry.field(
        description="The first day on which it holds this share; null in a list of one day of history."
    )
    until: str | None = strawberry.field(
        description="The first day on which it does not any more; null while none is known."
    )
    body_id: strawberry.Private[UUID]

    @strawberry.field(description="The organisation.")
    async def body(self, info: Info) -> Body:
        """Fetch the organisation."""
        return Body.of(await info.context.fetch(bodies_by_id, self.body_id))

    @classmethod
    def of(cls, run: Run) -> Self:
        """Show a party of a day."""
        return cls(
            share=Share.of(run.share),
            lead=run.lead,
            since=run.since.isoformat(),
            until=run.until.isoformat() if run.until else None,
            body_id=run.body_id,
        )

    @classmethod
    def held(cls, body_id: UUID, share: Fraction, *, lead: bool) -> Self:
        """Show what a party holds in a stretch, or would hold."""
        return cls(share=Share.of(share), lead=lead, since=None, until=None, body_id=body_id)

    @classmethod
    def all_of(cls, held: Holding) -> list[Self]:
        """Show what is held, the lead first, then the largest share."""
        ordered = sorted(held.shares.items(), key=lambda pair: (pair[0] != held.lead, -pair[1]))
        return [cls.held(body_id, share, lead=body_id == held.lead) for body_id, share in ordered]
