"""Rings of points on the map: whether a point lies inside, and whether a ring crosses itself.

Points are pairs of whole millionths of a degree (WGS84): some eleven centimetres on the ground, and
exact in every comparison. A ring is closed by itself, its last point leads back to the first.
Which edges can meet at all is asked of all of them at once; whether they do, exactly of those.
"""

from collections.abc import Sequence
from enum import Enum
from fractions import Fraction
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

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
    return all(
        min(start[axis], end[axis]) <= point[axis] <= max(start[axis], end[axis]) for axis in (0, 1)
    )


def crosses_itself(ring: Sequence[Point]) -> bool:
    """Say whether two edges of a ring meet elsewhere than neighbours do, or a point stands twice."""
    if len(set(ring)) < len(ring):
        return True
    sides = edges(ring)
    last = len(sides) - 1
    for i, j in _near_edges(ring, ring):
        if j <= i:
            continue
        (a, b), (c, d) = sides[i], sides[j]
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


def overlap(one: Sequence[Point], other: Sequence[Point]) -> bool:
    """Say whether two rings share ground; neighbours that share an edge or a point do not.

    Each ring is cut wherever the other meets it. What lies between two cuts lies wholly inside the
    other ring, outside it, or on it, and the middle of one of its pieces says which: so two rings
    share ground if a middle lies inside the other, or if all of a ring lies on the other, which is
    then the same ring.
    """
    if not _near(one, other):
        return False
    first = _sides_of(one, other)
    if Side.INSIDE in first or first == {Side.ON}:
        return True
    return Side.INSIDE in _sides_of(other, one)


class Side(Enum):
    """Where a piece of a ring lies, seen from another ring."""

    INSIDE = "INSIDE"
    ON = "ON"
    OUTSIDE = "OUTSIDE"


def _near(one: Sequence[Point], other: Sequence[Point]) -> bool:
    """Say whether the boxes around two rings meet."""
    return all(
        min(p[axis] for p in one) <= max(p[axis] for p in other)
        and min(p[axis] for p in other) <= max(p[axis] for p in one)
        for axis in (0, 1)
    )


def _near_edges(ring: Sequence[Point], other: Sequence[Point]) -> list[tuple[int, int]]:
    """Return the numbers of edges, one of each ring, whose boxes meet: only they can meet."""
    lows, highs = zip(*(_boxes(one) for one in (ring, other)), strict=True)
    met = np.logical_and(
        lows[0][:, None, :] <= highs[1][None, :, :], lows[1][None, :, :] <= highs[0][:, None, :]
    ).all(axis=2)
    return [(int(i), int(j)) for i, j in zip(*np.nonzero(met), strict=True)]


def _boxes(ring: Sequence[Point]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the lower and the upper corners of the boxes around all edges."""
    starts = np.array(ring, dtype=np.int64)
    ends = np.roll(starts, -1, axis=0)
    return np.minimum(starts, ends), np.maximum(starts, ends)


def _sides_of(ring: Sequence[Point], other: Sequence[Point]) -> set[Side]:
    """Return on which sides of another ring the pieces of a ring lie."""
    sides, others = edges(ring), edges(other)
    near: dict[int, list[tuple[Point, Point]]] = {}
    for i, j in _near_edges(ring, other):
        near.setdefault(i, []).append(others[j])
    found: set[Side] = set()
    for number, (start, end) in enumerate(sides):
        met: set[Fraction] = set()
        for a, b in near.get(number, ()):
            met |= _cuts(start, end, a, b)
        for low, high in pairwise(sorted({*met, Fraction(0), Fraction(1)})):
            # What goes on from a corner where nothing was met lies where the piece before it lay.
            if found and low == 0 and low not in met:
                continue
            share = (low + high) / 2
            part, whole = share.numerator, share.denominator
            # In whole numbers of a finer unit, so many of which go into one of ours.
            middle = (
                start[0] * whole + part * (end[0] - start[0]),
                start[1] * whole + part * (end[1] - start[1]),
            )
            if any(on_edge(middle, *_finer(edge, whole)) for edge in near.get(number, ())):
                found.add(Side.ON)
            elif inside(middle, _finer(other, whole)):
                return {Side.INSIDE}
            else:
                found.add(Side.OUTSIDE)
    return found


def _finer(points: Sequence[Point], times: int) -> list[Point]:
    return [(x * times, y * times) for x, y in points]


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
