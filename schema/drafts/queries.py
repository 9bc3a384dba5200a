"""Query fields of drafts."""

from typing import Annotated

import strawberry

from schema.drafts.types import DraftInvitation, ProposalDraft
from schema.identity.public import PublicName
from schema.kit.context import Info
from schema.kit.ids import key_of
from workflows.kit.links import For, link_of
from workflows.proposals.drafts.queries import drafts_by_id, invited_to, my_drafts

LONGEST_TOKEN = 120


@strawberry.type
class DraftQueries:
    """What is being written."""

    @strawberry.field(
        description="The drafts the viewer writes on, the last touched first, up to 50."
    )
    async def my_drafts(self, info: Info) -> list[ProposalDraft]:
        """List drafts."""
        return [ProposalDraft.of(row) for row in await info.context.read(my_drafts)]

    @strawberry.field(description="A draft the viewer writes on; null for any other.")
    async def draft(
        self,
        info: Info,
        id: Annotated[  # noqa: A002 - Relay's name
            strawberry.ID, strawberry.argument(description="Its id.")
        ],
    ) -> ProposalDraft | None:
        """Fetch a draft."""
        row = await info.context.load(drafts_by_id, key_of("ProposalDraft", id, field="id"))
        return None if row is None else ProposalDraft.of(row)

    @strawberry.field(description="What an invitation leads to; null for one that is over.")
    async def draft_invitation(
        self,
        info: Info,
        token: Annotated[
            str, strawberry.argument(description="The last part of the invitation's path.")
        ],
    ) -> DraftInvitation | None:
        """Read an invitation."""
        link = (
            link_of(info.context.cursor_key, For.INVITING, token)
            if len(token) <= LONGEST_TOKEN and token.isascii()
            else None
        )
        if link is None:
            return None
        row = await info.context.read(invited_to, draft_id=link.thing_id, invitation=link.number)
        if row is None:
            return None
        return DraftInvitation(
            title=row.title, lead=await PublicName.made(info.context, row.lead_id)
        )
