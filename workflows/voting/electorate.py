"""The electorate of equal shares: groups of like-minded voters, laid out in arrays.

Voters who support the same options always have the same money: they are one group with a weight.
The arrays are made once and only read; a hundred thousand voters take some tens of megabytes.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Electorate:
    """Groups of voters by what they support, among the options that may be bought.

    `voters` counts everyone who cast a ballot, also an empty one. `weights[g]` is the number of
    voters of group g, a whole number kept as float64 (exact below 2^53); group g supports the
    options `named[starts[g]:starts[g + 1]]`. `members[o]` are the groups behind option o, and
    `shares[o]` their weights. `rank` puts options of one rate in order.
    """

    voters: int
    weights: Floats
    starts: Whole
    named: Whole
    members: Mapping[int, Whole]
    shares: Mapping[int, Floats]
    costs: Mapping[int, int]
    rank: Mapping[int, int]

    def spent_on(self, bought: Collection[int]) -> int:
        """Return what options cost together."""
        return sum(self.costs[option] for option in bought)

    def has_room(self, bought: Collection[int], budget: int) -> bool:
        """Say whether something supported that is not bought could be added within the budget."""
        left = budget - self.spent_on(bought)
        return any(cost <= left for option, cost in self.costs.items() if option not in bought)


def electorate(
    supporters: Mapping[tuple[int, ...], int],
    *,
    voters: int,
    costs: Mapping[int, int],
    rank: Mapping[int, int],
) -> Electorate:
    """Group voters by the options of `costs` they support; options nobody supports are left out."""
    weights = _kept(supporters, costs)
    sizes = np.fromiter(map(len, weights), np.int64, len(weights))
    named = np.fromiter(chain.from_iterable(weights), np.int64, int(sizes.sum()))
    heads = np.fromiter(weights.values(), np.float64, len(weights))
    by_option = np.argsort(named, kind="stable")
    groups = np.repeat(np.arange(len(weights)), sizes)[by_option]
    options, first = np.unique(named[by_option], return_index=True)
    parts = np.split(groups, first[1:]) if len(options) else []
    members = dict(zip(options.tolist(), parts, strict=True))
    return Electorate(
        voters=voters,
        weights=heads,
        starts=np.concatenate(([0], np.cumsum(sizes))).astype(np.int64),
        named=named,
        members=members,
        shares={option: heads[behind] for option, behind in members.items()},
        costs={option: costs[option] for option in members},
        rank=rank,
    )


def _kept(
    supporters: Mapping[tuple[int, ...], int], costs: Mapping[int, int]
) -> dict[tuple[int, ...], int]:
    """Leave out of every set the options that are not for sale, and sets that become empty."""
    weights: dict[tuple[int, ...], int] = {}
    for named, number in supporters.items():
        kept = tuple(option for option in named if option in costs)
        if kept and number:
            weights[kept] = weights.get(kept, 0) + number
    return weights
