"""Channels: ballots that come in by several ways, added up, or weighed against each other.

Where a notice gives every channel its weight, an option's score is

    score(option) = sum over channels of  weight(channel) * points(channel, option) / points(channel)

an exact fraction of 100. A channel in which nobody gave a point adds nothing to anybody.

Whoever votes on paper is marked on the roll by name: what a channel of a few ballots gave would tell what
these people chose, and exact scores give it away even where no table shows it. So a channel by which fewer
ballots came than the notice asks for is neither counted nor told by itself: it is counted together with
online, under both weights. Everybody can still do the count again, and three papers decide no forty per
cent. What such a channel gave stands in no record, since a digest of it could be tried out.
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


@dataclass(frozen=True, slots=True)
class Together:
    """Channels counted as one, in the order of the notice, and what they gave together."""

    channels: tuple[Channel, ...]
    weight: int | None
    count: Count


def joined(ballots: Mapping[Channel, int], least: int | None) -> tuple[Channel, ...]:
    """Return the channels that are counted together, in their order; none where each has enough.

    `ballots` came by each channel, `least` is what a channel needs; one by which nobody came has nothing
    to tell. With the small ones goes online, or, where online is small itself, the one of most ballots.
    """
    small = [one for one, came in ballots.items() if least is not None and 0 < came < least]
    others = [one for one in ballots if one not in small]
    if not small or not others:
        return tuple(small)
    most = max(others, key=lambda one: ballots[one])
    beside = Channel.ONLINE if Channel.ONLINE in others else most
    return tuple(one for one in ballots if one in small or one is beside)


def together(
    weights: Mapping[Channel, int], counts: Mapping[Channel, Count], least: int | None
) -> Together | None:
    """Return what is counted as one; None where every channel stands by itself."""
    channels = joined({one: count.ballots for one, count in counts.items()}, least)
    if not channels:
        return None
    return Together(
        channels,
        sum(weights[one] for one in channels) if weights else None,
        added(counts[one] for one in channels),
    )


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


def weighed(
    weights: Mapping[Channel, int],
    counts: Mapping[Channel, Count],
    as_one: Together | None = None,
) -> dict[int, Fraction]:
    """Return every option's score of 100, by its number."""
    within = as_one.channels if as_one else ()
    parts = [(weight, counts[one]) for one, weight in weights.items() if one not in within]
    if as_one is not None:
        parts.append((as_one.weight or 0, as_one.count))
    scores: dict[int, Fraction] = {}
    for weight, counted in parts:
        points = counted.points
        whole = sum(points.values())
        for option, earned in points.items():
            share = Fraction(earned, whole) if whole else Fraction(0)
            scores[option] = scores.get(option, Fraction(0)) + weight * share
    return scores


def channel_record(one: ChannelCount, as_one: Together | None) -> dict[str, object]:
    """Return a channel's count as plain values; of one that is counted with others not what it gave."""
    came: dict[str, object] = {
        "channel": one.channel.value,
        "weight": one.weight,
        "ballots": one.count.ballots,
        "spoiled": one.spoiled,
    }
    told = as_one is None or one.channel not in as_one.channels
    return came | _given(one.count) if told else came


def together_record(one: Together) -> dict[str, object]:
    """Return what several channels gave together as plain values."""
    return {
        "channels": [channel.value for channel in one.channels],
        "weight": one.weight,
        "ballots": one.count.ballots,
        **_given(one.count),
    }


def _given(count: Count) -> dict[str, object]:
    return {
        "votes": {str(option): votes for option, votes in count.votes.items()},
        "points": {str(option): points for option, points in count.points.items()},
    }


def sums(left: Mapping[K, int], right: Mapping[K, int]) -> dict[K, int]:
    """Add up two tables of numbers."""
    return {key: left.get(key, 0) + right.get(key, 0) for key in {**left, **right}}
