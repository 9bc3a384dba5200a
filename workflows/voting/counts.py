"""Counting grouped ballots: votes and points of every option, and the sets of supported options."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workflows.voting.choices import Choice, irregularity, read_stored
from workflows.voting.kinds import BallotKind, Definition


@dataclass(frozen=True, slots=True)
class Count:
    """What a box holds, added up.

    `votes` is how often each option was named (a repeat inside a ballot kept as cast counts
    again), `points` what it earned; both by option number. `supporters` maps each distinct set of
    supported options, ascending, to its number of ballots. `irregular` counts ballots that the
    poll's own limits would have refused.
    """

    ballots: int
    votes: dict[int, int]
    points: dict[int, int]
    supporters: dict[tuple[int, ...], int]
    irregular: int


def count(definition: Definition, groups: Mapping[str, int] | Iterable[tuple[str, int]]) -> Count:
    """Add up ballots given as canonical choice text and number of ballots.

    A text may come more than once: only the sums matter, never order or grouping.
    """
    numbers = range(1, len(definition.options) + 1)
    votes = dict.fromkeys(numbers, 0)
    points = dict.fromkeys(numbers, 0)
    supporters: dict[tuple[int, ...], int] = {}
    ballots = irregular = 0
    for text, weight in groups.items() if isinstance(groups, Mapping) else groups:
        choice = read_stored(definition.kind, text)
        ballots += weight
        if irregularity(definition, choice):
            irregular += weight
        for number, mark in zip(choice.options, marks(definition, choice), strict=True):
            votes[number] += weight
            points[number] += mark * weight
        named = tuple(sorted(set(choice.options)))
        supporters[named] = supporters.get(named, 0) + weight
    return Count(ballots, votes, points, supporters, irregular)


def marks(definition: Definition, choice: Choice) -> tuple[int, ...]:
    """Return the points that each named option earns from one ballot.

    Approval and choose-one: one each. Ordinal: the stated maximum length for the first place, one
    less for each place below, never under zero. Cumulative: the points as given.
    """
    if definition.kind is BallotKind.CUMULATIVE:
        return choice.points
    if definition.kind is BallotKind.ORDINAL:
        first = definition.longest
        return tuple(max(first - place, 0) for place in range(len(choice.options)))
    return (1,) * len(choice.options)
