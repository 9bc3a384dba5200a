"""Root fields of identity that read."""

import strawberry

from schema.identity.types import Viewer
from schema.kit.context import Info
from schema.kit.ids import global_id


@strawberry.type
class IdentityQueries:
    """Who is asking."""

    @strawberry.field(description="The person who is signed in; null if nobody is.")
    async def viewer(self, info: Info) -> Viewer | None:
        """Find out who asks."""
        actor = await info.context.actor()
        if actor.person_id is None:
            return None
        return Viewer(
            id=global_id("Person", actor.person_id),
            person_id=actor.person_id,
            chosen=actor.chosen.appointment_id if actor.chosen else None,
        )
