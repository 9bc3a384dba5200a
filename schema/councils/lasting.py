"""Types of a council's time: how long it lasts, how that was extended, and what is on its calendar."""

from datetime import datetime
from typing import Self

import strawberry

from schema.councils.days import last_day
from schema.kit.enums import told
from schema.kit.refused import RuleRef
from workflows.councils.dates.queries import CouncilDate as OnADay
from workflows.councils.dates.queries import DateKind
from workflows.councils.roster.lasting import Life
from workflows.kit.wording import Locale

told(
    DateKind,
    name="CouncilDateKind",
    description="What is on a day of a council's calendar.",
    values={
        "MEETING": "A meeting.",
        "ANSWERS_END": "The last day for answers to a written resolution.",
        "NOTICE_DUE": "The last day on which the notice of a prepared meeting may arrive.",
        "PAPERS_DUE": "The last day on which its papers may arrive.",
        "TERM_ENDS": "The last day of a member's term.",
        "REGULAR_DUE": "The last day for the regular meetings of a year (정기회의): `number` are missing of the `year` that the rules want.",
        "COUNCIL_ENDS": "The last day of the council (존속기한).",
        "DECISION_DUE": "The day a decision is to be carried out by.",
    },
)


@strawberry.type(description="That a council's being was extended (존속기한 연장).")
class CouncilExtension:
    """An extension."""

    number: int = strawberry.field(description="Its number, from 1.")
    ends_on: str = strawberry.field(description="The last day since.")
    ground: str = strawberry.field(description="Why it goes on.")
    extended_on: str = strawberry.field(description="The day it was extended.")


@strawberry.type(
    description="How long a council lasts: for its agenda, or until a day no later than the law lets an "
    "advisory body last (Local Autonomy Act Decree 79-80)."
)
class CouncilLife:
    """A life."""

    ends_on: str | None = strawberry.field(
        description="Its last day; null for one that ends with its agenda."
    )
    days_left: int | None = strawberry.field(
        description="How many days are left, today among them; 0 or less once it is over."
    )
    months: int | None = strawberry.field(description="How many months the rule gives.")
    rule: RuleRef | None = strawberry.field(description="The rule.")
    extensions: list[CouncilExtension] = strawberry.field(description="The first first.")

    @classmethod
    def of(cls, life: Life, locale: Locale) -> Self:
        """Show a life."""
        return cls(
            ends_on=last_day(life.ends_before),
            days_left=life.left,
            months=life.months,
            rule=None if life.rule is None else RuleRef.of(life.rule, locale),
            extensions=[
                CouncilExtension(
                    number=one.number,
                    ends_on=last_day(one.ends_before) or "",
                    ground=one.ground,
                    extended_on=one.extended_on.isoformat(),
                )
                for one in life.extensions
            ],
        )


@strawberry.type(description="Something on a day of a council's calendar.")
class CouncilDate:
    """A date."""

    on: str = strawberry.field(description="The day.")
    kind: DateKind = strawberry.field(description="What.")
    at: datetime | None = strawberry.field(description="When on the day, of a meeting.")
    number: int | None = strawberry.field(
        description="The number of the meeting, the member or the decision."
    )
    year: int | None = strawberry.field(description="Of a decision: the year it is numbered in.")
    title: str | None = strawberry.field(
        description="The place of a meeting, or the words of a decision."
    )
    calendar_path: str | None = strawberry.field(
        description="Where the invitation to a meeting that is called is had (ICS)."
    )

    @classmethod
    def of(cls, one: OnADay, locale: Locale) -> Self:
        """Show a date."""
        return cls(
            on=one.on.isoformat(),
            kind=one.kind,
            at=one.at,
            number=one.number,
            year=one.year,
            title=one.title or None,
            calendar_path=None
            if one.meeting_id is None
            else f"/calendar/meetings/{locale.value}/{one.meeting_id}.ics",
        )
