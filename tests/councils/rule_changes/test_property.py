"""Whatever a council resolves, and whatever higher sources come to say, nothing lower breaks a higher one."""

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from workflows.councils.reckoning.rules import frozen_rules
from workflows.councils.rule_changes.judging import Wanted, check_value, standing_against
from workflows.councils.rule_packs.resolving import HIGHER, Provision, layers_of, rulings
from workflows.kit.refusal import Refusal
from workflows.kit.wording import Locale
from workflows.law.ranks import Bound, Level
from workflows.law.texts import Own, named_texts, rule_texts

DAY = date(2027, 1, 1)
PLACES = sorted(named_texts("place"))
KEYS = sorted(named_texts("key"))
WORDS = sorted(
    {one for key in named_texts("key").values() for one in key.answers} | {"AGENCY", "6/10"}
)


def written():
    """Return all the packs say, as provisions."""
    return [
        Provision(
            one.id,
            one.limit,
            one.said,
            one.level,
            one.source,
            one.article,
            one.confirmed,
            one.holds_from,
        )
        for one in rule_texts().values()
        if one.id.startswith("council.") and one.level is not None and one.id.count(".") == 2
    ]


def worse(own, higher):
    """Say, written anew, whether a rule goes against one of a higher source."""
    bound = rule_texts()[higher.rule_id].bound if higher.rule_id in rule_texts() else None
    own_number = own.limit if own.limit is not None else share(own.said)
    number = higher.limit if higher.limit is not None else share(higher.said)
    if bound is Bound.AT_MOST:
        return own_number is None or own_number > number
    if bound is Bound.ALL_OF:
        return any(one not in own.said for one in higher.said)
    if own.limit is not None and higher.limit is not None:
        way = named_texts("key")[own.key].own
        if way is Own.AT_LEAST:
            return own.limit < higher.limit
        if way is Own.AT_MOST:
            return own.limit > higher.limit
    return own.limit != higher.limit or sorted(own.said) != sorted(higher.said)


def share(said):
    return Fraction(said[0]) if len(said) == 1 and said[0][:1].isdigit() else None


wishes = st.builds(
    Wanted,
    key=st.sampled_from(KEYS),
    limit=st.none() | st.integers(-3, 100),
    said=st.lists(st.sampled_from(WORDS), max_size=4).map(tuple),
    effective_on=st.just(DAY),
    source=st.just("운영세칙"),
    article=st.just("7"),
)


@given(st.sampled_from(PLACES), st.lists(wishes, max_size=30))
def test_a_lower_source_never_breaks_a_higher_one_whatever_a_council_resolves(place, wanted):
    adopted = {}
    for one in wanted:
        said = [*written(), *adopted.values()]
        now = {ruling.key: ruling for ruling in rulings(said, layers_of(place))}
        try:
            check_value(one)
        except Refusal:
            continue
        refusal = standing_against(one, now.get(one.key), "council.house.rules_amend")
        if refusal is None:
            adopted[one.key] = one.provision
        elif refusal.reason == "rule_breaks_higher":
            assert refusal.rule in rule_texts()
    after = rulings([*written(), *adopted.values()], layers_of(place))
    for ruling in after:
        if ruling.holds.level is Level.COUNCIL:
            assert not any(
                worse(ruling.holds, other) for other in ruling.others if other.level in HIGHER
            )
    # What was adopted holds, and a meeting can be held by it.
    assert {key: one.rule_id for key, one in adopted.items()} == {
        one.key: one.holds.rule_id for one in after if one.key in adopted
    }
    frozen_rules(after)


@given(st.sampled_from(PLACES), st.lists(wishes, max_size=30))
def test_a_row_that_breaks_a_higher_source_holds_nowhere_however_it_came_there(place, rows):
    own = {one.key: one.provision for one in rows}
    for ruling in rulings([*written(), *own.values()], layers_of(place)):
        if ruling.holds.rule_id.startswith("council.own."):
            assert not any(
                worse(ruling.holds, other) for other in ruling.others if other.level in HIGHER
            )
            assert {Locale.KO} <= set(ruling.holds.source)
