"""Types of the review: a panel, its seats, a sheet, and what it came to."""

from collections.abc import Sequence
from typing import Self

import strawberry

from schema.identity.public import PublicName
from schema.kit.context import Context, Info
from schema.kit.ids import global_id
from schema.kit.refused import RuleRef, ViewerAction
from schema.review import enums as _enums  # noqa: F401 - names the enums before they are used
from workflows.identity.queries import Capacity
from workflows.proposals.review import rules
from workflows.proposals.review.models import PanelSeat, ScoreSheet
from workflows.proposals.review.policy import reads_locked_sheets
from workflows.proposals.review.queries import (
    Review,
    handed_in,
    reads_seats,
    review_offers,
)
from workflows.proposals.review.states import SIDE_OF, Criterion, PanelState, Side


@strawberry.type(description="A score of one criterion, 1 to 5.")
class CriterionScore:
    """A score."""

    criterion: Criterion = strawberry.field(description="What is weighed.")
    score: int = strawberry.field(description="1 (not at all) to 5 (very much).")


@strawberry.type(description="The mean of one criterion, as an exact fraction.")
class CriterionMean:
    """A mean."""

    criterion: Criterion = strawberry.field(description="What was weighed.")
    numerator: int = strawberry.field(description="The mean is numerator / denominator.")
    denominator: int = strawberry.field(description="Never zero.")


@strawberry.type(description="What one member said, without the name.")
class PanelReason:
    """A reason."""

    side: Side = strawberry.field(description="For whom he sits.")
    text: str = strawberry.field(description="The words.")


@strawberry.type(description="The viewer's own sheet.")
class OwnSheet:
    """A sheet."""

    scores: list[CriterionScore] = strawberry.field(description="One score for every criterion.")
    reason: str = strawberry.field(description="Why, in words for residents.")
    version: int = strawberry.field(
        description="1 when it was first handed in; what `scoreProposal` expects."
    )

    @classmethod
    def of(cls, row: ScoreSheet) -> Self:
        """Show a sheet."""
        return cls(
            scores=[CriterionScore(criterion=one, score=n) for one, n in row.scores.items()],
            reason=row.reason,
            version=row.version,
        )


@strawberry.type(description="A member of a panel, told to those who run it and to himself.")
class PanelMember:
    """A seat."""

    appointment_id: strawberry.ID = strawberry.field(
        description="The capacity in which he was seated; what `setAside` names."
    )
    side: Side = strawberry.field(description="For whom he sits.")
    aside_reason: str | None = strawberry.field(description="Why he stands aside; null if he sits.")
    row: strawberry.Private[PanelSeat]

    @strawberry.field(description="The name chosen for the public.")
    async def name(self, info: Info) -> PublicName:
        """Name the member."""
        return await PublicName.made(info.context, self.row.person_id)

    @classmethod
    def of(cls, row: PanelSeat) -> Self:
        """Show a seat."""
        return cls(
            appointment_id=global_id("Appointment", row.appointment_id),
            side=row.side,
            aside_reason=row.aside_reason,
            row=row,
        )


@strawberry.type(description="A capacity in which somebody could sit on a panel.")
class PossibleMember:
    """One who could be seated."""

    appointment_id: strawberry.ID = strawberry.field(description="What `formPanel` names.")
    side: Side = strawberry.field(description="For whom he would sit.")
    row: strawberry.Private[Capacity]

    @strawberry.field(description="The name chosen for the public.")
    async def name(self, info: Info) -> PublicName:
        """Name him."""
        return await PublicName.made(info.context, self.row.person_id)

    @classmethod
    def of(cls, row: Capacity) -> Self:
        """Show one."""
        return cls(appointment_id=global_id("Appointment", row.id), side=SIDE_OF[row.role], row=row)


@strawberry.type(
    description="The panel of one examination of a proposal: at least half are residents; each scores "
    "alone; scores are locked before anybody sees them (국민제안 규정)."
)
class ReviewPanel:
    """A panel."""

    id: strawberry.ID = strawberry.field(description="What its verbs name.")
    examination: int = strawberry.field(description="1, or 2 if the proposal is examined again.")
    state: PanelState = strawberry.field(description="How far it has come.")
    citizens: int = strawberry.field(description="How many residents sit.")
    experts: int = strawberry.field(description="How many experts sit.")
    officials: int = strawberry.field(description="How many officials sit.")
    aside: int = strawberry.field(description="How many stand aside.")
    published_on: str | None = strawberry.field(description="The day in Korea; null before.")
    summary: str | None = strawberry.field(description="The result in words; null before.")
    rule: RuleRef = strawberry.field(description="The rule of its making.")
    means: list[CriterionMean] = strawberry.field(
        description="The mean of every criterion; empty before it is published, but for the desk "
        "once the scores are locked."
    )
    reasons: list[PanelReason] = strawberry.field(
        description="What its members said, in no order of theirs; empty as `means`."
    )
    review: strawberry.Private[Review]

    @strawberry.field(description="Who sits; empty but for those who run it, and the viewer's own.")
    async def members(self, info: Info) -> list[PanelMember]:
        """Tell who sits."""
        actor = await info.context.actor()
        if not reads_seats(actor, self.review):
            return []
        return [PanelMember.of(one) for one in self.review.seats]

    @strawberry.field(
        description="How many who sit have handed in their scores; null for the public before the "
        "scores are locked."
    )
    async def sheets(self, info: Info) -> int | None:
        """Count the sheets."""
        panel = self.review.panel
        actor = await info.context.actor()
        if panel.state is PanelState.FORMED and not reads_seats(actor, self.review):
            return None
        return await info.context.read(handed_in, panel_id=panel.id)

    @strawberry.field(description="The viewer's own sheet; null if there is none.")
    async def viewer_sheet(self, info: Info) -> OwnSheet | None:
        """Show one's own sheet."""
        sheet = self.review.sheet_of(await info.context.actor())
        return None if sheet is None else OwnSheet.of(sheet)

    @strawberry.field(description="Whether the viewer was seated and stands aside (회피).")
    async def viewer_stands_aside(self, info: Info) -> bool:
        """Say whether one stands aside."""
        seat = self.review.seat_of(await info.context.actor())
        return seat is not None and seat.aside_at is not None

    @strawberry.field(description="What the viewer may do with it now.")
    async def viewer_actions(self, info: Info) -> list[ViewerAction]:
        """Offer what may be done."""
        actor = await info.context.actor()
        return [
            ViewerAction.of(one, info.context.locale) for one in review_offers(actor, self.review)
        ]

    @classmethod
    async def made(cls, context: Context, review: Review) -> Self:
        """Show a panel."""
        panel = review.panel
        actor = await context.actor()
        told = panel.state is PanelState.PUBLISHED or (
            panel.state is PanelState.LOCKED and reads_locked_sheets(actor, panel.programme_id)
        )
        sheets = review.counted if told else []
        return cls(
            id=global_id("ReviewPanel", panel.id),
            examination=panel.examination,
            state=panel.state,
            citizens=panel.citizens,
            experts=panel.experts,
            officials=panel.officials,
            aside=panel.aside,
            published_on=panel.published_on.isoformat() if panel.published_on else None,
            summary=panel.summary or None,
            rule=RuleRef.of(rules.CITIZENS, context.locale),
            means=_means(sheets),
            reasons=_reasons(sheets),
            review=review,
        )


def _reasons(sheets: Sequence[ScoreSheet]) -> list[PanelReason]:
    """Return the reasons by side; within a side by their words, so that no order tells a name."""
    ordered = sorted(sheets, key=lambda sheet: (sheet.side.value, sheet.reason))
    return [PanelReason(side=sheet.side, text=sheet.reason) for sheet in ordered]


def _means(sheets: Sequence[ScoreSheet]) -> list[CriterionMean]:
    return [
        CriterionMean(criterion=one, numerator=mean.numerator, denominator=mean.denominator)
        for one, mean in rules.means([sheet.scores for sheet in sheets]).items()
    ]
