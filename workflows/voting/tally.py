"""The tally: from a definition and grouped ballots to the selection, every step, and every tie."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from workflows.voting.by_shares import select_by_shares
from workflows.voting.channels import (
    ChannelCount,
    Together,
    added,
    channel_record,
    together,
    together_record,
    weighed,
)
from workflows.voting.completion import Completed
from workflows.voting.counts import Count, count
from workflows.voting.explain import Step, fraction_text, step_record
from workflows.voting.greedy import select_greedily
from workflows.voting.kinds import EQUAL_SHARES, Channel, Definition, Rule
from workflows.voting.ties import TieUsed, lot_commitment, ranks


@dataclass(frozen=True, slots=True)
class Tally:
    """The whole result of one count, enough for anyone to follow and to repeat it.

    `scores` are points and `votes` how often an option was named, by option number. `selected` is
    in the order taken, `spent` in the smallest unit. `steps` holds exactly one step an option.
    `endowment` and `raised` (number of steps) are there for equal shares only. `lot_seed` opens
    the public lot; its SHA-256 is the commitment that was published. `channels` are there where more
    than one was open; `weighted` scores, of 100, where the notice weighs them: by these it was decided.
    `as_one` are channels of too few ballots to be counted by themselves.
    """

    ballots: int
    irregular: int
    scores: dict[int, int]
    votes: dict[int, int]
    selected: tuple[int, ...]
    spent: int
    steps: tuple[Step, ...]
    ties: tuple[TieUsed, ...]
    endowment: Fraction | None = None
    raised: int | None = None
    lot_seed: bytes | None = None
    channels: tuple[ChannelCount, ...] = ()
    weighted: Mapping[int, Fraction] | None = None
    as_one: Together | None = None

    @property
    def order(self) -> tuple[int, ...]:
        """The options in the order in which the count came to them."""
        return tuple(step.option for step in self.steps)


def tally(definition: Definition, groups: Mapping[str, int] | Iterable[tuple[str, int]]) -> Tally:
    """Count grouped ballots: canonical choice text and its number of ballots.

    The order and the grouping of ballots never matter. All arithmetic is exact. The definition is
    one that `check_definition` lets pass; a public lot needs its seed in it (ValueError).
    """
    return decide(definition, count(definition, groups), ranks(definition))


def tally_channels(
    definition: Definition,
    inside: Mapping[Channel, Mapping[str, int]],
    spoiled: Mapping[Channel, int],
) -> Tally:
    """Count grouped ballots of every channel of a definition, and how many papers were spoiled.

    Without weights every ballot counts alike; with them an option's score is the sum of each
    channel's weight times the option's share of that channel's points. Channels of too few ballots
    are counted together (`channels.joined`). All arithmetic is exact.
    """
    counts = {
        channel: count(definition, inside.get(channel, {})) for channel, _ in definition.channels
    }
    as_one = together(definition.weights, counts, definition.least_apart)
    weighted = weighed(definition.weights, counts, as_one) if definition.weights else None
    made = decide(definition, added(counts.values()), ranks(definition), weighted)
    return replace(
        made,
        weighted=weighted,
        as_one=as_one,
        channels=tuple(
            ChannelCount(channel, weight, counts[channel], spoiled.get(channel, 0))
            for channel, weight in definition.channels
        ),
    )


def decide(
    definition: Definition,
    counted: Count,
    rank: Mapping[int, int],
    weighted: Mapping[int, Fraction] | None = None,
) -> Tally:
    """Apply the rule to what was counted; `rank` puts options that stand equal in order.

    `weighted` scores take the place of the points where the notice weighs channels.
    """
    completed: Completed | None = None
    if definition.rule in EQUAL_SHARES:
        selection, completed = select_by_shares(definition, counted, rank)
    else:
        selection = select_greedily(
            definition,
            counted.points if weighted is None else weighted,
            rank,
            among=definition.options,
            left=definition.budget,
            skip=definition.rule is not Rule.GREEDY_NO_SKIP,
        )
    taken = [step for step in selection.steps if step.took]
    return Tally(
        ballots=counted.ballots,
        irregular=counted.irregular,
        scores=counted.points,
        votes=counted.votes,
        selected=tuple(step.option for step in taken),
        spent=sum(step.cost for step in taken),
        steps=selection.steps,
        ties=selection.ties,
        endowment=completed.endowment if completed else None,
        raised=completed.raised if completed else None,
        lot_seed=definition.lot_seed,
    )


def tally_record(result: Tally) -> dict[str, object]:
    """Return the tally as plain values for storing and hashing; keys of mappings become text.

    A vote with one channel is written as before there were more.
    """
    more: dict[str, object] = {}
    if result.channels:
        more["channels"] = [channel_record(one, result.as_one) for one in result.channels]
    if result.as_one is not None:
        more["together"] = together_record(result.as_one)
    if result.weighted is not None:
        more["weighted"] = {
            str(number): fraction_text(score) for number, score in result.weighted.items()
        }
    return {
        **more,
        "ballots": result.ballots,
        "irregular": result.irregular,
        "scores": {str(number): points for number, points in result.scores.items()},
        "votes": {str(number): votes for number, votes in result.votes.items()},
        "selected": list(result.selected),
        "spent": result.spent,
        "steps": [step_record(step) for step in result.steps],
        "ties": [
            {
                "options": list(tie.options),
                "by": tie.by.value,
                "then": tie.then.value if tie.then else None,
                "order": list(tie.order),
                "equal_in": fraction_text(tie.equal_in),
                "decisive": tie.decisive,
            }
            for tie in result.ties
        ],
        "endowment": fraction_text(result.endowment),
        "raised": result.raised,
        "lot_seed": result.lot_seed.hex() if result.lot_seed else None,
        "lot_commitment": lot_commitment(result.lot_seed) if result.lot_seed else None,
    }
