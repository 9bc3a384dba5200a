"""Who comes in and is let go with an amendment, on the wire."""

from collections.abc import Mapping
from datetime import date
from typing import Self
from uuid import UUID

import strawberry

from schema.agreements.amending.duties import AmendmentDuty
from schema.identity.public import Body
from schema.kit.context import Info
from workflows.agreements.amending.membership import joined, let_go
from workflows.agreements.amending.queries import AmendmentSeen, Impact
from workflows.identity.queries import bodies_by_id


@strawberry.type(description="An organisation that joins an agreement, or is let go of it.")
class AmendedParty:
    """An organisation."""

    liable_until: str | None = strawberry.field(
        description="Of who is let go: the last day on which it answers for what was owed before (Commercial Act, "
        "Article 64); null of who joins, and where the asker does not read how it left."
    )
    body_id: strawberry.Private[UUID]

    @strawberry.field(description="The organisation.")
    async def body(self, info: Info) -> Body:
        """Fetch the organisation."""
        return Body.of(await info.context.fetch(bodies_by_id, self.body_id))

    @classmethod
    def of(cls, key: UUID, liable: Mapping[UUID, date] | None = None) -> Self:
        """Show an organisation."""
        day = None if liable is None else liable.get(key)
        return cls(liable_until=None if day is None else day.isoformat(), body_id=key)


@strawberry.type(description="Who has come into the consortium or left it since.")
class PartiesMoved:
    """Who has moved."""

    joined: list[AmendedParty] = strawberry.field(
        description="Members of the consortium that are no party: JOIN lets them in."
    )
    left: list[AmendedParty] = strawberry.field(
        description="Parties that are in the consortium no more: LEAVE lets them go."
    )

    @classmethod
    def of(cls, seen: AmendmentSeen) -> Self:
        """Show who has moved."""
        return cls(
            joined=[AmendedParty.of(one) for one in seen.moved.joined],
            left=[AmendedParty.of(one) for one in seen.moved.left],
        )


@strawberry.type(description="What an amendment makes of the parties.")
class AmendedParties:
    """Who joins and who is let go."""

    join: list[AmendedParty] = strawberry.field(
        description="Who becomes a party when it is sealed."
    )
    leave: list[AmendedParty] = strawberry.field(description="Who is let go when it is sealed.")
    duties_stay: list[AmendmentDuty] = strawberry.field(
        description="The obligations of and to who is let go that stay in the register: they were due before, "
        "or are reported or in dispute."
    )

    @classmethod
    def of(cls, seen: AmendmentSeen, impact: Impact) -> Self | None:
        """Show what it makes of them; None where nobody comes or goes."""
        came, went = joined(seen.operations), let_go(seen.operations)
        if not came and not went:
            return None
        return cls(
            join=[AmendedParty.of(one) for one in came],
            leave=[AmendedParty.of(one, impact.liable_until) for one in went],
            duties_stay=[AmendmentDuty.of(one) for one in impact.duties_stay],
        )
