"""By what an open page follows what belongs to an agreement, or to a place's agreements, without reading it."""

from datetime import datetime
from uuid import UUID

import strawberry

from schema.kit.context import Info
from workflows.agreements.following.queries import (
    annex_moves,
    dispute_moves,
    duty_moves,
    in_force_moves,
    scenarios_moved,
    settlement_moves,
)


@strawberry.type(
    description="How often what belongs to an agreement was moved, as far as the viewer reads it: of what he may "
    "not read nothing counts. To follow it by; asked for again by the clock."
)
class AgreementMoves:
    """What is followed."""

    key: strawberry.Private[UUID]

    @strawberry.field(description="Its annexes: put, put anew or taken away.")
    async def annexes(self, info: Info) -> int:
        """Count the moves."""
        return await info.context.fetch(annex_moves, self.key)

    @strawberry.field(description="In its disputes.")
    async def disputes(self, info: Info) -> int:
        """Count the moves."""
        return await info.context.fetch(dispute_moves, self.key)

    @strawberry.field(
        description="In its register: of obligations, sentences, facts and settlement reports."
    )
    async def duties(self, info: Info) -> int:
        """Count the moves."""
        return await info.context.fetch(duty_moves, self.key)

    @strawberry.field(description="How many scenarios there are on it.")
    async def scenarios(self, info: Info) -> int:
        """Count the scenarios."""
        return (await info.context.fetch(scenarios_moved, self.key))[0]

    @strawberry.field(description="When a scenario on it was last changed, tabled or discarded.")
    async def scenarios_moved_at(self, info: Info) -> datetime | None:
        """Tell when."""
        return (await info.context.fetch(scenarios_moved, self.key))[1]


@strawberry.type(
    description="How often what is kept of a place's agreements was moved, as far as the viewer reads it: of what he "
    "may not read nothing counts. To follow it by; asked for again by the clock."
)
class ConsortiumMoves:
    """What is followed of a place."""

    programme: strawberry.Private[UUID]

    @strawberry.field(
        description="Settlement reports: handed in, judged, and money that came back."
    )
    async def settlements(self, info: Info) -> int:
        """Count the moves."""
        return await info.context.fetch(settlement_moves, self.programme)

    @strawberry.field(
        description="Agreements in force: sealed, and the obligations and facts under them."
    )
    async def in_force(self, info: Info) -> int:
        """Count the moves."""
        return await info.context.fetch(in_force_moves, self.programme)
