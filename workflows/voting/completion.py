"""Completion of equal shares by raising every endowment, step by step, while the budget holds.

The endowment starts at the budget divided by the number of ballots, an exact fraction, and is
raised by one unit step at a time. The first outcome with no room is kept: nothing else that
anybody supports could be added to it within the budget. If none comes, the outcome kept is the one
at the last endowment before the first whose outcome costs more than the budget. Nothing is added
to it: spending the rest is a rule of its own.

Both ends are those of the public definition of Add1 (equalshares.net, "Add1" with the exhaustive
stop, as cities count with it); options nobody supports are no reason to go on, as no endowment
buys them.

The steps are not walked one by one. `leap` proves of whole intervals of endowments that none of
them ends the raising; the interval doubles while the proof holds and shrinks to a single step, run
exactly, where it does not. A proof costs about as much as two runs: where it has failed down to a
single step, the next few steps are run, twice as many each time it fails again. The result is the
one of the walk (tests compare the two).
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from workflows.voting.electorate import Electorate
from workflows.voting.equal_shares import Run, run_at
from workflows.voting.leap import quiet

LONGEST_REST: Final = 32


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
    raised, jump = 0, 2
    rest, patience = 0, 1  # single steps until the next leap is tried, and after the next failure
    overspent = False
    ended = not voters.has_room(run_at(voters, start).bought(), budget)
    while not ended:
        low, high = start + (raised + 1) * step, start + (raised + jump) * step
        if jump > 1 and quiet(voters, low, high, budget=budget):
            raised, jump, patience = raised + jump, jump * 2, 1
        elif jump > 1:
            jump = max(jump // 4, 1)
            rest = patience
        else:
            bought = run_at(voters, low).bought()
            overspent = voters.spent_on(bought) > budget
            ended = overspent or not voters.has_room(bought, budget)
            raised += not overspent
            rest -= 1
            if rest <= 0:
                jump, patience = 2, min(patience * 2, LONGEST_REST)
    return _kept(voters, start, raised, step, overspent=overspent)


def _kept(
    voters: Electorate, start: Fraction, raised: int, step: int, *, overspent: bool
) -> Completed:
    """Run the kept endowment, and the next, once more without short cuts, so that ties show."""
    endowment = start + raised * step
    overspent_by = run_at(voters, endowment + step) if overspent else None
    return Completed(run_at(voters, endowment), endowment, raised, overspent_by)
