"""Ideas that were sent on: the list of the viewer's own body, and where one idea is, for everybody."""

from datetime import date
from typing import Annotated, Self
from uuid import UUID

import strawberry

from schema.identity.public import Body
from schema.kit.context import Info
from schema.kit.refused import RuleRef
from schema.law.types import today
from schema.proposals.queries import wanted_number
from schema.proposals.types import Proposal
from workflows.identity.queries import bodies_by_id
from workflows.kit.wording import Locale
from workflows.proposals.handling.sent_here import ANSWER, SentHere, sent_here, sent_on


@strawberry.type(description="A proposal that was sent on to a body of the place (이송).")
class SentProposal:
    """A proposal at a body."""

    proposal: Proposal = strawberry.field(description="What was sent.")
    sent_on: str = strawberry.field(description="The day it was sent, in Korea.")
    due_on: str = strawberry.field(
        description="By when the body says what becomes of it, or sends it back "
        "(Decree on Citizens' Proposals, Art 9)."
    )
    told_on: str | None = strawberry.field(
        description="The day the body said so last; null while it has not."
    )

    days_late: int = strawberry.field(
        description="Days since the body owed a word and said none; 0 while it is in time, or once it has."
    )
    rule: RuleRef = strawberry.field(description="The rule of the period.")
    body_id: strawberry.Private[UUID]

    @strawberry.field(description="The body that has it.")
    async def body(self, info: Info) -> Body:
        """Fetch the body."""
        return Body.of(await info.context.fetch(bodies_by_id, self.body_id))

    @classmethod
    def of(cls, one: SentHere, day: date, locale: Locale) -> Self:
        """Show one."""
        return cls(
            proposal=Proposal.of(one.proposal),
            sent_on=one.sent_on.isoformat(),
            due_on=one.due_on.isoformat(),
            told_on=one.told_on.isoformat() if one.told_on else None,
            days_late=0 if one.told_on else max(0, (day - one.due_on).days),
            rule=RuleRef.of(ANSWER, locale),
            body_id=one.body_id,
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
        day, locale = await today(info), info.context.locale
        return [SentProposal.of(one, day, locale) for one in await info.context.read(sent_here)]

    @strawberry.field(
        description="Where a proposal is that was sent on, since when, and by when that body says what "
        "becomes of it; null if it is at no body of the place."
    )
    async def sent_proposal(
        self,
        info: Info,
        number: Annotated[str, strawberry.argument(description="The public number.")],
    ) -> SentProposal | None:
        """Read where it is."""
        found = await info.context.read(sent_on, **wanted_number({"number": number}))
        if found is None:
            return None
        return SentProposal.of(found, await today(info), info.context.locale)
