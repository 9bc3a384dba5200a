"""The tally a second time, the way the rules read: one voter after another, one step after another.

Written from the rules alone and sharing nothing with the engine but the definition. It is slow on
purpose: every voter has a purse of his own, every endowment is tried, every order can be given.
"""

from collections.abc import Sequence
from fractions import Fraction
from hashlib import sha256

from workflows.voting.kinds import BallotKind, Definition, Rule, TieRule


def marks_on(definition: Definition, ballot: str) -> list[tuple[int, int]]:
    """Return (option, points) for every mention on one ballot."""
    if ballot == "":
        return []
    if definition.kind is BallotKind.CUMULATIVE:
        return [(int(m.split(":")[0]), int(m.split(":")[1])) for m in ballot.split(",")]
    if definition.kind is BallotKind.ORDINAL:
        most = definition.max_length or len(definition.options)
        return [(int(m), max(0, most - i)) for i, m in enumerate(ballot.split(">"))]
    return [(int(m), 1) for m in ballot.split(",")]


def scores(definition: Definition, ballots: Sequence[str]) -> dict[int, int]:
    """Return the points of every option."""
    totals = {option.number: 0 for option in definition.options}
    for ballot in ballots:
        for number, points in marks_on(definition, ballot):
            totals[number] += points
    return totals


def preference(definition: Definition) -> list[int]:
    """Return all options as the tie rule prefers them."""
    options = list(definition.options)
    if definition.tie_rule is TieRule.LOWER_COST:
        options.sort(key=lambda o: o.submitted)
        options.sort(key=lambda o: o.cost)
    elif definition.tie_rule is TieRule.EARLIER_SUBMITTED:
        options.sort(key=lambda o: o.submitted)
    else:
        seed = definition.lot_seed
        options.sort(key=lambda o: sha256(seed + f"{o.number}".encode()).digest())
    return [o.number for o in options]


def select(
    definition: Definition, ballots: Sequence[str], order: Sequence[int] | None = None
) -> list[int]:
    """Return the options selected, in order; `order` replaces the tie rule."""
    order = preference(definition) if order is None else list(order)
    totals = scores(definition, ballots)
    standing = [
        option.number
        for option in definition.options
        if not option.withdrawn
        and (definition.threshold is None or totals[option.number] >= definition.threshold)
    ]
    if definition.rule in (Rule.GREEDY, Rule.GREEDY_THRESHOLD):
        return greedy(definition, totals, order, standing, definition.budget, skip=True)
    if definition.rule is Rule.GREEDY_NO_SKIP:
        return greedy(definition, totals, order, standing, definition.budget, skip=False)
    bought = add_one(definition, ballots, order, standing)[0]
    if definition.rule is Rule.EQUAL_SHARES_ADD1:
        return bought
    left = definition.budget - cost_of(definition, bought)
    rest = [number for number in standing if number not in bought]
    return bought + greedy(definition, totals, order, rest, left, skip=True)


def cost_of(definition: Definition, numbers: Sequence[int]) -> int:
    """Return what options cost together."""
    return sum(definition.options[number - 1].cost for number in numbers)


def greedy(definition, totals, order, standing, left, *, skip):
    """Go down the scores."""
    taken = []
    queue = sorted(standing, key=order.index)
    queue.sort(key=lambda number: totals[number], reverse=True)
    for number in queue:
        cost = definition.options[number - 1].cost
        if cost <= left:
            taken.append(number)
            left -= cost
        elif not skip:
            break
    return taken


def add_one(definition, ballots, order, standing):
    """Walk up the endowments one step at a time, to the first outcome with no room for anything liked.

    Return it, or else the last within the budget, and the steps.
    """
    if not ballots:
        return [], 0
    liked = {number for ballot in ballots for number, _ in marks_on(definition, ballot)}
    endowment, steps = Fraction(definition.budget, len(ballots)), 0
    outcome = shares_at(definition, ballots, order, standing, endowment)
    waiting = liked & set(standing)
    while any(
        cost_of(definition, [*outcome, number]) <= definition.budget
        for number in waiting - set(outcome)
    ):
        following = shares_at(definition, ballots, order, standing, endowment + definition.step)
        if cost_of(definition, following) > definition.budget:
            break
        outcome, endowment, steps = following, endowment + definition.step, steps + 1
    return outcome, steps


def shares_at(definition, ballots, order, standing, endowment):
    """Run equal shares with one purse for every voter."""
    likes = [{number for number, _ in marks_on(definition, ballot)} for ballot in ballots]
    purses = [Fraction(endowment) for _ in ballots]
    bought = []
    while True:
        best = None
        for number in sorted(standing, key=order.index):
            cost = definition.options[number - 1].cost
            fans = [voter for voter, liked in enumerate(likes) if number in liked]
            if number in bought or not fans or sum(purses[v] for v in fans) < cost:
                continue
            share = even_share(cost, sorted(purses[v] for v in fans))
            rate = share / cost if cost else Fraction(0)
            if best is None or rate < best[0]:
                best = (rate, share, number, fans)
        if best is None:
            return bought
        _, share, number, fans = best
        bought.append(number)
        for voter in fans:
            purses[voter] -= min(share, purses[voter])


def even_share(cost, purses):
    """Return the most anybody pays: the poorest give all until the rest can share evenly."""
    if cost == 0:
        return Fraction(0)
    for given in range(len(purses)):
        share = Fraction(cost - sum(purses[:given])) / (len(purses) - given)
        if share <= purses[given]:
            return share
    raise AssertionError("not enough money")
