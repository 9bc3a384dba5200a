"""The auditor's monthly review of who read personal data."""

from datetime import datetime
from typing import Annotated, Self

import strawberry

from schema.identity.public import PublicName
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.identity.models import ReadReview as ReviewRow
from workflows.identity.read_reviews import (
    MonthOfReads,
    months_of_reads,
    review_reads,
    reviews_by_id,
)


@strawberry.type(description="That an auditor looked through the reads of a month.")
class ReadReview:
    """A review."""

    note: str = strawberry.field(description="What was found.")
    reads: int = strawberry.field(description="How many reads were looked through.")
    reviewed_at: datetime = strawberry.field(description="When.")
    row: strawberry.Private[ReviewRow]

    @strawberry.field(description="Who did, by public name.")
    async def reviewer(self, info: Info) -> PublicName:
        """Name the reviewer."""
        return await PublicName.made(info.context, self.row.reviewed_by)

    @classmethod
    def of(cls, row: ReviewRow) -> Self:
        """Show a review."""
        return cls(note=row.note, reads=row.reads, reviewed_at=row.reviewed_at, row=row)


@strawberry.type(
    description="A month in which personal data was read; over and not reviewed, it is a task."
)
class MonthOfPersonalReads:
    """A month."""

    month: str = strawberry.field(description="For instance 2026-11.")
    reads: int = strawberry.field(description="How often anything was read.")
    exports: int = strawberry.field(description="How often something was taken home.")
    readers: int = strawberry.field(description="How many people read.")
    due_on: str | None = strawberry.field(
        description="Until which day it is to be reviewed; null while the month goes on."
    )
    review: ReadReview | None = strawberry.field(description="The review; null before it.")

    @classmethod
    def of(cls, one: MonthOfReads) -> Self:
        """Show a month."""
        return cls(
            month=one.month,
            reads=one.reads,
            exports=one.exports,
            readers=one.readers,
            due_on=one.due_on.isoformat() if one.due_on else None,
            review=ReadReview.of(one.review) if one.review else None,
        )


@strawberry.input(description="A month of reads that was looked through.")
class ReviewPersonalReadsInput:
    """Which month, and what was found."""

    programme_id: strawberry.ID = strawberry.field(description="The place's programme.")
    month: str = strawberry.field(description="The month, as 2026-11.")
    note: str = strawberry.field(description="What was found; up to 2,000 characters.")


@strawberry.type(description="The month is reviewed.")
class ReviewPersonalReadsSuccess:
    """The review."""

    review: ReadReview = strawberry.field(description="The review.")


ReviewPersonalReadsResult = Annotated[
    ReviewPersonalReadsSuccess | Refused,
    strawberry.union("ReviewPersonalReadsResult", description="The review, or why not."),
]


@strawberry.type
class ReadReviewMutations:
    """The auditor's verb."""

    @verb("Say that the reads of a month were looked through, as an auditor.", noted=True)
    async def review_personal_reads(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ReviewPersonalReadsInput, strawberry.argument(description="Which month.")
        ],
    ) -> ReviewPersonalReadsResult:
        """Review a month."""
        programme = key_of("Programme", input.programme_id, field="programmeId")
        row = await info.context.write(
            review_reads,
            answer=reviews_by_id,
            attempt=programme,
            programme_id=programme,
            month=input.month,
            note=input.note,
        )
        return ReviewPersonalReadsSuccess(review=ReadReview.of(row))


@strawberry.type
class ReadReviewQueries:
    """The auditor's months."""

    @strawberry.field(
        description="The months in which personal data was read, newest first, up to 60; empty for "
        "who does not audit there."
    )
    async def personal_read_months(
        self,
        info: Info,
        programme_id: Annotated[
            strawberry.ID, strawberry.argument(description="The place's programme.")
        ],
    ) -> list[MonthOfPersonalReads]:
        """Count by month."""
        programme = key_of("Programme", programme_id, field="programmeId")
        months = await info.context.read(months_of_reads, programme_id=programme)
        return [MonthOfPersonalReads.of(one) for one in months]
