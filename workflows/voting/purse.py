"""The money of every group during one run of equal shares: quick in floats, exact where it counts.

A group that once had to give its last is at zero for good. Every other group has paid the full
price of each option it supports that was bought, so that its money is known exactly from the
endowment and the prices alone. Prices are whole numbers over one common denominator.

Beside this stands `money`, the same in float64, never further from the truth than `slack`. With u
= 2^-53, each payment adds at most u times the price (rounding the price) and u times the money
(rounding the difference), together less than 2u times the endowment. Whatever floats tell apart by
more than their error is settled; all else is decided in whole numbers. So no rounding ever decides.

The exact level of an option is found as its bound is (`bounds`), only in whole numbers; if at some
round everyone has less than the level, all their money is not enough.
"""

import math
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from workflows.voting.bounds import ULP, lowest_rate
from workflows.voting.electorate import Electorate, Flags, Floats, Whole


@dataclass(frozen=True, slots=True)
class Level:
    """The exact level of an option, `need` / `sharing`, in units of the purse's denominator.

    `richer` flags the supporters who have more than the level; `rate` is the level over the cost.
    """

    need: int
    sharing: int
    richer: Flags
    rate: Fraction


class Purse:
    """All groups' money at one point of a run that began with one endowment for every voter."""

    def __init__(self, voters: Electorate, endowment: Fraction) -> None:
        self.voters = voters
        self.denominator = endowment.denominator
        self.endowment = endowment.numerator  # like every price, over the denominator
        self.prices: dict[int, int] = {}
        self.live: Flags = np.ones(len(voters.weights), dtype=np.bool_)
        self.most = float(endowment)
        self.money: Floats = np.full(len(voters.weights), self.most)
        self.slack = 2 * ULP * self.most

    def bound(self, option: int, known: float) -> float | None:
        """Return a lower bound of the option's rate, or None if it surely cannot be afforded.

        `known` is a lower bound from before.
        """
        voters = self.voters
        return lowest_rate(
            self.money[voters.members[option]],
            voters.shares[option],
            float(voters.costs[option]),
            slack=self.slack,
            known=known,
        )

    def level(self, option: int, guess: float) -> Level | None:
        """Return the option's exact level now, or None if its supporters cannot afford it.

        `guess` is a rate near the answer; a bad one costs time, nothing else.
        """
        members, weights = self.voters.members[option], self.voters.shares[option]
        cost, money, heads = self.voters.costs[option], self.money[members], int(weights.sum())
        poorer = money < guess * cost
        if poorer.all():
            poorer = money < money.max()
        while True:
            need = cost * self.denominator - self._together(members[poorer])
            sharing = heads - int(weights[poorer].sum())
            less, richer = self._compare(members, need, sharing)
            if np.array_equal(less, poorer):
                rate = Fraction(need, sharing * self.denominator * cost)
                return Level(need, sharing, richer, rate)
            if less.all():
                return None
            poorer = less

    def buy(self, option: int, level: Level) -> Fraction:
        """Let the supporters pay for the option; return the price, the most that one pays."""
        common = math.gcd(level.need, level.sharing)
        finer = level.sharing // common
        if finer > 1:
            self.denominator *= finer
            self.endowment *= finer
            self.prices = {bought: price * finer for bought, price in self.prices.items()}
        price = level.need // common
        self.prices[option] = price
        members = self.voters.members[option]
        self.money[members[level.richer]] -= price / self.denominator
        spent = members[~level.richer]
        self.money[spent] = 0.0
        self.live[spent] = False
        self.slack += ULP * self.most
        return Fraction(price, self.denominator)

    def behind(self, option: int) -> Fraction:
        """Return the money that an option's supporters have left together."""
        return Fraction(self._together(self.voters.members[option]), self.denominator)

    def _together(self, groups: Whole) -> int:
        """Return the exact money of groups, over the denominator: endowments less prices paid."""
        groups = groups[self.live[groups]]
        if not len(groups):
            return 0
        voters, weights = self.voters, self.voters.weights[groups]
        begin = voters.starts[groups]
        sizes = voters.starts[groups + 1] - begin
        ends = np.cumsum(sizes)
        named = voters.named[np.arange(ends[-1]) + np.repeat(begin - ends + sizes, sizes)]
        counts = np.bincount(named, np.repeat(weights, sizes))
        payers: list[int] = counts.astype(np.int64).tolist()
        paid = sum(
            price * payers[option] for option, price in self.prices.items() if option < len(payers)
        )
        return int(weights.sum()) * self.endowment - paid

    def _compare(self, members: Whole, need: int, sharing: int) -> tuple[Flags, Flags]:
        """Tell which members have less, and which more, than the level need / sharing."""
        level = need / (sharing * self.denominator)
        apart = self.money[members] - level
        unsure = self.slack + 4 * ULP * (abs(level) + self.most)
        less, more = apart < -unsure, apart > unsure
        seen: dict[tuple[int, ...], int] = {}
        for place in np.flatnonzero(~(less | more)).tolist():
            exactly = self._exactly(int(members[place]), seen) * sharing
            less[place], more[place] = exactly < need, exactly > need
        return less, more

    def _exactly(self, group: int, seen: dict[tuple[int, ...], int]) -> int:
        """Return one group's exact money; `seen` remembers it for those who paid for the same."""
        if not self.live[group]:
            return 0
        named = self.voters.named[self.voters.starts[group] : self.voters.starts[group + 1]]
        paid = tuple(option for option in named.tolist() if option in self.prices)
        if paid not in seen:
            seen[paid] = self.endowment - sum(self.prices[option] for option in paid)
        return seen[paid]
