"""Mutation fields of the law: a holiday that became known."""

from typing import Annotated

import strawberry

from schema.kit.context import Info
from schema.kit.days import day_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from schema.law.types import PublicHoliday
from workflows.law import actions
from workflows.law.queries import holidays_by_id
from workflows.law.texts import HolidayKind


@strawberry.input(description="A public holiday that became known, with what it rests on.")
class AddHolidayInput:
    """The day and its source."""

    day: str = strawberry.field(description="The day, e.g. 2026-12-24.")
    name_ko: str = strawberry.field(description="Its Korean name, up to 60 characters.")
    name_en: str = strawberry.field(description="Its English name, up to 60 characters.")
    kind: HolidayKind = strawberry.field(description="What makes it a holiday.")
    source: str = strawberry.field(description="The regulation or decision, up to 200 characters.")
    article: str = strawberry.field(description="The article there, up to 20 characters.")


@strawberry.type(description="The holiday is on record and every open clock is counted anew.")
class AddHolidaySuccess:
    """What was added."""

    holiday: PublicHoliday = strawberry.field(description="The holiday.")


AddHolidayResult = Annotated[
    AddHolidaySuccess | Refused,
    strawberry.union("AddHolidayResult", description="The holiday, or why not."),
]


@strawberry.type
class LawMutations:
    """Verbs of the law."""

    @verb("Add a public holiday (임시공휴일 and the like); open legal clocks are counted anew.")
    async def add_holiday(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            AddHolidayInput, strawberry.argument(description="The holiday.")
        ],
    ) -> AddHolidayResult:
        """Add."""
        row = await info.context.write(
            actions.add_holiday,
            answer=holidays_by_id,
            day=day_of(input.day, field="day"),
            name_ko=input.name_ko,
            name_en=input.name_en,
            kind=input.kind,
            source=input.source,
            article=input.article,
        )
        return AddHolidaySuccess(holiday=PublicHoliday.of(row, info.context.locale))
