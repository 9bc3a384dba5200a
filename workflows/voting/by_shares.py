"""Selection by equal shares: purchases, what was dropped and why, and the ties met on the way."""

from collections.abc import Mapping
from dataclasses import replace

from workflows.voting.completion import Completed, complete
from workflows.voting.counts import Count
from workflows.voting.electorate import Electorate, electorate
from workflows.voting.equal_shares import run_at
from workflows.voting.explain import Step, StepKind
from workflows.voting.greedy import Selection, dropped_at_once, select_greedily
from workflows.voting.kinds import Definition, Option, Rule
from workflows.voting.ties import TieUsed, tie_used


def select_by_shares(
    definition: Definition, counted: Count, rank: Mapping[int, int]
) -> tuple[Selection, Completed]:
    """Buy by equal shares, then fill greedily if the rule says so."""
    eligible = {
        option.number: option.cost
        for option in definition.options
        if not dropped_at_once(definition, option, counted.points[option.number])
    }
    voters = electorate(counted.supporters, voters=counted.ballots, costs=eligible, rank=rank)
    completed = complete(voters, budget=definition.budget, step=definition.step)
    bought = _bought(definition, counted, completed)
    ties = _ties(definition, voters, completed)
    left = definition.budget - sum(step.cost for step in bought)
    numbers = {step.option for step in bought}
    rest = [option for option in definition.options if option.number not in numbers]
    if definition.rule is Rule.EQUAL_SHARES_ADD1_GREEDY:
        fill = select_greedily(
            definition, counted.points, rank, among=rest, left=left, taken_as=StepKind.TAKEN_BY_FILL
        )
        return Selection((*bought, *fill.steps), (*ties, *fill.ties)), completed
    dropped = [_dropped(definition, counted, voters, completed, option, left) for option in rest]
    return Selection((*bought, *dropped), ties), completed


def _bought(definition: Definition, counted: Count, completed: Completed) -> list[Step]:
    steps: list[Step] = []
    left = definition.budget
    for purchase in completed.run.purchases:
        cost = definition.options[purchase.option - 1].cost
        steps.append(
            Step(
                purchase.option,
                StepKind.TAKEN_BY_SHARES,
                counted.points[purchase.option],
                cost,
                left,
                rate=purchase.rate,
                price=purchase.price,
            )
        )
        left -= cost
    return steps


def _dropped(
    definition: Definition,
    counted: Count,
    voters: Electorate,
    completed: Completed,
    option: Option,
    left: int,
) -> Step:
    score = counted.points[option.number]
    step = Step(option.number, StepKind.NO_SUPPORT, score, option.cost, left)
    at_once = dropped_at_once(definition, option, score)
    if at_once is StepKind.BELOW_THRESHOLD:
        return replace(step, kind=at_once, threshold=definition.threshold)
    if at_once is not None:
        return replace(step, kind=at_once)
    if option.number not in voters.costs:
        return step
    return replace(
        step,
        kind=StepKind.NOT_AFFORDABLE_BY_SUPPORTERS,
        behind=completed.run.behind(option.number),
    )


def _ties(definition: Definition, voters: Electorate, completed: Completed) -> tuple[TieUsed, ...]:
    """Return the ties met at the endowment kept.

    A tie is decisive if putting another of its options first would buy other options at this
    endowment, or would have kept the next endowment within the budget.
    """
    ties: list[TieUsed] = []
    for purchase in completed.run.purchases:
        if len(purchase.equals) < 2:
            continue
        others = [option for option in purchase.equals if option != purchase.option]
        decisive = any(
            _differs(definition, voters, completed, first=other, over=purchase.equals)
            for other in others
        )
        ties.append(
            tie_used(definition, purchase.equals, equal_in=purchase.rate, decisive=decisive)
        )
    return tuple(ties)


def _differs(
    definition: Definition,
    voters: Electorate,
    completed: Completed,
    *,
    first: int,
    over: tuple[int, ...],
) -> bool:
    """Whether ranking `first` over its equals changes what is bought, now or a step later."""
    ahead = {**voters.rank, first: min(voters.rank[option] for option in over) - 1}
    order = sorted(ahead, key=lambda option: (ahead[option], option == first))
    other = replace(voters, rank={option: place for place, option in enumerate(order)})
    now = run_at(other, completed.endowment)
    if set(now.bought()) != set(completed.run.bought()):
        return True
    if completed.overspent_by is None:
        return False
    later = run_at(other, completed.endowment + definition.step)
    return sum(voters.costs[option] for option in later.bought()) <= definition.budget
