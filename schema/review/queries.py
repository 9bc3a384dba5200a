"""Root fields of the review that read."""

from typing import Annotated

import strawberry

from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.proposals.types import Proposal
from schema.review.types import PossibleMember
from workflows.proposals.review.queries import possible_members, review_desk

ProgrammeId = Annotated[strawberry.ID, strawberry.argument(description="The place's programme.")]


@strawberry.type(description="A proposal that is examined, on the reviewers' desk.")
class ReviewTask:
    """A task."""

    proposal: Proposal = strawberry.field(description="What is examined, with its panels.")


@strawberry.type
class ReviewQueries:
    """The reviewers' desk."""

    @strawberry.field(
        description="Proposals examined now which the viewer runs or on whose panel he sits, the "
        "longest waiting first, up to 100."
    )
    async def review_desk(self, info: Info, programme_id: ProgrammeId) -> list[ReviewTask]:
        """Read what is examined."""
        programme = key_of("Programme", programme_id, field="programmeId")
        rows = await info.context.read(review_desk, programme_id=programme)
        return [ReviewTask(proposal=Proposal.of(one)) for one in rows]

    @strawberry.field(
        description="Capacities in which one could sit on a panel, up to 200; empty for who forms none."
    )
    async def possible_members(self, info: Info, programme_id: ProgrammeId) -> list[PossibleMember]:
        """Read who could sit."""
        programme = key_of("Programme", programme_id, field="programmeId")
        rows = await info.context.read(possible_members, programme_id=programme)
        return [PossibleMember.of(one) for one in rows]
