"""The result of a campaign: what was selected, what was left, every step and every tie."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Self, TypeAlias

import strawberry

from schema.kit.context import Info
from schema.kit.scalars import Won
from schema.proposals import types
from schema.voting.outcome import ChannelRead, Outcome, StepRead, TieRead, TogetherRead
from schema.voting.sentences import in_votes, step_sentence, tie_sentence
from workflows.voting.kinds import Channel, Rule, TieRule
from workflows.voting.models import Poll, PollComparison, PollOption, PollResult
from workflows.voting.paper.queries import assisted_by_poll
from workflows.voting.queries import comparisons_by_poll
from workflows.voting.small_channels import enough, smallest_told, tells_points

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
    in_votes: strawberry.Private[bool]

    @strawberry.field(description="One plain sentence in the viewer's language.")
    def explanation(self, info: Info) -> str:
        """Explain the tie."""
        return tie_sentence(info.context.locale, self.read, in_votes=self.in_votes)


@strawberry.type(
    description="A line that another rule would have decided otherwise, with that rule's reason."
)
class RuleDifference:
    """One line taken by one rule and not by the other."""

    line: Line = strawberry.field(description="The line.")
    selected: bool = strawberry.field(
        description="Whether the other rule takes it: then the count did not, and the reverse."
    )
    read: strawberry.Private[StepRead]
    in_votes: strawberry.Private[bool]

    @strawberry.field(description="Why the other rule takes or drops it, in one plain sentence.")
    def explanation(self, info: Info) -> str:
        """Explain the other rule's step."""
        return step_sentence(info.context.locale, self.read, in_votes=self.in_votes)


@strawberry.type(
    description="The same ballots under another rule than that of the notice. It decides nothing."
)
class RuleComparison:
    """What another rule would have selected."""

    rule: Rule = strawberry.field(description="The other rule; all other terms are the notice's.")
    selected: list[Line] = strawberry.field(description="What it would take, in its order.")
    spent: Won = strawberry.field(description="What that would cost together.")
    left: Won = strawberry.field(description="What would be left of the budget.")
    differences: list[RuleDifference] = strawberry.field(
        description="Lines it decides otherwise: first those it takes, then those it drops."
    )

    @classmethod
    def of(
        cls,
        row: PollComparison,
        poll: Poll,
        lines: Mapping[int, Line],
        official: Outcome,
    ) -> Self:
        """Show a comparison beside the official outcome."""
        other = Outcome.of(row.outcome)
        gained = [number for number in other.selected if number not in official.selected]
        lost = [number for number in official.selected if number not in other.selected]
        return cls(
            rule=row.rule,
            selected=[lines[number] for number in other.selected],
            spent=Won(other.spent),
            left=Won(poll.budget - other.spent),
            differences=[
                RuleDifference(
                    line=lines[number],
                    selected=number in other.selected,
                    read=other.steps[number],
                    in_votes=in_votes(poll),
                )
                for number in [*gained, *lost]
            ],
        )


@strawberry.type(description="What came in by one channel.")
class ChannelResult:
    """A channel's count."""

    channel: Channel = strawberry.field(description="Which.")
    weight: int | None = strawberry.field(description="Its weight in per cent, if it has one.")
    ballots: int = strawberry.field(description="Ballots that count.")
    spoiled: int = strawberry.field(description="Papers that say nothing valid.")
    together: bool = strawberry.field(
        description="Whether it is counted together with others (`CampaignResult.together`)."
    )
    read: strawberry.Private[ChannelRead]
    all: strawberry.Private[Sequence[ChannelRead]]

    @strawberry.field(
        description="The points of every line in this channel, by the numbers of the paper. Empty "
        "where it is counted together with others: its points would tell what people known by name "
        "chose, and stand nowhere."
    )
    async def points(self, info: Info) -> list[int]:
        """Tell them unless they tell too much."""
        smallest = await info.context.read(smallest_told)
        if not tells_points([(one.weight, one.ballots) for one in self.all], smallest):
            return []
        return [self.read.points[number] for number in sorted(self.read.points)]

    @classmethod
    def of(
        cls, read: ChannelRead, channels: Sequence[ChannelRead], together: TogetherRead | None
    ) -> Self:
        """Show a channel."""
        return cls(
            channel=read.channel,
            weight=read.weight,
            ballots=read.ballots,
            spoiled=read.spoiled,
            together=together is not None and read.channel in together.channels,
            read=read,
            all=channels,
        )


@strawberry.type(
    description="Channels of too few ballots to be counted apart, and who goes with them."
)
class TogetherResult:
    """What several channels gave together: all that is needed to repeat the count."""

    channels: list[Channel] = strawberry.field(description="Which, in the order of the notice.")
    weight: int | None = strawberry.field(description="Their weights together, if they have any.")
    ballots: int = strawberry.field(description="Ballots that count.")
    points: list[int] = strawberry.field(
        description="The points of every line in all of them, by the numbers of the paper."
    )

    @classmethod
    def of(cls, read: TogetherRead) -> Self:
        """Show them."""
        return cls(
            channels=list(read.channels),
            weight=read.weight,
            ballots=read.ballots,
            points=[read.points[number] for number in sorted(read.points)],
        )


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
    channels: list[ChannelResult] = strawberry.field(
        description="What came in by each channel; empty where there was online alone."
    )
    together: TogetherResult | None = strawberry.field(
        description="What channels of few ballots gave together with online; null where each stands alone."
    )
    tallied_at: datetime = strawberry.field(description="When the count was made.")
    digest: str = strawberry.field(description="SHA-256 of the outcome's canonical JSON, in hex.")
    row: strawberry.Private[PollResult]
    poll: strawberry.Private[Poll]
    lines: strawberry.Private[Mapping[int, Line]]

    @strawberry.field(
        description="The same ballots under the other rules that can count them, for whoever "
        "chooses the rule of the next vote. Empty until they have been compared."
    )
    async def other_rules(self, info: Info) -> list[RuleComparison]:
        """Read the comparisons."""
        rows = await info.context.load(comparisons_by_poll, self.poll.id) or ()
        official = Outcome.of(self.row.outcome)
        return [RuleComparison.of(row, self.poll, self.lines, official) for row in rows]

    @strawberry.field(
        description="How many voters two officers helped with their paper (assisted ballots); they are "
        "part of the papers. Null where there are so few that the number is withheld."
    )
    async def assisted(self, info: Info) -> int | None:
        """Count them unless they are few."""
        helped = await info.context.load(assisted_by_poll, self.poll.id) or 0
        return helped if enough(helped, await info.context.read(smallest_told)) else None

    @strawberry.field(description="Numbers of people from 1 to below this are withheld.")
    async def least_told(self, info: Info) -> int:
        """Read the rule."""
        return await info.context.read(smallest_told)

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
                    in_votes=in_votes(poll),
                )
                for tie in outcome.ties
            ],
            steps=[lines[step.option] for step in counted],
            endowment=outcome.endowment,
            channels=[
                ChannelResult.of(one, outcome.channels, outcome.together)
                for one in outcome.channels
            ],
            together=TogetherResult.of(outcome.together) if outcome.together else None,
            tallied_at=row.tallied_at,
            digest=row.digest,
            row=row,
            poll=poll,
            lines=lines,
        )
