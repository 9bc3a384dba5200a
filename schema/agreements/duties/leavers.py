"""What is reckoned with a party that was let go of an agreement by an amendment."""

from typing import Self

import strawberry

from schema.agreements.duties.source import DutySource
from schema.identity.public import Body
from schema.kit.context import Info
from schema.kit.shares import Share
from workflows.agreements.duties.leavers import Leaver
from workflows.identity.queries import bodies_by_id
from workflows.kit.wording import Locale
from workflows.law.models import LegalRule


@strawberry.type(
    description="What is reckoned with a party that was let go (탈퇴한 당사자의 정산): its share as things stood on "
    "the day it left, what it gives back, until when it answers (Civil Act 719)."
)
class LeaverAccount:
    """An account."""

    left_on: str = strawberry.field(description="The first day without it, 2026-12-31.")
    share: Share = strawberry.field(description="Its share on the day before.")
    hand_back: list[str] = strawberry.field(
        description="What it gives back, a line each; empty for who was not asked about its leaving."
    )
    answers_until: str | None = strawberry.field(
        description="The last day on which it answers for what it owed."
    )
    source: DutySource | None = strawberry.field(description="The line of law it rests on.")
    seen: strawberry.Private[Leaver]

    @strawberry.field(description="Who was let go.")
    async def body(self, info: Info) -> Body:
        """Fetch the organisation."""
        return Body.of(await info.context.fetch(bodies_by_id, self.seen.body_id))

    @classmethod
    def of(cls, seen: Leaver, rule: LegalRule | None, locale: Locale) -> Self:
        """Show an account."""
        return cls(
            left_on=seen.left_on.isoformat(),
            share=Share.of(seen.share),
            hand_back=list(seen.hand_back),
            answers_until=None if seen.answers_until is None else seen.answers_until.isoformat(),
            source=None if rule is None else DutySource.of(rule, locale),
            seen=seen,
        )
