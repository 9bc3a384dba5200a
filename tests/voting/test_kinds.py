"""Which rule takes which kind, and which definitions are refused before a poll opens."""

from dataclasses import replace

import pytest

from workflows.voting.definitions import DefinitionRefused, check_definition
from workflows.voting.kinds import BallotKind, Definition, Option, Rule, TieRule, takes

POLL = Definition(
    kind=BallotKind.APPROVAL,
    rule=Rule.GREEDY,
    tie_rule=TieRule.LOWER_COST,
    budget=100,
    options=(Option(1, 40, 1), Option(2, 70, 2)),
)


def test_the_table_of_rules_and_kinds():
    taken = {(rule.value, kind.value) for rule in Rule for kind in BallotKind if takes(rule, kind)}
    every = {"APPROVAL", "CHOOSE_ONE", "ORDINAL", "CUMULATIVE"}

    assert taken == {
        *(("greedy", kind) for kind in every),
        *(("greedy-no-skip", kind) for kind in every),
        *(("greedy-threshold", kind) for kind in every),
        ("equalshares/add1", "APPROVAL"),
        ("equalshares/add1", "CHOOSE_ONE"),
        ("equalshares/add1+greedy", "APPROVAL"),
        ("equalshares/add1+greedy", "CHOOSE_ONE"),
    }


def test_a_sound_definition_passes():
    check_definition(POLL)
    check_definition(replace(POLL, rule=Rule.GREEDY_THRESHOLD, threshold=0))
    check_definition(replace(POLL, kind=BallotKind.CHOOSE_ONE, min_length=1, max_length=1))


@pytest.mark.parametrize(
    ("change", "reason", "field"),
    [
        (
            {"rule": Rule.EQUAL_SHARES_ADD1, "kind": BallotKind.ORDINAL},
            "rule_does_not_take_kind",
            "rule",
        ),
        ({"rule": Rule.GREEDY_THRESHOLD}, "threshold_missing", "threshold"),
        ({"options": ()}, "no_options", "options"),
        ({"options": (Option(2, 1, 1),)}, "options_misnumbered", "options"),
        (
            {"options": (Option(1, 1, 1), Option(2, 1, 1))},
            "submission_order_repeats",
            "options",
        ),
        ({"options": (Option(1, -1, 1),)}, "cost_negative", "options"),
        ({"budget": -1}, "budget_negative", "budget"),
        ({"step": 0}, "step_not_positive", "step"),
        ({"min_length": 2, "max_length": 1}, "lengths_crossed", "maxChoices"),
        ({"min_length": 3, "max_length": 9}, "nobody_can_fill", "minChoices"),
        ({"min_length": 2, "most_in_group": 1}, "nobody_can_fill", "minChoices"),
        (
            {"kind": BallotKind.CUMULATIVE, "min_length": 2, "max_points_sum": 1},
            "nobody_can_fill",
            "minChoices",
        ),
        ({"min_length": 3}, "lengths_crossed", "maxChoices"),
        ({"min_length": 0, "max_length": 0}, "lengths_crossed", "maxChoices"),
        (
            {"kind": BallotKind.CUMULATIVE, "min_points_sum": 5, "max_points_sum": 4},
            "points_crossed",
            "maxPointsSum",
        ),
        ({"kind": BallotKind.CUMULATIVE, "max_points": 0}, "points_crossed", "maxPoints"),
    ],
)
def test_a_definition_nobody_can_count_is_refused(change, reason, field):
    with pytest.raises(DefinitionRefused) as refused:
        check_definition(replace(POLL, **change))

    assert (refused.value.reason, refused.value.field) == (reason, field)
