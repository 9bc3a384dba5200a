"""Root field of opinions that reads."""

from typing import Annotated

import strawberry

from schema.kit.context import Info
from schema.opinions.types import IdeaOpinions
from workflows.proposals.opinions.queries import asked_under


@strawberry.type
class OpinionQueries:
    """What residents are asked under an idea."""

    @strawberry.field(
        description="What residents are asked under an idea, one's own answers, and the map of groups; "
        "null if there is no such idea. What others answered is told to nobody."
    )
    async def opinions(
        self,
        info: Info,
        number: Annotated[
            str,
            strawberry.argument(description="The idea's public number, for instance 2026-0137."),
        ],
    ) -> IdeaOpinions | None:
        """Read what is asked."""
        asked = await info.context.read(asked_under, number=number)
        return None if asked is None else await IdeaOpinions.made(info.context, asked)
