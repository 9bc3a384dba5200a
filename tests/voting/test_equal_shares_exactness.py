"""Equal shares in floats with a proved error against the same in whole numbers: never a difference.

The elections here are made to be hard for floats: costs that differ by one in 10^12, equal rates
out of different fractions, supporters who are left with nothing or with next to nothing.
"""

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.voting import exact_shares as oracle
from workflows.voting import by_shares, purse
from workflows.voting.electorate import electorate
from workflows.voting.equal_shares import run_at
from workflows.voting.kinds import BallotKind, Definition, Option, Rule, TieRule
from workflows.voting.tally import tally

MANY = settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
HUGE = 10**12
SCALES = [(1, 0), (7, 1), (HUGE, 1), (HUGE, 0), (3 * HUGE + 1, 2), (10**17, 1)]


@st.composite
def hard_elections(draw, rules=(Rule.EQUAL_SHARES_ADD1, Rule.EQUAL_SHARES_ADD1_GREEDY)):
    """Few options of nearly or exactly equal cost per head, and groups of up to 10,000 voters."""
    many = draw(st.integers(1, 7))
    scale, jitter = draw(st.sampled_from(SCALES))
    wobble = st.integers(-jitter, jitter)
    costs = [draw(st.integers(0, 12)) * scale + draw(wobble) for _ in range(many)]
    ballots = draw(
        st.dictionaries(
            st.frozensets(st.integers(1, many), max_size=many),
            st.sampled_from([1, 1, 1, 2, 3, 6, 10_000]),
            max_size=9,
        )
    )
    budget = max(0, draw(st.integers(0, 40)) * scale + draw(wobble))
    definition = Definition(
        kind=BallotKind.APPROVAL,
        rule=draw(st.sampled_from(rules)),
        tie_rule=draw(st.sampled_from([TieRule.LOWER_COST, TieRule.EARLIER_SUBMITTED])),
        budget=budget,
        options=tuple(Option(n, max(0, cost), n) for n, cost in enumerate(costs, 1)),
        step=max(1, scale // draw(st.sampled_from([1, 2, 3, 5]))),
        threshold=draw(st.sampled_from([None, None, 2])),
    )
    return definition, {",".join(map(str, sorted(b))): n for b, n in ballots.items()}


def tally_by_oracle(definition, ballots):
    with pytest.MonkeyPatch.context() as patch:
        for name in ("electorate", "complete", "run_at"):
            patch.setattr(by_shares, name, getattr(oracle, name))
        return tally(definition, ballots)


@MANY
@given(hard_elections())
def test_the_whole_tally_is_that_of_the_exact_oracle(election):
    assert tally(*election) == tally_by_oracle(*election)


def both(supporters, costs, rank=None):
    rank = rank or {option: option for option in costs}
    voters = sum(supporters.values())
    return [
        make(supporters, voters=voters, costs=costs, rank=rank)
        for make in (electorate, oracle.electorate)
    ]


def figures(run):
    return [(p.option, p.rate, p.price, p.equals) for p in run.purchases]


@MANY
@given(hard_elections(), st.fractions(min_value=0, max_value=50, max_denominator=10**6))
def test_every_run_is_that_of_the_exact_oracle_at_any_endowment(election, endowment):
    definition, ballots = election
    supporters = {tuple(map(int, text.split(","))): n for text, n in ballots.items() if text}
    costs = {option.number: option.cost for option in definition.options}
    endowment *= max(1, *costs.values()) / Fraction(6)
    fast, exact = both(supporters, costs)
    run, expected = (
        run_at(fast, endowment),
        oracle.run_at(exact, endowment),
    )

    assert figures(run) == figures(expected)
    for option in exact.costs:
        assert run.behind(option) == expected.behind(option)


@MANY
@given(hard_elections(), st.integers(1, 30), st.integers(1, 30))
def test_floats_are_never_further_from_the_truth_than_they_claim(election, part, of):
    definition, ballots = election
    supporters = {tuple(map(int, text.split(","))): n for text, n in ballots.items() if text}
    costs = {option.number: option.cost for option in definition.options}
    fast, _ = both(supporters, costs)
    endowment = Fraction(sum(costs.values()) * part, of)
    kept = purse.Purse(fast, endowment)
    for option in [option for option in fast.costs if fast.costs[option]]:
        bound = kept.bound(option, 0.0)
        level = kept.level(option, 0.0)
        if bound is None:
            assert level is None
        if level is None:
            continue
        assert bound <= level.rate
        kept.buy(option, level)
        for group, money in enumerate(kept.money.tolist()):
            exact = Fraction(kept._exactly(group, {}), kept.denominator)
            assert exact >= 0
            assert abs(Fraction(money) - exact) <= kept.slack
            assert kept.live[group] == (exact > 0)


@pytest.mark.parametrize(
    ("first", "second", "winner", "equals"),
    [(HUGE, HUGE, 1, (1, 2)), (HUGE, HUGE - 1, 2, (2,)), (HUGE - 1, HUGE, 1, (1,))],
)
def test_rates_that_differ_by_less_than_any_float_can_tell_are_told_apart(
    first, second, winner, equals
):
    # Option 3 leaves one supporter of each other option with 1; the other two share what remains:
    # the rate is 1/2 - 1/(2 cost), and the costs differ by one in 10^12, the rates by 10^-24.
    supporters = {(1, 3): 1, (1,): 2, (2, 3): 1, (2,): 2, (3,): 2}
    fast, exact = both(supporters, {1: first, 2: second, 3: 4 * (HUGE - 1)})
    run = run_at(fast, Fraction(HUGE))

    assert (run.purchases[1].option, run.purchases[1].equals) == (winner, equals)
    assert figures(run) == figures(oracle.run_at(exact, Fraction(HUGE)))


def test_money_for_the_cost_to_the_last_coin_is_enough_and_a_coin_less_is_not():
    for left, expected in ((0, (1,)), (1, ())):
        fast, _ = both({(1,): 3}, {1: 3 * 10**17 + left})
        assert run_at(fast, Fraction(10**17)).bought() == expected


def test_equal_rates_out_of_different_fractions_are_one_tie():
    # Option 1: 6 voters share 10 evenly. Option 2: 3 groups of 2 share 10^17 evenly.
    fast, _ = both({(1,): 6, (2,): 4, (2, 3): 2}, {1: 10, 2: 10**17, 3: 10**17})
    run = run_at(fast, Fraction(10**17))
    assert run.purchases[0].equals == (1, 2)
    assert run.purchases[0].rate == Fraction(1, 6)


def test_without_the_error_bound_floats_would_decide_wrongly(monkeypatch):
    """Control: the exact comparison has something to decide."""
    supporters, costs = {(1,): 3}, {1: 3 * 10**17 + 1}
    fast, _ = both(supporters, costs)
    assert run_at(fast, Fraction(10**17)).bought() == ()

    def by_floats(self, members, need, sharing):
        apart = self.money[members] - need / (sharing * self.denominator)
        return apart < 0, apart > 0

    monkeypatch.setattr(purse.Purse, "_compare", by_floats)
    assert run_at(fast, Fraction(10**17)).bought() == (1,)
