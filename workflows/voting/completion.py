"""Completion of equal shares by raising every endowment, step by step, while the budget holds.

The endowment starts at the budget divided by the number of ballots, an exact fraction, and is
raised by one unit step at a time. The outcome kept is the one at the last endowment before the
first whose outcome costs more than the budget; if everything that anybody supports is bought, no
endowment can change it. An outcome to which some option could be added within the budget does not
end the raising, and nothing is added to the outcome kept: spending the rest is a rule of its own.

The steps are not walked one by one. `run_shares` proves, for a whole interval of endowments, that
the outcome is the same; the interval doubles while the proof holds and shrinks to a single step
where it does not. The result is the one of the walk (tests compare the two).
"""

from dataclasses import dataclass
from fractions import Fraction

from workflows.voting.electorate import Electorate
from workflows.voting.equal_shares import Proved, Run, run_shares


@dataclass(frozen=True, slots=True)
class Completed:
    """The outcome kept: the run, its endowment, and by how many steps it was raised.

    `overspent_by` is the run at the next endowment, which ended the raising; None if nothing was
    left to buy.
    """

    run: Run
    endowment: Fraction
    raised: int
    overspent_by: Run | None


def complete(voters: Electorate, *, budget: int, step: int) -> Completed:
    """Raise the endowment until the next step would overspend; return the outcome kept.

    `budget` and `step` are in the smallest unit of the currency. Without a voter nothing is
    bought.
    """
    start = Fraction(budget, voters.voters) if voters.voters else Fraction(0)
    run = run_at(voters, start)
    raised, jump = 0, 1
    given_up: list[Proved] = []  # at falling endowments, and so with more and more proved
    while len(run.purchases) < len(voters.costs):
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
    assert isinstance(run, Run)  # noqa: S101 - only a run held to another one gives up
    return run
