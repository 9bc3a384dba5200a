"""The draw of a balanced panel: what the lot promises, held against every panel there could be."""

from collections import Counter
from hashlib import sha256
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from workflows.identity.sexes import Sex
from workflows.proposals.living_lab.balance import (
    Applicant,
    Bound,
    broken,
    draw,
    filling,
    in_lot_order,
    keeps,
    lot_of,
    pool_digest,
    pool_text,
    profile_of,
    replacement,
    unreachable,
)
from workflows.proposals.living_lab.states import AgeBand, Dimension

SEXES, AGES, AREAS = ("FEMALE", "MALE"), ("FROM_20", "FROM_60"), ("1", "2", "")
GROUPS = {Dimension.SEX: SEXES, Dimension.AGE: AGES, Dimension.AREA: AREAS}
PROFILES = st.tuples(st.sampled_from(SEXES), st.sampled_from(AGES), st.sampled_from(AREAS))
SEEDS = st.binary(min_size=32, max_size=32)


@st.composite
def calls(draw_one):
    """A small call: applicants, seats, and a bound for some groups."""
    profiles = draw_one(st.lists(PROFILES, max_size=9))
    numbers = draw_one(st.permutations(range(1, len(profiles) + 1)))
    pool = [Applicant(n, profile) for n, profile in zip(numbers, profiles, strict=True)]
    seats = draw_one(st.integers(0, 5))
    bounds = []
    for dimension, groups in GROUPS.items():
        for group in groups:
            if draw_one(st.booleans()):
                least = draw_one(st.integers(0, 2))
                bounds.append(Bound(dimension, group, least, least + draw_one(st.integers(0, 3))))
    return pool, seats, bounds


def within(panel, seats, bounds):
    return keeps(Counter(one.profile for one in panel), seats, bounds)


@given(calls(), SEEDS)
def test_the_panel_is_the_first_of_the_lot_among_all_that_keep_the_bounds(call, seed):
    pool, seats, bounds = call
    ordered = in_lot_order(pool, seed)
    # `combinations` comes in the order of the lot: the first that keeps the bounds is the panel.
    first = next((one for one in combinations(ordered, seats) if within(one, seats, bounds)), None)

    drawn = draw(pool, seats, bounds, seed)

    assert (None if drawn is None else list(drawn.seated)) == (
        None if first is None else [one.number for one in first]
    )


@given(calls(), SEEDS, st.randoms())
def test_the_draw_hangs_on_nothing_but_numbers_groups_bounds_and_seed(call, seed, random):
    pool, seats, bounds = call
    drawn = draw(pool, seats, bounds, seed)
    random.shuffle(pool)
    random.shuffle(bounds)

    assert draw(pool, seats, bounds, seed) == drawn
    if drawn is not None:
        assert sorted(drawn.seated + drawn.waiting) == sorted(one.number for one in pool)


@given(calls())
def test_a_filling_is_found_whenever_there_is_one(call):
    pool, seats, bounds = call
    possible = any(within(one, seats, bounds) for one in combinations(pool, seats))

    found = filling(Counter(one.profile for one in pool), seats, bounds)

    assert (found is not None) == possible
    assert found is None or keeps(found, seats, bounds)


@given(calls())
def test_a_bound_named_as_out_of_reach_is_kept_by_no_panel(call):
    pool, seats, bounds = call
    for bound, inside in unreachable(pool, seats, bounds):
        assert inside == sum(bound.holds(one.profile) for one in pool)
        assert not any(within(one, seats, [bound]) for one in combinations(pool, seats))


@given(calls(), st.data())
def test_a_free_seat_goes_to_the_first_of_the_lot_that_breaks_the_fewest_bounds(call, data):
    pool, _, bounds = call
    cut = data.draw(st.integers(0, len(pool)))
    seated, waiting = [one.profile for one in pool[:cut]], pool[cut:]

    chosen = replacement(seated, waiting, bounds)

    breaks = [broken(Counter([*seated, one.profile]), bounds) for one in waiting]
    assert chosen == (waiting[breaks.index(min(breaks))] if waiting else None)


def test_a_lot_is_the_hash_of_seed_pool_and_number():
    """The vector that another program has to meet."""
    pool = [
        Applicant(2, profile_of(Sex.MALE, AgeBand.FROM_60, None)),
        Applicant(1, profile_of(Sex.FEMALE, AgeBand.UNDER_20, 3)),
    ]
    text = "dure-lab-pool-1\n1,FEMALE,UNDER_20,3\n2,MALE,FROM_60,\n"
    seed = bytes(range(32))

    assert pool_text(pool) == text
    assert pool_digest(pool) == sha256(text.encode()).hexdigest()
    assert (
        lot_of(seed, pool_digest(pool), 2)
        == sha256(seed + sha256(text.encode()).digest() + b"2").hexdigest()
    )


def test_a_large_call_is_drawn_within_all_its_bounds():
    """600 who applied, mostly old and from one district; 60 seats, even in all three."""
    ages, areas = list(AgeBand), (1, 2, 3, 4, 5)
    pool = [
        Applicant(
            n,
            profile_of(
                Sex.FEMALE if n % 3 else Sex.MALE,
                ages[max(0, 5 - n % 17)] if n % 2 else AgeBand.FROM_60,
                areas[max(0, n % 13 - 8)],
            ),
        )
        for n in range(1, 601)
    ]
    bounds = [
        Bound(Dimension.SEX, "FEMALE", 24, 36),
        Bound(Dimension.SEX, "MALE", 24, 36),
        *(Bound(Dimension.AGE, one.value, 8, 12) for one in ages),
        *(Bound(Dimension.AREA, str(one), 10, 14) for one in areas),
    ]
    by_number = {one.number: one for one in pool}

    drawn = draw(pool, 60, bounds, b"\x07" * 32)

    assert drawn is not None
    assert within([by_number[n] for n in drawn.seated], 60, bounds)
