"""The Method of Equal Shares with cost utilities, run at one endowment.

Every voter gets the same endowment. An option is bought by its supporters, who share its cost
evenly as far as their money reaches; the one bought next is the one with the lowest rate, the most
any supporter pays divided by the cost (D. Peters, G. Pierczyński, P. Skowron, "Proportional
Participatory Budgeting with Additive Utilities", 2021). A free option is bought at rate 0.

The result is exact. Floats with a proved error (`purse`) only spare looking at options that are
surely not next; the option bought, its equals and its price come from whole numbers.
"""

import heapq
import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from workflows.voting.electorate import Electorate
from workflows.voting.purse import Level, Purse

Bound = tuple[float, int, int]  # lower bound of the rate; rank; option number
Candidate = tuple[Fraction, int, int]  # rate; rank; option number


@dataclass(frozen=True, slots=True)
class Purchase:
    """One option bought: the most one supporter paid, and the options that had the same rate."""

    option: int
    rate: Fraction
    price: Fraction
    equals: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """What is bought at one endowment, in order, and the money at the end."""

    purchases: tuple[Purchase, ...]
    purse: Purse

    def bought(self) -> tuple[int, ...]:
        """The options bought, in order."""
        return tuple(purchase.option for purchase in self.purchases)

    def behind(self, option: int) -> Fraction:
        """Return the money that an option's supporters have left together."""
        return self.purse.behind(option)


@dataclass(frozen=True, slots=True)
class Proved:
    """What a run that was given up still proves, for endowments up to its own.

    `first` are the options bought first, in order; `bounds` are lower bounds of the rates of all
    options that may come next.
    """

    endowment: Fraction
    first: tuple[int, ...]
    bounds: tuple[Bound, ...]


def run_shares(
    voters: Electorate,
    *,
    endowment: Fraction,
    like: Run | None = None,
    proved: Proved | None = None,
) -> Run | Proved:
    """Buy options until none is affordable by its supporters; ties fall to the lower rank.

    With `like`, a run at a lower endowment, the run is given up, and what it proved is returned,
    as soon as it cannot be proved that every endowment between the two buys the same options in
    the same order. `proved` spares looking again at purchases known for this endowment.

    The proof. Let both runs have bought the same options so far. With more endowment each voter
    has at least as much money left, and the level of any option is at most as high: for equal
    money levels can only fall as money grows, and min(level, money) sums to the cost. So at every
    endowment in between, an option's rate lies between its rates at the two ends. If the next
    purchase at the lower end, at its (highest) rate there, still beats every other option at the
    (lowest) rate of the upper end, it is bought everywhere in between; and if at the upper end
    nothing is affordable, nothing is in between.
    """
    purse = Purse(voters, endowment)
    purchases = [
        _buy_again(purse, option) for option in (proved.first if proved else _free(voters))
    ]
    waiting = list(proved.bounds) if proved else _first_bounds(voters)
    heapq.heapify(waiting)
    while True:
        place = len(purchases)
        following = like.purchases[place] if like and place < len(like.purchases) else None
        met, levels = _cheapest(purse, waiting, following)
        if like is not None and not _same_between(met, following):
            first = tuple(purchase.option for purchase in purchases)
            return Proved(endowment, first, (*waiting, *map(_bound_of, met)))
        if not met:
            return Run(tuple(purchases), purse)
        rate, _, option = met[0]
        for other in met[1:]:
            heapq.heappush(waiting, _bound_of(other))
        equals = tuple(other for equal, _, other in met if equal == rate)
        purchases.append(Purchase(option, rate, purse.buy(option, levels[option]), equals))


def _buy_again(purse: Purse, option: int) -> Purchase:
    """Buy an option that is free, or known to come next."""
    if not purse.voters.costs[option]:
        return Purchase(option, Fraction(0), Fraction(0), (option,))
    level = purse.level(option, purse.bound(option, 0.0) or 0.0)
    assert level is not None  # noqa: S101 - proved to be affordable
    return Purchase(option, level.rate, purse.buy(option, level), (option,))


def _free(voters: Electorate) -> list[int]:
    free = [option for option, cost in voters.costs.items() if not cost]
    return sorted(free, key=lambda option: voters.rank[option])


def _first_bounds(voters: Electorate) -> list[Bound]:
    """No option costs its supporters less than an even share each."""
    return [
        (math.nextafter(1 / float(weights.sum()), 0.0), voters.rank[option], option)
        for option, weights in voters.shares.items()
        if voters.costs[option]
    ]


def _bound_of(candidate: Candidate) -> Bound:
    rate, rank, option = candidate
    return math.nextafter(float(rate), 0.0), rank, option


def _cheapest(
    purse: Purse, waiting: list[Bound], following: Purchase | None
) -> tuple[list[Candidate], dict[int, Level]]:
    """Take from the heap every option that may be cheapest; return them, cheapest first.

    Rates only rise while money is spent, so that an earlier bound holds and most options need not
    be looked at again. An option is looked at twice: the bound is renewed in floats, and only if
    it still may be cheapest the rate is computed exactly. All options up to the rate of
    `following` are looked at, until one beats it. Those surely not affordable leave for good.
    """
    met: list[Candidate] = []
    levels: dict[int, Level] = {}
    renewed: list[Bound] = []
    limit = math.nextafter(float(following.rate), math.inf) if following else math.inf
    while waiting or renewed:
        again = not renewed or (bool(waiting) and waiting[0] <= renewed[0])
        known, rank, option = (waiting if again else renewed)[0]
        if known > limit:
            break
        if again:
            heapq.heappop(waiting)
            bound = purse.bound(option, known)
            if bound is not None:
                heapq.heappush(renewed, (bound, rank, option))
            continue
        heapq.heappop(renewed)
        level = purse.level(option, known)
        if level is None:
            continue
        met.append((level.rate, rank, option))
        levels[option] = level
        if following is None:
            limit = min(limit, math.nextafter(float(level.rate), math.inf))
        elif level.rate < following.rate and option != following.option:
            break
    for bound_again in renewed:
        heapq.heappush(waiting, bound_again)
    met.sort()
    return met, levels


def _same_between(met: Sequence[Candidate], following: Purchase | None) -> bool:
    """Whether the purchase `following` of the lower run is proved for all endowments between."""
    if following is None or not met:
        return following is None and not met
    if met[0][2] != following.option:
        return False
    rank = met[0][1]
    return all((other[0], other[1]) > (following.rate, rank) for other in met[1:])
