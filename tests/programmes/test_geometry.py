"""Points and rings: exact, whatever point the ring begins with and whichever way round it goes."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.demo.place import HEARTS, RINGS, districts, point_in
from workflows.programmes.geometry import crosses_itself, edges, inside, on_edge

SMALL = st.integers(-20, 20)
POINTS = st.tuples(SMALL, SMALL)
RING = st.lists(POINTS, min_size=3, max_size=9, unique=True)


def winding(point, ring):
    """An oracle of another kind: a ray at an odd slope, crossed at exact fractions."""
    x, y = point
    slope = Fraction(1, 1009)
    crossed = 0
    for (ax, ay), (bx, by) in edges(ring):
        # Heights above the ray y + slope * (t - x).
        high_a = ay - y - slope * (ax - x)
        high_b = by - y - slope * (bx - x)
        if (high_a > 0) == (high_b > 0):
            continue
        share = high_a / (high_a - high_b)
        crossed += ax + share * (bx - ax) > x
    return crossed % 2 == 1


@given(POINTS, RING)
def test_inside_is_what_a_ray_of_another_slope_says_and_edges_belong_to_the_ring(point, ring):
    edge = any(on_edge(point, a, b) for a, b in edges(ring))
    assert inside(point, ring) == (edge or winding(point, ring))


@given(POINTS, RING, st.integers(0, 8), st.booleans())
def test_where_a_ring_begins_and_which_way_it_goes_changes_nothing(point, ring, turn, back):
    turned = [*ring[turn % len(ring) :], *ring[: turn % len(ring)]]
    if back:
        turned.reverse()
    assert inside(point, turned) == inside(point, ring)
    assert crosses_itself(turned) == crosses_itself(ring)


@given(RING)
def test_every_corner_and_every_middle_of_an_edge_is_inside(ring):
    doubled = [(2 * x, 2 * y) for x, y in ring]
    for (ax, ay), (bx, by) in edges(doubled):
        assert inside((ax, ay), doubled)
        assert inside(((ax + bx) // 2, (ay + by) // 2), doubled)


@given(st.lists(st.integers(1, 50), min_size=3, max_size=8, unique=True))
def test_a_ring_around_a_middle_never_crosses_itself_and_a_bow_tie_does(radii):
    around = [(radii[0], 0), (0, radii[1]), (-radii[2], 0), (0, -radii[0])]
    assert not crosses_itself(around)
    assert crosses_itself([around[0], around[2], around[1], around[3]])
    assert crosses_itself([(0, 0), (10, 10), (10, 0), (0, 10)])
    assert crosses_itself([(0, 0), (10, 0), (5, 0)])
    assert crosses_itself([(0, 0), (10, 0), (0, 0)])


def test_the_districts_of_the_demo_lie_side_by_side():
    rings = {one.name_ko: one.ring for one in districts()}
    for name, ring in rings.items():
        assert not crosses_itself(ring)
        for nth in range(100):
            point = point_in(name, nth)
            assert [other for other, its in rings.items() if inside(point, its)] == [name]
    assert set(HEARTS) == set(RINGS) == set(rings)
    assert point_in("해온시 전체", 1) is None


@pytest.mark.parametrize(("point", "there"), [((5, 5), True), ((0, 5), True), ((11, 5), False)])
def test_a_square_holds_its_middle_and_its_side_and_nothing_beyond(point, there):
    assert inside(point, [(0, 0), (10, 0), (10, 10), (0, 10)]) is there
