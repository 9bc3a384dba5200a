"""The list of ideas that were sent on to the viewer's own body."""

from typing import Self

import strawberry

from schema.kit.context import Info
from schema.proposals.types import Proposal
from workflows.proposals.handling.sent_here import SentHere, sent_here


@strawberry.type(description="A proposal that was sent on to a body of the viewer's (이송).")
class SentProposal:
    """A proposal at the viewer's body."""

    proposal: Proposal = strawberry.field(description="What was sent.")
    sent_on: str = strawberry.field(description="The day it was sent, in Korea.")
    due_on: str = strawberry.field(
        description="By when the body says what becomes of it, or sends it back "
        "(Decree on Citizens' Proposals, Art 9)."
    )
    told_on: str | None = strawberry.field(
        description="The day the body said so last; null while it has not."
    )

    @classmethod
    def of(cls, one: SentHere) -> Self:
        """Show one."""
        return cls(
            proposal=Proposal.of(one.proposal),
            sent_on=one.sent_on.isoformat(),
            due_on=one.due_on.isoformat(),
            told_on=one.told_on.isoformat() if one.told_on else None,
        )


@strawberry.type
class SentQueries:
    """What was sent to one's own body."""

    @strawberry.field(
        description="Proposals that were sent on to a body in which the viewer has a capacity, those that "
        "wait for a word first, up to 200."
    )
    async def sent_to_us(self, info: Info) -> list[SentProposal]:
        """Read what was sent."""
        return [SentProposal.of(one) for one in await info.context.read(sent_here)]
