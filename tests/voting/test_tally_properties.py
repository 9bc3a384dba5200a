"""The engine against the naive tally, and what must hold for every election."""

from collections import Counter
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.voting import naive
from tests.voting.elections import PAIRS, elections
from workflows.voting import completion, leap
from workflows.voting.completion import complete
from workflows.voting.counts import count
from workflows.voting.electorate import electorate
from workflows.voting.equal_shares import run_at
from workflows.voting.explain import StepKind
from workflows.voting.kinds import EQUAL_SHARES, BallotKind, Definition, Option, Rule, TieRule
from workflows.voting.tally import tally, tally_record
from workflows.voting.ties import ranks

pytestmark = pytest.mark.long

MANY = settings(max_examples=2_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
FEWER = settings(MANY, max_examples=300)


@pytest.mark.parametrize(("rule", "kind"), PAIRS)
def test_the_engine_agrees_with_the_naive_tally(rule, kind):
    # A rule is tried with every kind of ballot it takes: 2,000 elections over them together, or more.
    @settings(MANY, max_examples=1_000 if rule in EQUAL_SHARES else 600)
    @given(elections(rule=rule, kind=kind))
    def agrees(election):
        definition, ballots = election
        result = tally(definition, Counter(ballots))
        assert result.scores == naive.scores(definition, ballots)
        assert list(result.selected) == naive.select(definition, ballots)

    agrees()


@MANY
@given(elections(), st.randoms(use_true_random=False))
def test_neither_the_order_nor_the_grouping_of_ballots_matters(election, chance):
    definition, ballots = election
    grouped = tally(definition, Counter(ballots))
    shuffled = list(ballots)
    chance.shuffle(shuffled)

    assert tally(definition, [(ballot, 1) for ballot in shuffled]) == grouped
    assert tally_record(tally(definition, dict(Counter(shuffled)))) == tally_record(grouped)


@MANY
@given(elections())
def test_nothing_is_overspent_and_every_option_has_exactly_one_step(election):
    definition, ballots = election
    result = tally(definition, Counter(ballots))

    assert result.spent == sum(definition.options[n - 1].cost for n in result.selected)
    assert 0 <= result.spent <= definition.budget
    assert sorted(step.option for step in result.steps) == [o.number for o in definition.options]
    assert result.selected == tuple(step.option for step in result.steps if step.took)
    assert all(step.score == result.scores[step.option] for step in result.steps)
    left = definition.budget
    for step in result.steps:
        assert step.left == left
        left -= step.cost if step.took else 0


@MANY
@given(elections(rule=Rule.GREEDY_NO_SKIP))
def test_without_skipping_what_is_taken_is_a_first_stretch_of_the_order(election):
    definition, ballots = election
    result = tally(definition, Counter(ballots))
    walked = [
        step.kind
        for step in result.steps
        if step.kind not in (StepKind.WITHDRAWN, StepKind.BELOW_THRESHOLD, StepKind.NO_SUPPORT)
    ]

    stop = len(result.selected)
    assert walked[:stop] == [StepKind.TAKEN] * stop
    assert walked[stop : stop + 1] in ([], [StepKind.OVER_BUDGET])
    assert set(walked[stop + 1 :]) <= {StepKind.AFTER_STOP}


@settings(MANY, max_examples=600)
@given(elections(options=(2, 4)).filter(lambda e: e[0].rule not in EQUAL_SHARES))
def test_a_greedy_tie_is_reported_as_decisive_if_and_only_if_another_order_decides_otherwise(
    election,
):
    definition, ballots = election
    outcomes = {
        frozenset(naive.select(definition, ballots, order))
        for order in permutations(range(1, len(definition.options) + 1))
    }
    result = tally(definition, Counter(ballots))

    assert any(tie.decisive for tie in result.ties) == (len(outcomes) > 1)
    for tie in result.ties:
        assert {result.scores[option] for option in tie.options} == {tie.equal_in}
        assert sorted(tie.order) == list(tie.options)


@settings(MANY, max_examples=1_000)
@given(elections(rule=Rule.EQUAL_SHARES_ADD1, kind=BallotKind.APPROVAL))
def test_raising_by_jumps_ends_where_raising_step_by_step_ends(election):
    definition, ballots = election
    order = naive.preference(definition)
    standing = [o.number for o in definition.options]
    counted = count(definition, Counter(ballots))
    voters = electorate(
        counted.supporters,
        voters=counted.ballots,
        costs={o.number: o.cost for o in definition.options},
        rank=ranks(definition),
    )
    completed = complete(voters, budget=definition.budget, step=definition.step)
    outcome, steps = naive.add_one(definition, ballots, order, standing)

    assert list(completed.run.bought()) == outcome
    assert completed.raised == steps
    if ballots:
        start = Fraction(definition.budget, len(ballots))
        assert completed.endowment == start + steps * definition.step


@settings(MANY, max_examples=200)
@given(
    elections(rule=Rule.EQUAL_SHARES_ADD1, options=(3, 6), ballots=(2, 8)),
    st.integers(20, 60),
)
def test_long_jumps_end_where_walking_every_step_ends(election, finer):
    """The same in a finer currency: hundreds of steps, of which the engine runs a few dozen."""
    definition, ballots = election
    counted = count(definition, Counter(ballots))
    costs = {o.number: o.cost * finer + o.number for o in definition.options}
    voters = electorate(
        counted.supporters, voters=counted.ballots, costs=costs, rank=ranks(definition)
    )
    budget = definition.budget * finer
    start = endowment = Fraction(budget, counted.ballots)
    walked = run_at(voters, endowment)
    while any(
        sum(costs[option] for option in {*walked.bought(), other}) <= budget
        for other in voters.costs.keys() - set(walked.bought())
    ):
        following = run_at(voters, endowment + 1)
        if sum(costs[option] for option in following.bought()) > budget:
            break
        walked, endowment = following, endowment + 1
    completed = complete(voters, budget=budget, step=1)

    assert completed.run.bought() == walked.bought()
    assert completed.endowment == endowment
    assert completed.raised == endowment - start


@FEWER
@given(elections(rule=Rule.EQUAL_SHARES_ADD1, options=(2, 4), ballots=(1, 5)))
def test_where_equal_shares_reports_no_decisive_tie_no_order_changes_the_last_endowment(election):
    definition, ballots = election
    result = tally(definition, Counter(ballots))
    assume(not result.ties)
    standing = [
        o.number
        for o in definition.options
        if not o.withdrawn and result.scores[o.number] >= (definition.threshold or 0)
    ]
    outcomes = {
        tuple(naive.shares_at(definition, ballots, list(order), standing, result.endowment))
        for order in permutations(range(1, len(definition.options) + 1))
    }
    bought = tuple(s.option for s in result.steps if s.kind is StepKind.TAKEN_BY_SHARES)
    priced = tuple(n for n in bought if definition.options[n - 1].cost)

    assert {tuple(n for n in o if definition.options[n - 1].cost) for o in outcomes} == {priced}


def approvals(costs):
    """Return a definition of approvals with a budget of 100, counted with Add1."""
    return Definition(
        kind=BallotKind.APPROVAL,
        rule=Rule.EQUAL_SHARES_ADD1,
        tie_rule=TieRule.LOWER_COST,
        budget=100,
        options=tuple(Option(n, cost, n) for n, cost in enumerate(costs, 1)),
        step=1,
    )


@pytest.mark.parametrize(
    ("costs", "ballots", "bought", "raised"),
    [
        ((55, 60, 25), ["1,3", "3", "1,2,3", "2"], {3, 2}, 10),
        ((25, 50, 50), ["1,2,3", "1,2,3", "2,3", "3"], {3, 1}, 0),
        ((60, 55, 45, 25), ["1,3", "3", "1,2,3,4", "1,2,3,4", "2", "1,2,3,4"], {3, 4}, 1),
    ],
)
def test_raising_ends_with_the_first_outcome_to_which_nothing_could_be_added(
    costs, ballots, bought, raised
):
    """Later outcomes would be within the budget too, and others."""
    found = tally(approvals(costs), Counter(ballots))

    assert set(found.selected) == bought
    assert found.raised == raised
    assert list(found.selected) == naive.select(approvals(costs), ballots)


def test_what_nobody_supports_is_no_reason_to_go_on_raising():
    found = tally(approvals((25, 50, 50, 1)), Counter(["1,2,3", "1,2,3", "2,3", "3"]))

    assert set(found.selected) == {3, 1}
    assert found.raised == 0


def test_jumping_without_the_proof_would_go_wrong(monkeypatch):
    """Control: the comparison above has something to find."""
    definition = approvals((55, 60, 25))
    ballots = ["1,3", "3", "1,2,3", "2"]
    right = naive.select(definition, ballots)
    assert list(tally(definition, Counter(ballots)).selected) == right

    def only_the_beginning(voters, low, _high, *, budget):
        return leap.quiet(voters, low, low, budget=budget)

    monkeypatch.setattr(completion, "quiet", only_the_beginning)
    assert list(tally(definition, Counter(ballots)).selected) != right
