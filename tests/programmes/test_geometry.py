"""Points and rings: exact, whatever point the ring begins with and whichever way round it goes."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.demo.place import HEARTS, RINGS, districts, point_in
from workflows.programmes.geometry import crosses_itself, edges, inside, on_edge, overlap

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


CELLS = st.sets(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=7)
SIDE = 6
SQUARE = ((0, 0), (SIDE, 0), (SIDE, SIDE), (0, SIDE))


def ring_of(cells):
    """Walk around a set of unit squares (of side SIDE); None if it is not one piece without holes."""
    border = {}
    for x, y in cells:
        corners = [
            ((x + dx) * SIDE, (y + dy) * SIDE) for dx, dy in ((0, 0), (1, 0), (1, 1), (0, 1))
        ]
        for a, b in zip(corners, [*corners[1:], corners[0]], strict=True):
            if border.get(b) == a:
                del border[b]
            elif a in border:
                return None  # two squares meet in a corner alone
            else:
                border[a] = b
    if not border:
        return None
    start = at = min(border)
    ring = []
    while True:
        ring.append(at)
        at = border.pop(at, None)
        if at == start:
            return None if border else tuple(ring)
        if at is None:
            return None


@given(CELLS, CELLS, st.integers(0, 20), st.booleans())
def test_two_rings_share_ground_where_their_squares_do(one, other, turn, back):
    """Against an oracle that knows the ground itself: sets of squares, concave and nested ones too."""
    first, second = ring_of(one), ring_of(other)
    if first is None or second is None:
        return
    second = second[turn % len(second) :] + second[: turn % len(second)]
    second = second[::-1] if back else second
    assert overlap(first, second) == overlap(second, first) == bool(one & other)


@given(
    st.lists(POINTS, min_size=3, max_size=3, unique=True),
    st.lists(POINTS, min_size=3, max_size=3, unique=True),
)
def test_two_triangles_share_ground_where_they_can_be_told_apart_by_no_edge(one, other):
    """Convex rings share ground unless the line of one of their edges parts them."""
    if any(
        (b[0] - a[0]) * (c[1] - a[1]) == (b[1] - a[1]) * (c[0] - a[0]) for a, b, c in (one, other)
    ):
        return
    assert overlap(one, other) == (not parted(one, other) and not parted(other, one))


def parted(one, other):
    """Say whether the line of an edge of a triangle has it on one side, and the other on the other."""
    for (a, b), c in zip(edges(one), [one[2], one[0], one[1]], strict=True):
        sides = [(b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]) for p in (c, *other)]
        if all(side * sides[0] <= 0 for side in sides[1:]):
            return True
    return False


@pytest.mark.parametrize(
    ("other", "shared"),
    [
        (SQUARE, True),
        (((1, 1), (3, 1), (3, 3), (1, 3)), True),
        (((0, 0), (SIDE, SIDE), (0, SIDE)), True),
        (((SIDE, 0), (9, 0), (9, SIDE), (SIDE, SIDE)), False),
        (((SIDE, 2), (9, 2), (9, 4), (SIDE, 4)), False),
        (((SIDE, SIDE), (9, SIDE), (9, 9)), False),
        (((7, 0), (9, 0), (9, 2)), False),
        (((3, -3), (9, 3), (3, 9), (-3, 3)), True),
    ],
    ids=["same", "inside", "half", "beside", "touching", "corner", "apart", "turned"],
)
def test_rings_that_touch_share_no_ground(other, shared):
    assert overlap(SQUARE, other) == overlap(other, SQUARE) == shared
