"""Types of voting: what the count did with a line, own ballots, receipts, and notes on the roll."""

from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry

from schema.kit.context import Info
from schema.kit.ids import global_id
from schema.kit.nodes import Node
from schema.kit.scalars import Won
from schema.voting import enums as _enums  # noqa: F401 - names the enums before they are used
from schema.voting.outcome import Outcome, StepRead
from schema.voting.sentences import in_votes, step_sentence
from workflows.identity.reading import Seen
from workflows.rights.permissions import Permission
from workflows.voting.box import OwnBallot, ReceiptState
from workflows.voting.explain import StepKind, fraction_text
from workflows.voting.models import PollResult
from workflows.voting.models import RollCorrection as CorrectionRow
from workflows.voting.queries import RollNote as NoteRow
from workflows.voting.queries import polls_by_id
from workflows.voting.states import CorrectionKind, CorrectionState

# By which rights a correction of a roll is seen.
VOTER = "roll_correction.voter_id"
ROLL_READERS = (Permission.ROLL_READ, Permission.ROLL_APPROVE)


@strawberry.type(description="The exact step of the count that took or dropped a proposal.")
class CountStep:
    """One step of the count."""

    position: int = strawberry.field(description="Its place in the count, from 1.")
    kind: StepKind = strawberry.field(description="What the step did.")
    money_before: Won | None = strawberry.field(description="The money left before the step.")
    money_after: Won | None = strawberry.field(description="The money left after the step.")
    read: strawberry.Private[StepRead]
    poll_id: strawberry.Private[UUID]

    @strawberry.field(description="One plain sentence in the viewer's language.")
    async def explanation(self, info: Info) -> str:
        """Explain the step in votes or in points, as its paper has them."""
        poll = await info.context.fetch(polls_by_id, self.poll_id)
        return step_sentence(info.context.locale, self.read, in_votes=in_votes(poll))

    @classmethod
    def of(cls, step: StepRead, poll_id: UUID) -> Self:
        """Show a step."""
        return cls(
            position=step.position,
            kind=step.kind,
            money_before=Won(step.left),
            money_after=Won(step.left_after),
            read=step,
            poll_id=poll_id,
        )


@strawberry.type(description="How a proposal came out of the count.")
class LineOutcome:
    """One line's outcome."""

    selected: bool = strawberry.field(description="Whether it is carried out.")
    votes: int = strawberry.field(description="How many ballots named it.")
    score: int = strawberry.field(description="The points it earned; for approvals, the votes.")
    rank: int = strawberry.field(description="Its place by score, from 1; equal scores share one.")
    weighted_score: str | None = strawberry.field(
        description="Where the notice weighs its channels: the score of 100 by which it was decided, "
        "an exact fraction written numerator/denominator."
    )
    step: CountStep = strawberry.field(description="The step that took or dropped it.")

    @classmethod
    def of(cls, result: PollResult, number: int) -> Self:
        """Show the outcome of the line with a number."""
        outcome = Outcome.of(result.outcome)
        return cls(
            selected=number in outcome.selected,
            votes=outcome.votes[number],
            score=outcome.scores[number],
            rank=outcome.rank(number),
            weighted_score=fraction_text(outcome.weighted.get(number)),
            step=CountStep.of(outcome.steps[number], result.poll_id),
        )


@strawberry.type(description="The viewer's own last ballot: that it is there, never its choice.")
class ViewerBallot:
    """Known while the key of the box lives, that is until the count."""

    counter: int = strawberry.field(description="1 for the first vote, one more for each later.")
    receipt: str = strawberry.field(description="The code to look the ballot up by.")

    @classmethod
    def of(cls, ballot: OwnBallot) -> Self:
        """Show one's own ballot."""
        return cls(counter=ballot.counter, receipt=ballot.receipt)


@strawberry.type(description="What became of the ballot with a receipt code. Anyone may ask.")
class ReceiptCheck:
    """The answer to a receipt code."""

    code: str = strawberry.field(description="The code asked for.")
    state: ReceiptState = strawberry.field(description="What it stands for.")


@strawberry.type(description="That the frozen roll was corrected, or not; it names nobody.")
class RollNote:
    """A public note on the roll."""

    kind: CorrectionKind = strawberry.field(description="Whether a voter is added or struck.")
    reason: str = strawberry.field(description="The stated reason.")
    state: CorrectionState = strawberry.field(description="Where the correction stands.")
    recorded_at: datetime = strawberry.field(description="When it was asked for.")

    @classmethod
    def of(cls, row: NoteRow) -> Self:
        """Show a note."""
        return cls(kind=row.kind, reason=row.reason, state=row.state, recorded_at=row.proposed_at)


@strawberry.type(
    description="A correction of a frozen roll as the officers see it: asked for by one person, "
    "decided by another."
)
class RollCorrection(Node):
    """A correction with its id, for those who may read the roll."""

    kind: CorrectionKind = strawberry.field(description="Whether a voter is added or struck.")
    reason: str = strawberry.field(description="The stated reason.")
    state: CorrectionState = strawberry.field(description="Where the correction stands.")
    on_proof: bool = strawberry.field(
        description="Whether it rests on documents and not on what the register holds."
    )
    proposed_at: datetime = strawberry.field(description="When it was asked for.")
    decided_at: datetime | None = strawberry.field(description="When the second person decided.")
    row: strawberry.Private[CorrectionRow]

    @strawberry.field(
        description="The voter, by his pseudonymous id. That it was read is logged (접속기록)."
    )
    async def person_id(self, info: Info) -> strawberry.ID:
        """Name the voter, once it is logged who asks."""
        seen = Seen(self.row.programme_id, VOTER, ROLL_READERS)
        await info.context.note(seen, self.row.voter_id)
        return global_id("Person", self.row.voter_id)

    @classmethod
    def of(cls, row: CorrectionRow) -> Self:
        """Show a correction."""
        return cls(
            id=global_id("RollCorrection", row.id),
            kind=row.kind,
            reason=row.reason,
            state=row.state,
            on_proof=row.on_proof,
            proposed_at=row.proposed_at,
            decided_at=row.decided_at,
            row=row,
        )
