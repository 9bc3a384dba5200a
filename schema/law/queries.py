"""Root fields of the law that read: holidays of a year, and until when something is due."""

from typing import Annotated

import strawberry

from schema.kit.context import Info
from schema.kit.days import day_of
from schema.kit.refused import RuleRef
from schema.law.types import Deadline, PublicHoliday
from workflows.law.queries import deadline, holidays_of_year


@strawberry.type
class LawQueries:
    """What the law says about days."""

    @strawberry.field(
        description="The public holidays of a year, 2021 on (관공서의 공휴일에 관한 규정)."
    )
    async def holidays(
        self,
        info: Info,
        year: Annotated[int, strawberry.argument(description="For instance 2026.")],
    ) -> list[PublicHoliday]:
        """List the holidays."""
        rows = await info.context.read(holidays_of_year, year=year)
        return [PublicHoliday.of(row, info.context.locale) for row in rows]

    @strawberry.field(
        description="The last day of a rule's period for what comes in on a day, without pauses."
    )
    async def deadline(
        self,
        info: Info,
        rule_id: Annotated[
            str, strawberry.argument(description="A rule that sets a period: proposal.answer.")
        ],
        received_on: Annotated[
            str, strawberry.argument(description="The day in Korea, e.g. 2026-11-23.")
        ],
    ) -> Deadline:
        """Count the days."""
        day = day_of(received_on, field="receivedOn")
        found = await info.context.read(deadline, rule_id=rule_id, received_on=day)
        return Deadline(
            rule=RuleRef.of(rule_id, info.context.locale),
            calendar=found.calendar,
            length=found.length,
            due_on=found.due_on.isoformat(),
        )
