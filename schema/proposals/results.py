"""The result of a campaign: what was selected, what was left, every step and every tie."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Self, TypeAlias

import strawberry

from schema.kit.context import Info
from schema.kit.scalars import Won
from schema.proposals import types
from schema.voting.outcome import Outcome, TieRead
from schema.voting.sentences import tie_sentence
from workflows.voting.kinds import TieRule
from workflows.voting.models import Poll, PollOption, PollResult

if TYPE_CHECKING:
    from schema.proposals.types import BallotLine

Line: TypeAlias = Annotated["BallotLine", strawberry.lazy("schema.proposals.types")]


@strawberry.type(description="Proposals that stood equal, and what put them in order.")
class TieNote:
    """A tie as it was decided."""

    lines: list[Line] = strawberry.field(description="Those that stood equal, first preferred.")
    rule: TieRule = strawberry.field(description="The rule that decided, named before the opening.")
    decisive: bool = strawberry.field(
        description="Whether another order would have given another selection."
    )
    read: strawberry.Private[TieRead]

    @strawberry.field(description="One plain sentence in the viewer's language.")
    def explanation(self, info: Info) -> str:
        """Explain the tie."""
        return tie_sentence(info.context.locale, self.read)


@strawberry.type(description="The result of a campaign, enough for anyone to repeat the count.")
class CampaignResult:
    """A result with its steps."""

    selected: list[Line] = strawberry.field(description="What is carried out, in the order taken.")
    not_selected: list[Line] = strawberry.field(description="The rest, in the order of the count.")
    spent: Won = strawberry.field(description="What the selected cost together.")
    left: Won = strawberry.field(description="What is left of the budget.")
    ballots: int = strawberry.field(description="Ballots counted, the last one of each voter.")
    replaced: int = strawberry.field(description="Ballots replaced by a later vote.")
    roll_size: int = strawberry.field(description="How many were on the roll at the end.")
    ties: list[TieNote] = strawberry.field(description="Every tie, with what decided it.")
    steps: list[Line] = strawberry.field(description="All lines in the order of the count.")
    endowment: str | None = strawberry.field(
        description="Equal shares only: each voter's share in won at the end, an exact fraction "
        "written numerator/denominator."
    )
    tallied_at: datetime = strawberry.field(description="When the count was made.")
    digest: str = strawberry.field(description="SHA-256 of the outcome's canonical JSON, in hex.")

    @classmethod
    def of(cls, row: PollResult, poll: Poll, options: Sequence[PollOption]) -> Self:
        """Show a result with the lines of its paper."""
        outcome = Outcome.of(row.outcome)
        lines = {option.number: types.BallotLine.of(option) for option in options}
        counted = sorted(outcome.steps.values(), key=lambda step: step.position)
        return cls(
            selected=[lines[number] for number in outcome.selected],
            not_selected=[lines[s.option] for s in counted if s.option not in outcome.selected],
            spent=Won(outcome.spent),
            left=Won(poll.budget - outcome.spent),
            ballots=row.ballots,
            replaced=row.replaced,
            roll_size=row.roll_size,
            ties=[
                TieNote(
                    lines=[lines[number] for number in tie.order],
                    rule=tie.by,
                    decisive=tie.decisive,
                    read=tie,
                )
                for tie in outcome.ties
            ],
            steps=[lines[step.option] for step in counted],
            endowment=outcome.endowment,
            tallied_at=row.tallied_at,
            digest=row.digest,
        )
