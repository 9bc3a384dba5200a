"""No lower source breaks a higher one: whoever tries is told both, and nothing is loaded."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.law.ranks import RANKS, Bound, Level, LowerSourceError, breaks, demand_within
from workflows.law.texts import RuleText, rule_texts

ACT = {
    rule_id.rsplit(".", 1)[-1]: rule
    for rule_id, rule in rule_texts().items()
    if rule_id.startswith("council.act.")
}
BEYOND = {
    "max_members": {"limit": 26},
    "term_months": {"limit": 37},
    "sunset_months": {"limit": 61},
    "gender_share": {"said": ("7/10",)},
    "topics": {"said": ACT["topics"].said[1:]},
}


def below(key: str, **said: object) -> RuleText:
    """Return an ordinance's rule on what an act bounds, which says something else."""
    ordinance = {"id": f"council.somewhere.{key}", "level": Level.ORDINANCE, "bound": None}
    return replace(ACT[key], **ordinance, **said)


def test_every_key_that_an_act_bounds_is_tried_below():
    assert {key for key, rule in ACT.items() if rule.bound is not None} == set(BEYOND)


@pytest.mark.parametrize("key", BEYOND)
def test_an_ordinance_that_goes_beyond_an_act_is_refused_and_both_are_named(key):
    lower = below(key, **BEYOND[key])

    with pytest.raises(LowerSourceError) as refused:
        demand_within([lower, *ACT.values()])

    assert (refused.value.lower, refused.value.higher) == (lower, ACT[key])
    assert lower.id in str(refused.value)
    assert ACT[key].id in str(refused.value)


@pytest.mark.parametrize("key", BEYOND)
def test_an_ordinance_that_says_the_same_or_less_is_taken(key):
    demand_within([below(key), *ACT.values()])
    if ACT[key].limit is not None:
        demand_within([below(key, limit=ACT[key].limit - 1), *ACT.values()])
    if ACT[key].bound is Bound.ALL_OF:
        demand_within([below(key, said=(*ACT[key].said, "ASSEMBLY")), *ACT.values()])


def test_words_where_a_number_is_bounded_are_refused_too():
    assert breaks(below("max_members", limit=None, said=("AS_MANY_AS_NEEDED",)), ACT["max_members"])


@given(st.sampled_from(Level), st.sampled_from(Level), st.integers(0, 60), st.integers(0, 60))
def test_a_number_is_broken_only_from_below_and_only_from_above_it(lower, higher, wanted, most):
    one = replace(ACT["max_members"], level=lower, limit=wanted, bound=None)
    other = replace(ACT["max_members"], level=higher, limit=most)

    assert breaks(one, other) == (RANKS[lower] > RANKS[higher] and wanted > most)
