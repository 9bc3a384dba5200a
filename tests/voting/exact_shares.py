"""The oracle: equal shares and its completion in exact integers throughout, without any float.

The engine must give what this gives, to the last digit; it is slower and much shorter on ideas.
"""

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import compress
from operator import mul

Candidate = tuple[Fraction, int, int]  # rate, or a lower bound of it; rank; option number


@dataclass(frozen=True, slots=True)
class Electorate:
    """Groups of voters by what they support, among the options that may be bought.

    `weights[g]` is the number of voters of group g; `groups[o]` lists the groups behind option o
    and `shares[o]` their weights; `voters` counts everyone who cast a ballot, also an empty one.
    """

    voters: int
    weights: tuple[int, ...]
    groups: Mapping[int, tuple[int, ...]]
    shares: Mapping[int, tuple[int, ...]]
    costs: Mapping[int, int]
    rank: Mapping[int, int]


def electorate(
    supporters: Mapping[tuple[int, ...], int],
    *,
    voters: int,
    costs: Mapping[int, int],
    rank: Mapping[int, int],
) -> Electorate:
    """Group voters by the options of `costs` they support; options nobody supports are left out."""
    weights: dict[tuple[int, ...], int] = {}
    for named, number in supporters.items():
        kept = tuple(option for option in named if option in costs)
        if kept:
            weights[kept] = weights.get(kept, 0) + number
    groups: dict[int, list[int]] = {}
    for index, named in enumerate(weights):
        for option in named:
            groups.setdefault(option, []).append(index)
    listed = tuple(weights.values())
    return Electorate(
        voters=voters,
        weights=listed,
        groups={option: tuple(groups[option]) for option in sorted(groups)},
        shares={option: tuple(listed[g] for g in groups[option]) for option in sorted(groups)},
        costs={option: costs[option] for option in sorted(groups)},
        rank=rank,
    )


@dataclass(frozen=True, slots=True)
class Purchase:
    """One option bought: the most one supporter paid, and the options that had the same rate."""

    option: int
    rate: Fraction
    price: Fraction
    equals: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """What is bought at one endowment, in order, and each group's money at the end."""

    purchases: tuple[Purchase, ...]
    money: tuple[int, ...]
    denominator: int
    voters: Electorate

    def bought(self) -> tuple[int, ...]:
        """The options bought, in order."""
        return tuple(purchase.option for purchase in self.purchases)

    def behind(self, option: int) -> Fraction:
        """Return the money that an option's supporters have left together."""
        pairs = zip(self.voters.groups[option], self.voters.shares[option], strict=True)
        return Fraction(sum(self.money[g] * weight for g, weight in pairs), self.denominator)


@dataclass(frozen=True, slots=True)
class Proved:
    """What a run that was given up still proves, for endowments up to its own.

    `first` are the options bought first, in order; `bounds` are lower bounds of the rates of all
    options that may come next.
    """

    endowment: Fraction
    first: tuple[int, ...]
    bounds: tuple[Candidate, ...]


def price_level(need: int, money: Sequence[int], weights: Sequence[int]) -> Fraction | None:
    """Return the level q at which voters who pay min(q, money) together pay `need`.

    None if all their money is not enough. Exact: whoever has less than an even share of what is
    still needed pays all he has and leaves the sharing, until nobody has less.
    """
    sharing = sum(weights)
    while sharing:
        even = -(-need // sharing)  # money < need / sharing, told in integers
        if min(money) >= even:
            return Fraction(need, sharing)
        short = [has < even for has in money]
        need -= sum(map(mul, compress(money, short), compress(weights, short)))
        sharing -= sum(compress(weights, short))
        money = [has for has in money if has >= even]
        weights = [weight for weight, is_short in zip(weights, short, strict=True) if not is_short]
    return None


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
    purse = _Purse(voters, endowment)
    purchases: list[Purchase] = []
    for option in proved.first if proved else _free(voters):
        rate = purse.rate(option) if voters.costs[option] else Fraction(0)
        assert rate is not None
        purchases.append(purse.buy(option, rate, (option,)))
    waiting = list(proved.bounds) if proved else _first_bounds(voters)
    heapq.heapify(waiting)
    while True:
        place = len(purchases)
        following = like.purchases[place] if like and place < len(like.purchases) else None
        met = _cheapest(purse, waiting, following)
        if like is not None and not _same_between(met, following):
            first = tuple(purchase.option for purchase in purchases)
            return Proved(endowment, first, (*waiting, *met))
        if not met:
            return Run(tuple(purchases), tuple(purse.money), purse.denominator, voters)
        rate, _, option = met[0]
        for other in met[1:]:
            heapq.heappush(waiting, other)
        equals = tuple(other for equal, _, other in met if equal == rate)
        purchases.append(purse.buy(option, rate, equals))


class _Purse:
    """The money of every group during one run, in integers over one denominator."""

    def __init__(self, voters: Electorate, endowment: Fraction) -> None:
        self.voters = voters
        self.denominator = endowment.denominator
        self.money = [endowment.numerator] * len(voters.weights)

    def rate(self, option: int) -> Fraction | None:
        """Return the option's rate now, or None if its supporters cannot afford it."""
        cost = self.voters.costs[option]
        money = list(map(self.money.__getitem__, self.voters.groups[option]))
        level = price_level(cost * self.denominator, money, self.voters.shares[option])
        return None if level is None else level / (self.denominator * cost)

    def buy(self, option: int, rate: Fraction, equals: tuple[int, ...]) -> Purchase:
        """Let the supporters pay for the option."""
        price = rate * self.voters.costs[option]
        finer = (price * self.denominator).denominator
        if finer > 1:
            self.denominator *= finer
            self.money = [has * finer for has in self.money]
        paid, money = int(price * self.denominator), self.money
        for group in self.voters.groups[option]:
            has = money[group]
            money[group] = has - paid if has > paid else 0
        return Purchase(option, rate, price, equals)


def _free(voters: Electorate) -> list[int]:
    free = [option for option, cost in voters.costs.items() if not cost]
    return sorted(free, key=lambda option: voters.rank[option])


def _first_bounds(voters: Electorate) -> list[Candidate]:
    """No option costs its supporters less than an even share each."""
    return [
        (Fraction(1, sum(weights)), voters.rank[option], option)
        for option, weights in voters.shares.items()
        if voters.costs[option]
    ]


def _cheapest(
    purse: _Purse, waiting: list[Candidate], following: Purchase | None
) -> list[Candidate]:
    """Take from the heap every option that may be cheapest; return them, cheapest first.

    Rates only rise while money is spent, so that an earlier rate is a lower bound and most
    options need not be looked at again. All options up to the rate of `following` are looked at.
    Those no longer affordable leave the heap for good.
    """
    met: list[Candidate] = []
    limit = following.rate if following else None
    while waiting and (limit is None or waiting[0][0] <= limit):
        _, rank, option = heapq.heappop(waiting)
        rate = purse.rate(option)
        if rate is None:
            continue
        if following is None:
            limit = rate if limit is None else min(rate, limit)
        met.append((rate, rank, option))
    met.sort()
    return met


def _same_between(met: Sequence[Candidate], following: Purchase | None) -> bool:
    """Whether the purchase `following` of the lower run is proved for all endowments between."""
    if following is None or not met:
        return following is None and not met
    if met[0][2] != following.option:
        return False
    rank = met[0][1]
    return all((other[0], other[1]) > (following.rate, rank) for other in met[1:])


@dataclass(frozen=True, slots=True)
class Completed:
    """The outcome kept: the run, its endowment, and by how many steps it was raised.

    `overspent_by` is the run at the next endowment, which ended the raising; None if the outcome
    kept has no room.
    """

    run: Run
    endowment: Fraction
    raised: int
    overspent_by: Run | None


def complete(voters: Electorate, *, budget: int, step: int) -> Completed:
    """Raise the endowment until there is no room or the next step would overspend.

    `budget` and `step` are in the smallest unit of the currency. Without a voter nothing is
    bought.
    """
    start = Fraction(budget, voters.voters) if voters.voters else Fraction(0)
    run = run_at(voters, start)
    raised, jump = 0, 1
    given_up: list[Proved] = []  # at falling endowments, and so with more and more proved
    while _has_room(voters, run, budget):
        target = start + (raised + jump) * step
        while given_up and given_up[-1].endowment < target:
            given_up.pop()
        tried = run_shares(
            voters, endowment=target, like=run, proved=given_up[-1] if given_up else None
        )
        if isinstance(tried, Run):
            run, raised, jump = tried, raised + jump, jump * 2
            continue
        given_up.append(tried)
        if jump > 1:
            jump = max(jump // 4, 1)
            continue
        following = run_at(voters, target, tried)
        if sum(voters.costs[option] for option in following.bought()) > budget:
            return _kept(voters, start, raised, step, overspent=True)
        run, raised = following, raised + 1
    return _kept(voters, start, raised, step, overspent=False)


def _has_room(voters: Electorate, run: Run, budget: int) -> bool:
    left = budget - sum(voters.costs[option] for option in run.bought())
    return (
        min((c for o, c in voters.costs.items() if o not in run.bought()), default=left + 1) <= left
    )


def _kept(
    voters: Electorate, start: Fraction, raised: int, step: int, *, overspent: bool
) -> Completed:
    """Run the kept endowment, and the next, once more without short cuts, so that ties show."""
    endowment = start + raised * step
    overspent_by = run_at(voters, endowment + step) if overspent else None
    return Completed(run_at(voters, endowment), endowment, raised, overspent_by)


def run_at(voters: Electorate, endowment: Fraction, proved: Proved | None = None) -> Run:
    """Return the run at one endowment."""
    run = run_shares(voters, endowment=endowment, proved=proved)
    assert isinstance(run, Run)
    return run
