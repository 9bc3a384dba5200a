"""Rings of points on the map: whether a point lies inside, and whether a ring crosses itself.

Points are pairs of whole millionths of a degree (WGS84): some eleven centimetres on the ground, and
exact in every comparison. A ring is closed by itself, its last point leads back to the first.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import TypeAlias

MICRO = 1_000_000  # millionths of a degree
Point: TypeAlias = tuple[int, int]  # longitude, latitude
Exact: TypeAlias = tuple[Fraction, Fraction]


def inside(point: Point | Exact, ring: Sequence[Point]) -> bool:
    """Say whether a point lies in a ring or on its edge, by the parity of edges crossed."""
    x, y = point
    odd = False
    for (ax, ay), (bx, by) in edges(ring):
        if on_edge(point, (ax, ay), (bx, by)):
            return True
        if (ay > y) != (by > y):
            # The edge crosses the point's parallel; to the right of it, by exact cross products.
            turn = (bx - ax) * (y - ay) - (x - ax) * (by - ay)
            odd ^= (turn > 0) == (by > ay)
    return odd


def on_edge(point: Point | Exact, start: Point, end: Point) -> bool:
    """Say whether a point lies on the segment between two others."""
    if turning(start, end, point) != 0:
        return False
    return all(
        min(start[axis], end[axis]) <= point[axis] <= max(start[axis], end[axis]) for axis in (0, 1)
    )


def crosses_itself(ring: Sequence[Point]) -> bool:
    """Say whether two edges of a ring meet elsewhere than neighbours do, or a point stands twice."""
    if len(set(ring)) < len(ring):
        return True
    sides = edges(ring)
    last = len(sides) - 1
    for i, (a, b) in enumerate(sides):
        for j in range(i + 1, len(sides)):
            c, d = sides[j]
            if j == i + 1 or (i == 0 and j == last):
                # Neighbours share one point; they must not lie over each other.
                far = d if j == i + 1 else c
                near = a if j == i + 1 else b
                if on_edge(far, a, b) or on_edge(near, c, d):
                    return True
            elif meet(a, b, c, d):
                return True
    return False


def meet(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Say whether two segments have a point in common."""
    one, two = turning(a, b, c), turning(a, b, d)
    three, four = turning(c, d, a), turning(c, d, b)
    if one != two and three != four and 0 not in (one, two, three, four):
        return True
    return on_edge(c, a, b) or on_edge(d, a, b) or on_edge(a, c, d) or on_edge(b, c, d)


def turning(a: Point, b: Point, c: Point | Exact) -> int:
    """Return 1 if a, b, c turn left, -1 if right, 0 if they lie in one line."""
    cross = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return (cross > 0) - (cross < 0)


def edges(ring: Sequence[Point]) -> list[tuple[Point, Point]]:
    """Return the edges of a ring, the closing one last."""
    return list(zip(ring, [*ring[1:], ring[0]], strict=True))


def overlap(one: Sequence[Point], other: Sequence[Point]) -> bool:
    """Say whether two rings share ground; neighbours that share an edge or a point do not.

    Each ring is cut wherever the other meets it. A piece then lies wholly inside the other ring,
    outside it, or on it, and its middle says which: so two rings share ground if a middle lies
    inside the other, or if all of a ring lies on the other, which is then the same ring.
    """
    if not _near(one, other):
        return False
    first, second = list(_middles(one, other)), list(_middles(other, one))
    if any(_within(middle, other) for middle in first):
        return True
    if any(_within(middle, one) for middle in second):
        return True
    return all(_on_ring(middle, other) for middle in first)


def _near(one: Sequence[Point], other: Sequence[Point]) -> bool:
    """Say whether the boxes around two rings meet."""
    return all(
        min(p[axis] for p in one) <= max(p[axis] for p in other)
        and min(p[axis] for p in other) <= max(p[axis] for p in one)
        for axis in (0, 1)
    )


def _middles(ring: Sequence[Point], other: Sequence[Point]) -> Iterator[Exact]:
    """Yield the middle of every piece into which another ring cuts the edges of a ring."""
    for start, end in edges(ring):
        cuts = {Fraction(0), Fraction(1)}
        for a, b in edges(other):
            if _near((start, end), (a, b)):
                cuts |= _cuts(start, end, a, b)
        places = sorted(cuts)
        for low, high in pairwise(places):
            share = (low + high) / 2
            yield (
                start[0] + share * (end[0] - start[0]),
                start[1] + share * (end[1] - start[1]),
            )


def _cuts(start: Point, end: Point, a: Point, b: Point) -> set[Fraction]:
    """Return where a segment is met by another, as shares of its way from start to end."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    ex, ey = b[0] - a[0], b[1] - a[1]
    across = dx * ey - dy * ex
    if across == 0:
        # In one line or beside each other: the ends of the one that lie on this one.
        return {
            Fraction((p[0] - start[0]) * dx + (p[1] - start[1]) * dy, dx * dx + dy * dy)
            for p in (a, b)
            if on_edge(p, start, end)
        }
    ax, ay = a[0] - start[0], a[1] - start[1]
    share, way = Fraction(ax * ey - ay * ex, across), Fraction(ax * dy - ay * dx, across)
    return {share} if 0 <= share <= 1 and 0 <= way <= 1 else set()


def _within(point: Exact, ring: Sequence[Point]) -> bool:
    """Say whether a point lies in a ring and not on its edge."""
    return inside(point, ring) and not _on_ring(point, ring)


def _on_ring(point: Exact, ring: Sequence[Point]) -> bool:
    return any(on_edge(point, a, b) for a, b in edges(ring))
