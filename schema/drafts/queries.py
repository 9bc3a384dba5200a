"""Query fields of drafts."""

from typing import Annotated

import strawberry

from schema.drafts.types import DraftInvitation, ProposalDraft
from schema.identity.public import PublicName
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.proposals.types import Proposal
from workflows.kit.links import For, link_of
from workflows.proposals.drafts.queries import drafts_by_id, invited_to, my_drafts
from workflows.proposals.drafts.states import DraftState
from workflows.proposals.queries import proposals_by_id

LONGEST_TOKEN = 120

DraftId = Annotated[strawberry.ID, strawberry.argument(description="The id of the draft.")]


@strawberry.type
class DraftQueries:
    """What is being written."""

    @strawberry.field(
        description="The drafts the viewer writes on, the last touched first, up to 50."
    )
    async def my_drafts(self, info: Info) -> list[ProposalDraft]:
        """List drafts."""
        return [ProposalDraft.of(row) for row in await info.context.read(my_drafts)]

    @strawberry.field(
        description="A draft the viewer writes on; null for any other, and once it is submitted or dropped."
    )
    async def draft(
        self,
        info: Info,
        id: DraftId,  # noqa: A002 - Relay's name
    ) -> ProposalDraft | None:
        """Fetch a draft."""
        row = await info.context.load(drafts_by_id, key_of("ProposalDraft", id, field="id"))
        if row is None or row.state is not DraftState.WRITING:
            return None
        return ProposalDraft.of(row)

    @strawberry.field(
        description="The proposal a draft has become, so that an old address of the draft leads there; null before."
    )
    async def proposal_of_draft(self, info: Info, id: DraftId) -> Proposal | None:  # noqa: A002
        """Follow a draft to what it has become: it has handed its key on."""
        row = await info.context.load(proposals_by_id, key_of("ProposalDraft", id, field="id"))
        return None if row is None else Proposal.of(row)

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
