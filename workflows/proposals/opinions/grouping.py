"""Which people stand together on the plane: k-means with the number of groups the silhouette speaks for.

Pure, and the same for the same points: groups begin at places that the points themselves give, and
nothing is drawn by lot. A group below the floor is never formed: its people join the nearest other.
Sources: S. Lloyd, "Least squares quantization in PCM", 1982; P. Rousseeuw, "Silhouettes", 1987;
L. Kaufman and P. Rousseeuw, "Finding Groups in Data", 1990, by whom a mean silhouette of one half or
less shows at best a weak structure, which may be none: then all are one group.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from workflows.proposals.opinions.points import DIGITS, Matrix

Labels = NDArray[np.int64]

MOST_GROUPS: Final = 5
LEAST_SILHOUETTE: Final = 0.5
ROUNDS: Final = 60
MOST_WEIGHED: Final = 1_000
_CHUNK: Final = 128  # rows of distances at a time


def groups_of(points: Matrix, floor: int) -> Labels:
    """Return the group of each point, 0 for the largest group; every group has at least `floor`."""
    found = [
        labels
        for k in range(2, MOST_GROUPS + 1)
        if len(points) >= k * floor
        for labels in [_settled(points, k, floor)]
        if labels.max() > 0
    ]
    scores = silhouettes(points, found)
    best = max(range(len(found)), key=lambda place: (scores[place], -place), default=None)
    if best is None or scores[best] <= LEAST_SILHOUETTE:
        return np.zeros(len(points), dtype=np.int64)
    return _ordered(points, found[best])


def silhouettes(points: Matrix, groupings: Sequence[Labels]) -> list[float]:
    """Return the mean silhouette of each grouping, -1 to 1, rounded; distances are taken once for all.

    Of many people it is the mean over every so-manieth of them, at most `MOST_WEIGHED`.
    """
    if not groupings:
        return []
    members = [np.eye(int(labels.max()) + 1)[labels] for labels in groupings]
    ends = np.cumsum([member.shape[1] for member in members])[:-1]
    whole = np.hstack(members)
    step = -(-len(points) // MOST_WEIGHED)
    weighed = np.lexsort((points[:, 1], points[:, 0]))[::step]
    totals = [0.0] * len(groupings)
    for begin in range(0, len(weighed), _CHUNK):
        rows = weighed[begin : begin + _CHUNK]
        across = points[rows, 0, None] - points[None, :, 0]
        along = points[rows, 1, None] - points[None, :, 1]
        sums = np.sqrt(across * across + along * along) @ whole
        parts = np.split(sums, ends, axis=1)
        for place, (labels, member, part) in enumerate(zip(groupings, members, parts, strict=True)):
            totals[place] += _widths(part, labels[rows], member.sum(axis=0))
    return [round(total / len(weighed), DIGITS) for total in totals]


def _widths(sums: Matrix, own: Labels, sizes: NDArray[np.float64]) -> float:
    """Return the sum of the widths of people, of whom `sums` are the distances to each group's people."""
    rows = np.arange(len(own))
    within = sums[rows, own] / np.maximum(sizes[own] - 1, 1)
    others = sums / sizes
    others[rows, own] = np.inf
    nearest = others.min(axis=1)
    wider = np.maximum(within, nearest)
    return float(np.where(wider > 0, (nearest - within) / np.where(wider > 0, wider, 1), 0.0).sum())


def _settled(points: Matrix, k: int, floor: int) -> Labels:
    """Return the grouping into at most `k` whose points lie closest, of three beginnings."""
    best: tuple[float, Labels] | None = None
    for centres in _beginnings(points, k):
        labels = _dissolved(points, _moved(points, centres), floor)
        loose = round(
            sum(
                float(((points[labels == one] - points[labels == one].mean(axis=0)) ** 2).sum())
                for one in range(int(labels.max()) + 1)
            ),
            DIGITS,
        )
        if best is None or (-int(labels.max()), loose) < (-int(best[1].max()), best[0]):
            best = loose, labels
    assert best is not None  # noqa: S101 - there are three beginnings
    return best[1]


def _beginnings(points: Matrix, k: int) -> list[Matrix]:
    """Return three sets of places to begin at: slices along either axis, and points far from each other."""
    found = []
    for first, second in ((0, 1), (1, 0)):
        order = np.lexsort((points[:, second], points[:, first]))
        found.append(np.array([points[part].mean(axis=0) for part in np.array_split(order, k)]))
    chosen = [points.mean(axis=0)]
    for _ in range(k):
        apart = np.min([((points - one) ** 2).sum(axis=1) for one in chosen], axis=0)
        far = np.round(apart, DIGITS)
        ties = points[far == far.max()]
        chosen.append(ties[np.lexsort((ties[:, 1], ties[:, 0]))[0]])
    found.append(np.array(chosen[1:]))
    return found


def _moved(points: Matrix, centres: Matrix) -> Labels:
    labels = _nearest(points, centres)
    for _ in range(ROUNDS):
        centres = np.array(
            [
                points[labels == one].mean(axis=0) if (labels == one).any() else centre
                for one, centre in enumerate(centres)
            ]
        )
        moved = _nearest(points, centres)
        if (moved == labels).all():
            break
        labels = moved
    return labels


def _nearest(points: Matrix, centres: Matrix) -> Labels:
    """Return the nearest centre of each point; of several as near, the first."""
    across = points[:, 0, None] - centres[None, :, 0]
    along = points[:, 1, None] - centres[None, :, 1]
    apart: Matrix = np.round(across * across + along * along, DIGITS)
    nearest: Labels = apart.argmin(axis=1)
    return nearest


def _dissolved(points: Matrix, labels: Labels, floor: int) -> Labels:
    """Let the people of groups below the floor join the nearest group that stays, the smallest first."""
    while True:
        names, sizes = np.unique(labels, return_counts=True)
        labels = np.searchsorted(names, labels)
        if len(names) == 1 or sizes.min() >= floor:
            return labels
        gone = int(np.argmin(sizes))
        stay = [one for one in range(len(names)) if one != gone]
        centres = np.array([points[labels == one].mean(axis=0) for one in stay])
        labels = labels.copy()
        out = labels == gone
        labels[out] = np.array(stay)[_nearest(points[out], centres)]


def _ordered(points: Matrix, labels: Labels) -> Labels:
    """Call the largest group 0; of groups of one size, the one further left first."""
    names = range(int(labels.max()) + 1)
    middles = {one: np.round(points[labels == one].mean(axis=0), DIGITS) for one in names}
    ranked = sorted(
        names, key=lambda one: (-int((labels == one).sum()), middles[one][0], middles[one][1], one)
    )
    place: Labels = np.empty(len(ranked), dtype=np.int64)
    place[ranked] = np.arange(len(ranked))
    ordered: Labels = place[labels]
    return ordered
