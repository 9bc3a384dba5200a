"""Rings of points on the map: whether a point lies inside, and whether a ring crosses itself.

Points are pairs of whole millionths of a degree (WGS84): some eleven centimetres on the ground, and
exact in every comparison. A ring is closed by itself, its last point leads back to the first.
"""

from collections.abc import Sequence
from typing import TypeAlias

MICRO = 1_000_000  # millionths of a degree
Point: TypeAlias = tuple[int, int]  # longitude, latitude


def inside(point: Point, ring: Sequence[Point]) -> bool:
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


def on_edge(point: Point, start: Point, end: Point) -> bool:
    """Say whether a point lies on the segment between two others."""
    if turning(start, end, point) != 0:
        return False
    return all(min(a, b) <= p <= max(a, b) for p, a, b in zip(point, start, end, strict=True))


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


def turning(a: Point, b: Point, c: Point) -> int:
    """Return 1 if a, b, c turn left, -1 if right, 0 if they lie in one line."""
    cross = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return (cross > 0) - (cross < 0)


def edges(ring: Sequence[Point]) -> list[tuple[Point, Point]]:
    """Return the edges of a ring, the closing one last."""
    return list(zip(ring, [*ring[1:], ring[0]], strict=True))
