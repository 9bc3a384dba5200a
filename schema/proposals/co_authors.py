"""The authors an idea has together."""

from typing import Self

import strawberry

from schema.identity.public import PublicName
from schema.kit.context import Context
from schema.kit.shares import Share
from workflows.proposals.drafts.models import ProposalAuthor


@strawberry.type(description="One of the authors a proposal has together (공동제안자).")
class CoAuthor:
    """An author by public name, with his share."""

    name: PublicName = strawberry.field(description="Who, by public name.")
    lead: bool = strawberry.field(description="Whether he leads it (주제안자).")
    share: Share = strawberry.field(description="His part, as all agreed.")

    @classmethod
    async def made(cls, context: Context, row: ProposalAuthor) -> Self:
        """Show an author."""
        return cls(
            name=await PublicName.made(context, row.person_id),
            lead=row.position == 1,
            share=Share(numerator=row.share_numerator, denominator=row.share_denominator),
        )
