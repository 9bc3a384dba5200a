"""Leaps over endowments: a proof in floats that no endowment of an interval ends the raising.

Between two endowments nobody knows each voter's money exactly, but it can be enclosed. If all
endowments in the interval have bought the same options so far, a voter's money lies between a
`low` and a `high`, and so does the level of every option: levels fall as money grows, so the level
lies between the one at `high` money and the one at `low` money. An option whose rate at best is
above what another surely reaches cannot come next; all others may, each at some endowment of the
interval, and every one of them is followed. What remains after paying lies between low less the
highest price and high less the lowest. The interval is quiet if no such path costs more than the
budget and each ends with room for something else. A path on which nothing more may be affordable
somewhere has room too, for it leaves the room of the longer one and the money of what that buys.

Everything is rounded away from the truth on the safe side, so that a proof never claims too much;
where there is no proof, the caller takes a shorter leap, in the end one step that is run exactly.
"""

import heapq
import math
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

import numpy as np

from workflows.voting.bounds import ULP, highest_level, lowest_rate
from workflows.voting.electorate import Electorate, Floats

MOST_AT_ONCE: Final = 4  # options that may come next; more, and the leap was far too long
MOST_PATHS: Final = 8  # sets of options bought that are followed side by side


@dataclass(slots=True)
class _Path:
    """What encloses every group's money, what may come next, and what was spent so far."""

    low: Floats
    high: Floats
    waiting: list[tuple[float, int]]  # lower bound of the rate, option
    spent: int


@dataclass(frozen=True, slots=True)
class _Next:
    """An option that may come next: bounds of its rate and, for its price, of its level.

    `heads` is the number of its supporters if at all endowments they surely share evenly, so that
    the rate is 1 / heads, else 0.
    """

    option: int
    rate: float
    price: float
    heads: float


def quiet(voters: Electorate, low: Fraction, high: Fraction, *, budget: int) -> bool:
    """Whether it is proved that no endowment from `low` to `high` ends the raising.

    That is: the outcome costs no more than the budget, and has room for something supported.
    """
    groups = len(voters.weights)
    start = _Path(
        np.full(groups, math.nextafter(float(low), 0.0)),
        np.full(groups, math.nextafter(float(high), math.inf)),
        [(0.0, option) for option, cost in voters.costs.items() if cost],
        0,
    )
    free = frozenset(option for option, cost in voters.costs.items() if not cost)
    layer = {frozenset[int](): start}
    while layer:
        following: dict[frozenset[int], _Path] = {}
        for bought, path in layer.items():
            follow = _may_come_next(voters, path)
            if len(follow) > MOST_AT_ONCE:
                return False
            if not follow and not voters.has_room(bought | free, budget):
                return False
            for step in follow:
                if path.spent + voters.costs[step.option] > budget:
                    return False
                others = [(other.rate, other.option) for other in follow if other is not step]
                paid, names = _pay(voters, path, step, others), bought | {step.option}
                met = following.get(names)
                following[names] = _both(met, paid) if met else paid
        if len(following) > MOST_PATHS:
            return False
        layer = following
    return True


def _both(one: _Path, other: _Path) -> _Path:
    """Return what encloses both of two paths that bought the same options in another order."""
    waiting = {option: rate for rate, option in one.waiting}
    for rate, option in other.waiting:
        waiting[option] = min(rate, waiting.get(option, rate))
    return _Path(
        np.minimum(one.low, other.low),
        np.maximum(one.high, other.high),
        sorted((rate, option) for option, rate in waiting.items()),
        one.spent,
    )


def _may_come_next(voters: Electorate, path: _Path) -> list[_Next]:
    """Return all options that may come next; those surely not affordable leave for good."""
    met: list[_Next] = []
    renewed: list[tuple[float, int]] = []
    surely = math.inf
    while path.waiting or renewed:
        again = not renewed or (bool(path.waiting) and path.waiting[0] <= renewed[0])
        known, option = (path.waiting if again else renewed)[0]
        if known > surely or sum(not step.heads for step in met) > MOST_AT_ONCE:
            break
        heapq.heappop(path.waiting if again else renewed)
        members, weights = voters.members[option], voters.shares[option]
        cost = float(voters.costs[option])
        if again:
            rate = lowest_rate(path.high[members], weights, cost, slack=0.0, known=known)
            if rate is not None:
                heapq.heappush(renewed, (rate, option))
            continue
        money, heads = path.low[members], float(weights.sum())
        even = float(money.min()) > cost / heads * (1 + 4 * ULP)
        price = highest_level(money, weights, cost, known * cost)
        met.append(_Next(option, known, price, heads if even else 0.0))
        surely = min(surely, price / cost * (1 + 4 * ULP))
    for bound in renewed:
        heapq.heappush(path.waiting, bound)
    return _without_beaten(voters, path, met)


def _without_beaten(voters: Electorate, path: _Path, met: list[_Next]) -> list[_Next]:
    """Of options whose rates are fixed, 1 / supporters, only the first can come next."""
    even = [step for step in met if step.heads]
    first = min(even, key=lambda step: (-step.heads, voters.rank[step.option]), default=None)
    follow = [step for step in met if not step.heads or step is first]
    names = {step.option for step in follow}
    for step in met:
        if step.option not in names:
            heapq.heappush(path.waiting, (step.rate, step.option))
    return follow if len(follow) < 2 else [*follow[1:], follow[0]]


def _pay(voters: Electorate, path: _Path, step: _Next, others: list[tuple[float, int]]) -> _Path:
    """Return the path on which this option was bought and the others still wait."""
    members, cost = voters.members[step.option], voters.costs[step.option]
    low, high = (path.low, path.high) if not others else (path.low.copy(), path.high.copy())
    ulps = 2 * ULP * (high[members] + step.rate * cost)
    low[members] = np.maximum(low[members] - step.price, 0.0) * (1 - 2 * ULP)
    high[members] = np.maximum(high[members] - step.rate * cost * (1 - 4 * ULP) + ulps, 0.0)
    waiting = path.waiting if not others else [*path.waiting, *others]
    heapq.heapify(waiting)
    return _Path(low, high, waiting, path.spent + cost)
