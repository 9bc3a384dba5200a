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


def run_at(voters: Electorate, endowment: Fraction) -> Run:
    """Buy options until none is affordable by its supporters; ties fall to the lower rank."""
    purse = Purse(voters, endowment)
    purchases = [Purchase(o, Fraction(0), Fraction(0), (o,)) for o in _free(voters)]
    waiting = _first_bounds(voters)
    heapq.heapify(waiting)
    while True:
        met, levels = _cheapest(purse, waiting)
        if not met:
            return Run(tuple(purchases), purse)
        rate, _, option = met[0]
        for other in met[1:]:
            heapq.heappush(waiting, _bound_of(other))
        equals = tuple(other for equal, _, other in met if equal == rate)
        purchases.append(Purchase(option, rate, purse.buy(option, levels[option]), equals))


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


def _cheapest(purse: Purse, waiting: list[Bound]) -> tuple[list[Candidate], dict[int, Level]]:
    """Take from the heap every option that may be cheapest; return them, cheapest first.

    Rates only rise while money is spent, so that an earlier bound holds and most options need not
    be looked at again. An option is looked at twice: the bound is renewed in floats, and only if
    it still may be cheapest the rate is computed exactly. Options not affordable leave for good.
    """
    met: list[Candidate] = []
    levels: dict[int, Level] = {}
    renewed: list[Bound] = []
    limit = math.inf
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
        limit = min(limit, math.nextafter(float(level.rate), math.inf))
    for bound_again in renewed:
        heapq.heappush(waiting, bound_again)
    met.sort()
    return met, levels
