"""Channels: ballots that come in by several ways, added up, or weighed against each other.

Where a notice gives every channel its weight, an option's score is

    score(option) = sum over channels of  weight(channel) * points(channel, option) / points(channel)

an exact fraction of 100. A channel in which nobody gave a point adds nothing to anybody.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from workflows.voting.counts import Count
from workflows.voting.kinds import Channel

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class ChannelCount:
    """What came in by one channel; `weight` in per cent, `spoiled` papers say nothing."""

    channel: Channel
    weight: int | None
    count: Count
    spoiled: int


def added(counts: Iterable[Count]) -> Count:
    """Add up what was counted in several channels of one poll."""
    whole = Count(0, {}, {}, {}, 0)
    for one in counts:
        whole = Count(
            ballots=whole.ballots + one.ballots,
            votes=sums(whole.votes, one.votes),
            points=sums(whole.points, one.points),
            supporters=sums(whole.supporters, one.supporters),
            irregular=whole.irregular + one.irregular,
        )
    return whole


def weighed(weights: Mapping[Channel, int], counts: Mapping[Channel, Count]) -> dict[int, Fraction]:
    """Return every option's score of 100, by its number."""
    scores: dict[int, Fraction] = {}
    for channel, weight in weights.items():
        points = counts[channel].points
        whole = sum(points.values())
        for option, earned in points.items():
            share = Fraction(earned, whole) if whole else Fraction(0)
            scores[option] = scores.get(option, Fraction(0)) + weight * share
    return scores


def channel_record(one: ChannelCount) -> dict[str, object]:
    """Return a channel's count as plain values for storing and hashing."""
    return {
        "channel": one.channel.value,
        "weight": one.weight,
        "ballots": one.count.ballots,
        "spoiled": one.spoiled,
        "votes": {str(option): votes for option, votes in one.count.votes.items()},
        "points": {str(option): points for option, points in one.count.points.items()},
    }


def sums(left: Mapping[K, int], right: Mapping[K, int]) -> dict[K, int]:
    """Add up two tables of numbers."""
    return {key: left.get(key, 0) + right.get(key, 0) for key in {**left, **right}}
