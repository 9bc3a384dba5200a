"""The greedy rules on small papers, every step with its figures, and the ties they meet."""

from fractions import Fraction

import pytest

from workflows.voting.kinds import BallotKind, Definition, Option, Rule, TieRule
from workflows.voting.tally import tally, tally_record
from workflows.voting.ties import TieUsed, lot_commitment, lot_number, ranks


def poll(costs, *, rule=Rule.GREEDY, kind=BallotKind.APPROVAL, budget=100, **more):
    papers = tuple(Option(n, cost, n) for n, cost in enumerate(costs, 1))
    more.setdefault("tie_rule", TieRule.LOWER_COST)
    return Definition(kind=kind, rule=rule, budget=budget, options=papers, **more)


def story(result):
    return [(step.option, step.kind.value, step.score, step.left) for step in result.steps]


def test_greedy_skips_what_does_not_fit():
    result = tally(poll([60, 50, 30, 20]), {"1,2,3,4": 1, "1,2,3": 1, "1,2": 1, "1": 1})

    assert result.selected == (1, 3)
    assert result.spent == 90
    assert result.scores == {1: 4, 2: 3, 3: 2, 4: 1}
    assert story(result) == [
        (1, "TAKEN", 4, 100),
        (2, "OVER_BUDGET", 3, 40),
        (3, "TAKEN", 2, 40),
        (4, "OVER_BUDGET", 1, 10),
    ]
    assert result.ties == ()


def test_without_skipping_the_walk_ends_at_the_first_that_does_not_fit():
    definition = poll([60, 50, 30, 20], rule=Rule.GREEDY_NO_SKIP)
    result = tally(definition, {"1,2,3,4": 1, "1,2,3": 1, "1,2": 1, "1": 1})

    assert result.selected == (1,)
    assert story(result)[1:] == [
        (2, "OVER_BUDGET", 3, 40),
        (3, "AFTER_STOP", 2, 40),
        (4, "AFTER_STOP", 1, 40),
    ]
    assert [step.stopped_at for step in result.steps] == [None, None, 2, 2]


def test_a_threshold_compares_the_score_and_is_reached_by_equality():
    definition = poll(
        [50, 50, 10],
        rule=Rule.GREEDY_THRESHOLD,
        kind=BallotKind.CUMULATIVE,
        threshold=4,
    )
    result = tally(definition, {"1:4": 1, "2:1,3:1": 3})

    assert result.votes == {1: 1, 2: 3, 3: 3}
    assert result.selected == (1,)
    assert [(s.option, s.kind.value, s.threshold) for s in result.steps] == [
        (1, "TAKEN", None),
        (3, "BELOW_THRESHOLD", 4),
        (2, "BELOW_THRESHOLD", 4),
    ]


def test_places_earn_the_stated_maximum_length_and_less():
    result = tally(
        poll([1, 1, 1, 1], kind=BallotKind.ORDINAL, max_length=3), {"2>1": 2, "3>2>1": 1}
    )

    assert result.scores == {1: 2 * 2 + 1, 2: 2 * 3 + 2, 3: 3, 4: 0}
    assert result.votes == {1: 3, 2: 3, 3: 1, 4: 0}


def test_a_repeat_on_a_ballot_kept_as_cast_counts_again_and_is_reported():
    definition = poll([10, 10, 10], max_length=2)
    result = tally(definition, {"1,1,2": 2, "3": 1})

    assert result.scores == {1: 4, 2: 2, 3: 1}
    assert result.irregular == 2


def test_a_withdrawn_option_is_counted_and_stops_nothing():
    papers = (Option(1, 999, 1, withdrawn=True), Option(2, 40, 2))
    definition = Definition(
        BallotKind.APPROVAL, Rule.GREEDY_NO_SKIP, TieRule.LOWER_COST, 100, papers
    )
    result = tally(definition, {"1,2": 1, "1": 1})

    assert result.selected == (2,)
    assert story(result) == [(2, "TAKEN", 1, 100), (1, "WITHDRAWN", 2, 60)]


def test_an_option_without_votes_is_taken_if_it_fits_unless_a_threshold_forbids_it():
    assert tally(poll([10, 20]), {"1": 1}).selected == (1, 2)
    assert tally(poll([10, 20], threshold=1), {"1": 1}).selected == (1,)


def test_an_empty_box_gives_a_result():
    result = tally(poll([10, 20]), {})

    assert (result.ballots, result.selected) == (0, (1, 2))


def test_a_tie_falls_to_the_lower_cost_and_is_reported():
    result = tally(poll([70, 60]), {"1,2": 3})

    assert result.selected == (2,)
    assert result.ties == (
        TieUsed(
            options=(1, 2),
            by=TieRule.LOWER_COST,
            then=None,
            order=(2, 1),
            equal_in=Fraction(3),
            decisive=True,
        ),
    )


def test_equal_costs_fall_to_the_earlier_submitted_and_that_is_said():
    papers = (Option(1, 60, 2), Option(2, 60, 1))
    definition = Definition(BallotKind.APPROVAL, Rule.GREEDY, TieRule.LOWER_COST, 100, papers)
    [tie] = tally(definition, {"1,2": 1}).ties

    assert tie.order == (2, 1)
    assert (tie.by, tie.then) == (TieRule.LOWER_COST, TieRule.EARLIER_SUBMITTED)


@pytest.mark.parametrize(
    ("costs", "rule", "decisive"),
    [
        ([40, 60], Rule.GREEDY, [False]),  # both fit together
        ([40, 200], Rule.GREEDY, []),  # one never fits: no order helps it
        ([200, 300], Rule.GREEDY, []),
        ([40, 200], Rule.GREEDY_NO_SKIP, [True]),  # the dear one may end the walk first
        ([40, 60], Rule.GREEDY_NO_SKIP, [False]),
        ([70, 60], Rule.GREEDY_NO_SKIP, [True]),
    ],
)
def test_a_tie_is_decisive_only_if_another_order_takes_others(costs, rule, decisive):
    result = tally(poll(costs, rule=rule), {"1,2": 1})

    assert [tie.decisive for tie in result.ties] == decisive


def test_the_public_lot_can_be_drawn_again_by_anyone():
    seed = b"\x07" * 32
    definition = poll([60, 60, 60], tie_rule=TieRule.PUBLIC_LOT, lot_seed=seed)
    result = tally(definition, {"1,2,3": 1})
    drawn = sorted([1, 2, 3], key=lambda number: lot_number(seed, number))

    assert result.ties[0].order == tuple(drawn)
    assert result.selected == (drawn[0],)
    assert result.lot_seed == seed
    assert tally_record(result)["lot_commitment"] == lot_commitment(seed)


def test_a_lot_is_the_sha256_of_seed_and_number():
    # printf 'seed1' | sha256sum
    assert lot_number(b"seed", 1) == (
        "df9ecf4c79e5ad77701cfc88c196632b353149d85810a381f469f8fc05dc1b92"
    )


def test_a_lot_without_its_seed_cannot_be_drawn():
    with pytest.raises(ValueError, match="seed"):
        ranks(poll([1, 2], tie_rule=TieRule.PUBLIC_LOT))
