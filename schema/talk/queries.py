"""Root fields of discussion and moderation that read."""

from typing import Annotated

import strawberry

from schema.kit.connections import After, Asking, Before, Connection, First, Last, Listing
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.talk.types import Comment, ModerationMonth, ModerationTold, WaitingText
from workflows.proposals.deliberation.queries import (
    COMMENT_ORDER,
    count_comments,
    list_comments,
)
from workflows.proposals.moderation.queries import monthly, waiting_appeals, waiting_texts
from workflows.proposals.queries import proposals_by_id

ProgrammeId = Annotated[strawberry.ID, strawberry.argument(description="The place's programme.")]


@strawberry.type
class TalkQueries:
    """Discussions, the moderators' desk, and its numbers."""

    @strawberry.field(description="The comments on a proposal, the newest first.")
    async def comments(
        self,
        info: Info,
        proposal_id: Annotated[strawberry.ID, strawberry.argument(description="The proposal.")],
        parent_id: Annotated[
            strawberry.ID | None,
            strawberry.argument(description="Only the answers to this comment."),
        ] = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Comment]:
        """Read a page of comments."""
        listing = Listing(
            name="comments",
            order=COMMENT_ORDER,
            fetch=list_comments,
            count=count_comments,
            made=Comment.made,
            scope={
                "proposal_id": key_of("Proposal", proposal_id, field="proposalId"),
                "parent_id": key_of("Comment", parent_id, field="parentId") if parent_id else None,
            },
        )
        return await listing.page(info.context, Asking(first, after, last, before))

    @strawberry.field(
        description="Reported texts that wait, the longest first, up to 100; empty for who does not "
        "moderate there."
    )
    async def moderation_queue(self, info: Info, programme_id: ProgrammeId) -> list[WaitingText]:
        """Read what waits."""
        programme = key_of("Programme", programme_id, field="programmeId")
        waiting = await info.context.read(waiting_texts, programme_id=programme)
        numbers = [
            (await info.context.fetch(proposals_by_id, one.proposal_id)).number for one in waiting
        ]
        return [WaitingText.of(one, number) for one, number in zip(waiting, numbers, strict=True)]

    @strawberry.field(
        description="Open appeals, the longest first, up to 100; empty for who decides none there."
    )
    async def appeal_queue(self, info: Info, programme_id: ProgrammeId) -> list[ModerationTold]:
        """Read what waits."""
        programme = key_of("Programme", programme_id, field="programmeId")
        waiting = await info.context.read(waiting_appeals, programme_id=programme)
        return [ModerationTold.of(one, info.context.locale, reads=True) for one in waiting]

    @strawberry.field(description="The numbers of moderation by month, the newest first.")
    async def moderation_statistics(
        self, info: Info, programme_id: ProgrammeId
    ) -> list[ModerationMonth]:
        """Count."""
        programme = key_of("Programme", programme_id, field="programmeId")
        rows = await info.context.read(monthly, programme_id=programme)
        return [ModerationMonth.of(one) for one in rows]
