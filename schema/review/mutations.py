"""Mutation fields of the review: form a panel, seat, stand aside, score, lock, publish."""

from typing import Annotated
from uuid import UUID

import strawberry

from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from schema.review.types import ReviewPanel
from workflows.kit.refusal import Invalid
from workflows.proposals.review import actions
from workflows.proposals.review.queries import reviews_by_id
from workflows.proposals.review.states import Criterion


@strawberry.input(description="A score of one criterion.")
class CriterionScoreInput:
    """A score."""

    criterion: Criterion = strawberry.field(description="What is weighed.")
    score: int = strawberry.field(description="1 (not at all) to 5 (very much).")


@strawberry.input(description="A panel to form.")
class FormPanelInput:
    """A panel to form."""

    proposal_id: strawberry.ID = strawberry.field(description="The proposal.")
    appointment_ids: list[strawberry.ID] = strawberry.field(
        description="The capacities of its members, 3 to 30."
    )


@strawberry.type(description="The panel stands.")
class FormPanelSuccess:
    """The panel stands."""

    panel: ReviewPanel = strawberry.field(description="The panel as it stands now.")


FormPanelResult = Annotated[
    FormPanelSuccess | Refused,
    strawberry.union("FormPanelResult", description="The panel, or why not."),
]


@strawberry.input(description="Members to seat.")
class SeatMembersInput:
    """Members to seat."""

    panel_id: strawberry.ID = strawberry.field(description="The panel.")
    appointment_ids: list[strawberry.ID] = strawberry.field(
        description="The capacities of more members."
    )


@strawberry.type(description="They sit.")
class SeatMembersSuccess:
    """They sit."""

    panel: ReviewPanel = strawberry.field(description="The panel as it stands now.")


SeatMembersResult = Annotated[
    SeatMembersSuccess | Refused,
    strawberry.union("SeatMembersResult", description="The panel, or why not."),
]


@strawberry.input(description="One's own standing aside.")
class StandAsideInput:
    """One's own standing aside."""

    panel_id: strawberry.ID = strawberry.field(description="The panel.")
    reason: str = strawberry.field(description="The interest in the proposal; read by the desk.")


@strawberry.type(description="The viewer stands aside.")
class StandAsideSuccess:
    """The viewer stands aside."""

    panel: ReviewPanel = strawberry.field(description="The panel as it stands now.")


StandAsideResult = Annotated[
    StandAsideSuccess | Refused,
    strawberry.union("StandAsideResult", description="The panel, or why not."),
]


@strawberry.input(description="A member to set aside.")
class SetAsideInput:
    """A member to set aside."""

    panel_id: strawberry.ID = strawberry.field(description="The panel.")
    appointment_id: strawberry.ID = strawberry.field(description="The capacity of the member.")
    reason: str = strawberry.field(description="Why: an interest, or that he does not come.")


@strawberry.type(description="The member is set aside.")
class SetAsideSuccess:
    """The member is set aside."""

    panel: ReviewPanel = strawberry.field(description="The panel as it stands now.")


SetAsideResult = Annotated[
    SetAsideSuccess | Refused,
    strawberry.union("SetAsideResult", description="The panel, or why not."),
]


@strawberry.input(description="A sheet to hand in.")
class ScoreProposalInput:
    """A sheet to hand in."""

    panel_id: strawberry.ID = strawberry.field(description="The panel.")
    scores: list[CriterionScoreInput] = strawberry.field(
        description="One score for every criterion."
    )
    reason: str = strawberry.field(
        description="Why, in words for residents; published without the name."
    )
    expected_version: int | None = strawberry.field(
        default=None,
        description="The version of one's own sheet it takes the place of, 0 for none; another one is "
        "refused (`sheet_changed`).",
    )


@strawberry.type(description="The sheet is in.")
class ScoreProposalSuccess:
    """The sheet is in."""

    panel: ReviewPanel = strawberry.field(description="The panel as it stands now.")


ScoreProposalResult = Annotated[
    ScoreProposalSuccess | Refused,
    strawberry.union("ScoreProposalResult", description="The panel, or why not."),
]


@strawberry.input(description="A panel whose scores are locked.")
class LockScoresInput:
    """A panel whose scores are locked."""

    panel_id: strawberry.ID = strawberry.field(description="The panel.")


@strawberry.type(description="The scores are locked.")
class LockScoresSuccess:
    """The scores are locked."""

    panel: ReviewPanel = strawberry.field(description="The panel as it stands now.")


LockScoresResult = Annotated[
    LockScoresSuccess | Refused,
    strawberry.union("LockScoresResult", description="The panel, or why not."),
]


@strawberry.input(description="A result to publish.")
class PublishReviewInput:
    """A result to publish."""

    panel_id: strawberry.ID = strawberry.field(description="The panel.")
    summary: str = strawberry.field(description="The result in words for residents.")


@strawberry.type(description="The result is public.")
class PublishReviewSuccess:
    """The result is public."""

    panel: ReviewPanel = strawberry.field(description="The panel as it stands now.")


PublishReviewResult = Annotated[
    PublishReviewSuccess | Refused,
    strawberry.union("PublishReviewResult", description="The panel, or why not."),
]


def _seats(given: list[strawberry.ID]) -> list[UUID]:
    return [key_of("Appointment", one, field="seats") for one in given]


def _scores(given: list[CriterionScoreInput]) -> dict[Criterion, int]:
    """Return the scores by criterion. Refuses a criterion that is scored twice."""
    scores = {one.criterion: one.score for one in given}
    if len(scores) != len(given):
        raise Invalid("criterion_left_out", field="scores")
    return scores


@strawberry.type
class ReviewMutations:
    """What is done in a review."""

    @verb("Form the panel that reviews a proposal; at least half are residents.")
    async def form_panel(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            FormPanelInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> FormPanelResult:
        """Form the panel that reviews a proposal; at least half are residents."""
        row = await info.context.write(
            actions.form_panel,
            answer=reviews_by_id,
            proposal_id=key_of("Proposal", input.proposal_id, field="proposalId"),
            appointment_ids=_seats(input.appointment_ids),
        )
        return FormPanelSuccess(panel=await ReviewPanel.made(info.context, row))

    @verb("Seat more members on a panel.")
    async def seat_members(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            SeatMembersInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> SeatMembersResult:
        """Seat more members on a panel."""
        row = await info.context.write(
            actions.seat_members,
            answer=reviews_by_id,
            panel_id=key_of("ReviewPanel", input.panel_id, field="panelId"),
            appointment_ids=_seats(input.appointment_ids),
        )
        return SeatMembersSuccess(panel=await ReviewPanel.made(info.context, row))

    @verb("Stand aside from a review for an interest of one's own (회피).")
    async def stand_aside(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            StandAsideInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> StandAsideResult:
        """Stand aside from a review for an interest of one's own (회피)."""
        row = await info.context.write(
            actions.stand_aside,
            answer=reviews_by_id,
            panel_id=key_of("ReviewPanel", input.panel_id, field="panelId"),
            reason=input.reason,
        )
        return StandAsideSuccess(panel=await ReviewPanel.made(info.context, row))

    @verb("Set a member of a panel aside, with a reason.")
    async def set_aside(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            SetAsideInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> SetAsideResult:
        """Set a member of a panel aside, with a reason."""
        row = await info.context.write(
            actions.set_aside,
            answer=reviews_by_id,
            panel_id=key_of("ReviewPanel", input.panel_id, field="panelId"),
            appointment_id=key_of("Appointment", input.appointment_id, field="appointmentId"),
            reason=input.reason,
        )
        return SetAsideSuccess(panel=await ReviewPanel.made(info.context, row))

    @verb("Hand in one's scores, or others in their place while they are not locked.")
    async def score_proposal(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ScoreProposalInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> ScoreProposalResult:
        """Hand in one's scores, or others in their place while they are not locked."""
        row = await info.context.write(
            actions.score_proposal,
            answer=reviews_by_id,
            panel_id=key_of("ReviewPanel", input.panel_id, field="panelId"),
            scores=_scores(input.scores),
            reason=input.reason,
            expected_version=input.expected_version,
        )
        return ScoreProposalSuccess(panel=await ReviewPanel.made(info.context, row))

    @verb("Lock the scores of a panel; nobody sees them before.")
    async def lock_scores(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            LockScoresInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> LockScoresResult:
        """Lock the scores of a panel; nobody sees them before."""
        row = await info.context.write(
            actions.lock_scores,
            answer=reviews_by_id,
            panel_id=key_of("ReviewPanel", input.panel_id, field="panelId"),
        )
        return LockScoresSuccess(panel=await ReviewPanel.made(info.context, row))

    @verb("Publish what a panel came to.")
    async def publish_review(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            PublishReviewInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> PublishReviewResult:
        """Publish what a panel came to."""
        row = await info.context.write(
            actions.publish_review,
            answer=reviews_by_id,
            panel_id=key_of("ReviewPanel", input.panel_id, field="panelId"),
            summary=input.summary,
        )
        return PublishReviewSuccess(panel=await ReviewPanel.made(info.context, row))
