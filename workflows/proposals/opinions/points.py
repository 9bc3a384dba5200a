"""People as points on a plane: the two directions in which their answers differ most. Pure.

Source: C. Small, M. Bjorkegren, T. Erkkilä, L. Shaw, C. Megill, "Polis: Scaling deliberation by
mapping high dimensional opinion spaces", Recerca 26(2), 2021. As there, what somebody did not answer
counts as the mean of the comment, the plane is that of the first two principal components, and who
answered few comments is moved out by the root of how many he left, because the means have drawn him in.

The sums of products are sums of whole numbers below 2^53: they are exact, in whatever order a machine
adds them. What comes after is rounded before anything is decided by it.
"""

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]

MISSING: Final = 9
DIGITS: Final = 6  # of a coordinate, in the unit of one answer
_CODE: Final = {"+": 1, "-": -1, "0": 0, ".": MISSING}


def lines_of(rows: Iterable[tuple[Sequence[int], str]], comments: int) -> list[str]:
    """Return a line for each person of the places (from 1 on) he answered and the signs he gave there.

    Sorted by what they say, so that no order of people is left in them.
    """
    found = []
    for places, signs in rows:
        line = bytearray(b"." * comments)
        for place, sign in zip(places, signs.encode("ascii"), strict=True):
            line[place - 1] = sign
        found.append(line.decode("ascii"))
    return sorted(found)


def matrix_of(lines: list[str]) -> NDArray[np.int8]:
    """Return answers of people (rows) to comments (columns): 1, -1, 0, or MISSING.

    A line holds one sign for each comment: `+` agrees, `-` disagrees, `0` passes, `.` said nothing.
    """
    if not lines:
        return np.empty((0, 0), dtype=np.int8)
    table = np.full(256, MISSING, dtype=np.int8)
    for sign, value in _CODE.items():
        table[ord(sign)] = value
    signs = np.frombuffer("".join(lines).encode("ascii"), dtype=np.uint8)
    return table[signs].reshape(len(lines), -1)


def points_of(answers: NDArray[np.int8]) -> Matrix:
    """Return where each person stands, people x 2. Every comment must have an answer."""
    said = (answers != MISSING).astype(np.float64)
    value = np.where(answers == MISSING, 0, answers).astype(np.float64)
    means = value.sum(axis=0) / said.sum(axis=0)
    # (x - mean) where something was said, and 0 elsewhere, times itself; each product is exact.
    mixed = value.T @ said
    spread = (
        value.T @ value
        - mixed * means[None, :]
        - mixed.T * means[:, None]
        + np.outer(means, means) * (said.T @ said)
    )
    _, directions = np.linalg.eigh((spread + spread.T) / 2)
    axes = directions[:, :-3:-1]
    if axes.shape[1] < 2:
        axes = np.hstack([axes, np.zeros_like(axes)])
    centred = value - said * means
    placed = centred @ turned(axes)
    placed *= np.sqrt(answers.shape[1] / said.sum(axis=1))[:, None]
    points: Matrix = np.round(placed, DIGITS) + 0.0  # no zero below zero
    return points


def turned(axes: Matrix) -> Matrix:
    """Turn each direction so that the comment that weighs most in it weighs positive."""
    weights = np.round(np.abs(axes), DIGITS)
    heaviest = np.argmax(weights, axis=0)
    signs = np.where(axes[heaviest, np.arange(axes.shape[1])] < 0, -1.0, 1.0)
    found: Matrix = axes * signs
    return found
