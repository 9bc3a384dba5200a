"""Bounds of levels and rates in floats: never on the wrong side of the truth.

The level of an option is the q at which its supporters, paying min(q, money), together pay its
cost. For any set of supporters, call q(set) what remains of the cost after the set gave all its
money, divided evenly among the others. Since min(q, money) is at most q and at most money, the
level is at least q(set), whatever the set. It is q(set) if the set are those with less than q(set),
and taking those with less than the last q leads there in a few rounds, never past it: Newton's
method on a concave function. And the level is at most q if payments of min(q, money) suffice.

A sum of n floats is off by less than n·2^-52 of the sum of sizes, whatever the order of adding.
"""

import math
from typing import Final

import numpy as np

from workflows.voting.electorate import Floats

ULP: Final = 2.0**-52  # twice the most by which one rounded operation is off, relatively
_MARGINS: Final = (2.0**-44, 2.0**-36, 2.0**-26)


def lowest_rate(
    money: Floats, weights: Floats, cost: float, *, slack: float, known: float
) -> float | None:
    """Return a lower bound of level / cost, or None if the cost surely cannot be paid.

    `slack` is by how much each money may be off, `known` a lower bound from before.
    """
    heads = float(weights.sum())
    rough = (len(money) + 8) * ULP
    total = float(weights @ money)
    if total + rough * (abs(total) + cost) + 2 * slack * heads < cost * (1 - ULP):
        return None
    level, poorer = max(known * cost, cost / heads), -1.0
    while True:
        poor = np.where(money < level, weights, 0.0)
        gone, before = float(poor.sum()), poorer
        if gone in {before, heads}:
            return known
        given, poorer = float(poor @ money), gone
        error = rough * (abs(given) + cost) + 2 * slack * gone
        lowest = (cost - given - error) / (heads - gone)
        known = max(known, lowest / cost * (1 - 4 * ULP))
        level = max(level, (cost - given) / (heads - gone))


def highest_level(money: Floats, weights: Floats, cost: float, guess: float) -> float:
    """Return an upper bound of the level, infinite if the cost may be more than all the money.

    `guess` is a level from below.
    """
    heads, poorer = float(weights.sum()), -1.0
    level = max(guess, cost / heads)
    while True:
        poor = np.where(money < level, weights, 0.0)
        gone = float(poor.sum())
        if gone == heads:
            return math.inf
        if gone == poorer:
            break
        poorer = gone
        level = max(level, (cost - float(poor @ money)) / (heads - gone))
    rough = (len(money) + 8) * ULP
    for margin in _MARGINS:
        high = level * (1 + margin)
        paid = float(weights @ np.minimum(money, high))
        if paid - rough * (paid + cost) >= cost:
            return high
    return math.inf
