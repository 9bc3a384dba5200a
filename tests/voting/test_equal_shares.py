"""Equal shares on papers small enough to do by hand, its completion, and what it does not add."""

from fractions import Fraction

import pytest

from tests.voting import naive
from workflows.voting.electorate import electorate
from workflows.voting.kinds import BallotKind, Definition, Option, Rule, TieRule
from workflows.voting.purse import Purse
from workflows.voting.tally import tally


def poll(costs, *, budget, rule=Rule.EQUAL_SHARES_ADD1, **more):
    papers = tuple(Option(n, cost, n) for n, cost in enumerate(costs, 1))
    return Definition(BallotKind.APPROVAL, rule, TieRule.LOWER_COST, budget, papers, **more)


# Six voters with 10 each. Option 1 (30) has three supporters: 10 each, rate 1/3, and they are
# spent. Option 2 (24) has four: three of their own 10 and one who is spent: 8 each, rate 1/3.
# Option 3 (20) has the first three and nobody else.
BALLOTS = {"1,3": 2, "1,2,3": 1, "2": 3}


def test_supporters_share_the_cost_as_far_as_their_money_reaches():
    definition = poll([30, 24, 20], budget=60, step=60)
    result = tally(definition, BALLOTS)

    assert result.endowment == 10
    assert result.raised == 0
    # Option 2 is bought first: its four supporters pay 6 each, rate 1/4.
    first = result.steps[0]
    assert (first.option, first.rate, first.price) == (2, Fraction(1, 4), 6)
    # Option 3 next to 1: both have the same three supporters with 10, 10 and 4 left, 24 in all.
    second = result.steps[1]
    assert (second.option, second.kind.value) == (3, "TAKEN_BY_SHARES")
    # 4 from the poorer one, 8 from each of the others: the most anyone pays is 8.
    assert (second.price, second.rate) == (8, Fraction(8, 20))
    dropped = result.steps[2]
    assert (dropped.option, dropped.kind.value) == (1, "NOT_AFFORDABLE_BY_SUPPORTERS")
    assert dropped.behind == 4
    assert (result.selected, result.spent) == ((2, 3), 44)


def test_the_endowment_is_raised_until_the_next_step_would_overspend():
    # Two voters, 50 each, and nobody can pay 60 alone; at 60 both are bought, at once too dear.
    definition = poll([60, 60], budget=100)
    result = tally(definition, {"1": 1, "2": 1})

    assert (result.selected, result.raised, result.endowment) == ((), 9, 59)
    assert [step.behind for step in result.steps] == [59, 59]


def test_the_step_is_a_parameter_of_the_rule():
    # Three voters behind 1, one behind 2. 1 is bought at 25 already; 2 needs an endowment of 40.
    ballots = {"1": 3, "2": 1}
    by_one = tally(poll([60, 40], budget=100), ballots)
    by_seven = tally(poll([60, 40], budget=100, step=7), ballots)

    assert (by_one.selected, by_one.raised, by_one.endowment) == ((1, 2), 15, 40)
    assert (by_seven.selected, by_seven.raised, by_seven.endowment) == ((1, 2), 3, 46)


def test_the_first_step_that_overspends_ends_the_raising_even_if_a_later_one_would_fit():
    # Endowments 16, 21, 26, 31: 21 buys 1; 26 buys 1 and 3 for 95; 31 would buy 1 and 2 for 75.
    definition = poll([45, 30, 50], budget=80, step=5)
    ballots = {"1": 2, "1,2": 1, "2,3": 1, "3": 1}
    result = tally(definition, ballots)
    order, every = naive.preference(definition), [1, 2, 3]
    singly = ["1", "1", "1,2", "2,3", "3"]

    assert (result.selected, result.raised, result.endowment) == ((1,), 1, 21)
    assert naive.shares_at(definition, singly, order, every, 26) == [1, 3]
    assert naive.shares_at(definition, singly, order, every, 31) == [1, 2]


def test_nothing_is_filled_up_unless_the_rule_says_so():
    ballots = {"1": 9, "2": 1}
    plain = tally(poll([80, 15], budget=100), ballots)
    definition = poll([80, 15, 5], budget=100, rule=Rule.EQUAL_SHARES_ADD1_GREEDY)
    filled = tally(definition, ballots)

    assert plain.selected == (1, 2)
    assert [(s.option, s.kind.value) for s in filled.steps] == [
        (1, "TAKEN_BY_SHARES"),
        (2, "TAKEN_BY_SHARES"),
        (3, "TAKEN_BY_FILL"),
    ]


def test_greedy_fill_spends_what_supporters_could_not():
    ballots = {"1": 1, "2": 1}
    plain = tally(poll([60, 60, 20], budget=100), ballots)
    filled = tally(poll([60, 60, 20], budget=100, rule=Rule.EQUAL_SHARES_ADD1_GREEDY), ballots)

    assert [s.kind.value for s in plain.steps] == [
        "NOT_AFFORDABLE_BY_SUPPORTERS",
        "NOT_AFFORDABLE_BY_SUPPORTERS",
        "NO_SUPPORT",
    ]
    assert filled.selected == (1, 3)
    assert [(tie.order, tie.decisive) for tie in filled.ties] == [((1, 2), True)]


def test_an_outcome_that_still_has_room_for_an_unsupported_option_does_not_go_on_for_ever():
    result = tally(poll([10, 5], budget=100), {"1": 2})

    assert (result.selected, result.raised) == ((1,), 0)


def test_free_options_with_a_supporter_are_taken_first_and_cost_nobody_anything():
    result = tally(poll([50, 0, 0], budget=50), {"1,2": 1})

    assert [(s.option, s.kind.value, s.rate) for s in result.steps] == [
        (2, "TAKEN_BY_SHARES", 0),
        (1, "TAKEN_BY_SHARES", 1),
        (3, "NO_SUPPORT", None),
    ]


def test_empty_ballots_count_as_voters_with_an_endowment():
    # 100 for four voters is 25 each although two of them support nothing.
    result = tally(poll([100], budget=100), {"1": 2, "": 2})

    assert (result.selected, result.raised, result.endowment) == ((1,), 25, 50)


def test_an_empty_box_buys_nothing():
    result = tally(poll([10], budget=100), {})

    assert (result.ballots, result.selected, result.endowment) == (0, (), 0)


def test_options_below_the_threshold_are_not_for_sale():
    result = tally(poll([10, 10], budget=100, threshold=2), {"1,2": 1, "1": 1})

    assert [(s.option, s.kind.value, s.threshold) for s in result.steps] == [
        (1, "TAKEN_BY_SHARES", None),
        (2, "BELOW_THRESHOLD", 2),
    ]


@pytest.mark.parametrize(
    ("costs", "decisive"),
    [
        ([30, 30], [False]),  # both are bought whichever comes first
        ([60, 60], [True]),  # the first takes the money of the second
    ],
)
def test_a_tie_of_rates_is_reported_and_says_whether_it_decided(costs, decisive):
    result = tally(poll(costs, budget=60, step=60), {"1,2": 2})

    assert [(tie.order, tie.equal_in) for tie in result.ties] == [((1, 2), Fraction(1, 2))]
    assert [tie.decisive for tie in result.ties] == decisive


def level(need, money, weights):
    """Return the level in a purse whose groups were made poorer by an option of their own each."""
    rich, extra = max(10, *money), {}
    for group, (has, heads) in enumerate(zip(money, weights, strict=True), start=2):
        extra[group] = (rich - has) * heads
    supporters = {(1, group): heads for group, heads in enumerate(weights, start=2)}
    costs = {1: need} | {group: cost for group, cost in extra.items() if cost}
    voters = electorate(supporters, voters=sum(weights), costs=costs, rank={})
    purse = Purse(voters, Fraction(rich))
    for group in costs:
        if group > 1:
            purse.buy(group, purse.level(group, 0.0))
    found = purse.level(1, 0.0)
    return found and Fraction(found.need, found.sharing * purse.denominator)


def test_the_level_at_which_voters_share():
    assert level(30, [10, 10, 10], [1, 1, 1]) == 10
    assert level(24, [10, 10, 4], [1, 1, 1]) == 10
    assert level(20, [10, 10, 4], [1, 1, 1]) == 8
    assert level(10, [3, 9], [2, 1]) == 4
    assert level(7, [9, 9], [1, 1]) == Fraction(7, 2)
    assert level(25, [10, 10, 4], [1, 1, 1]) is None
    assert level(1, [0, 0], [1, 1]) is None
