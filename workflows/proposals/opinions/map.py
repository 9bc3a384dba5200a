"""The opinion map: from rows of answers without a name to groups, what sets them apart, what they share.

Pure. The same answers give the same map in whatever order they come, and whoever gave them: people
have no name here, comments go by their keys, and everything told is a whole number. The way from
answers to groups is that of Small et al. 2021 (see `points`), kept to what a reader can check:

- a comment takes part with `floor` answers, a person with answers to `ENOUGH` such comments;
- a comment speaks for a group if more than half of those in it who answered agree (or disagree), and
  more of them than of all others, at 95 of 100 by the one-sided test of two proportions;
- a comment is common ground if more than half agree (or disagree) in every group; first comes the one
  for which the product of the groups' shares is greatest (their "group-informed consensus");
- how many of a group said what is told only where no small number is given away (House rules 7-3).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod, sqrt
from typing import Final

import numpy as np
from numpy.typing import NDArray

from workflows.proposals.opinions.grouping import groups_of
from workflows.proposals.opinions.points import MISSING, Matrix, matrix_of, points_of
from workflows.proposals.small_counts import withheld

METHOD: Final = "1"  # raised when the same answers would give another map
ENOUGH: Final = 3
LEAST_COMMENTS: Final = 2
MOST_TOLD: Final = 5
APART: Final = 1.645  # standard deviations
# A group's place and width are told in hundredths of an answer.
HUNDRED: Final = 100


@dataclass(frozen=True, slots=True)
class Said:
    """How a group answered one comment: people who agree, disagree, pass, and said nothing."""

    agree: int
    disagree: int
    passed: int
    silent: int

    @property
    def answered(self) -> int:
        """How many answered it."""
        return self.agree + self.disagree + self.passed

    def of(self, *, agrees: bool) -> int:
        """Return how many agree, or disagree."""
        return self.agree if agrees else self.disagree

    def told(self, floor: int) -> tuple[int | None, ...] | None:
        """Return the four numbers, small ones withheld; None if they would give one away.

        Their sum is the size of the group, which everybody knows.
        """
        parts = (self.agree, self.disagree, self.passed, self.silent)
        counted = withheld(parts, floor)
        return None if counted.total is None else counted.parts


@dataclass(frozen=True, slots=True)
class Speaks:
    """A comment, by its place among those of the map, and whether one agrees with it."""

    comment: int
    agrees: bool


@dataclass(frozen=True, slots=True)
class Group:
    """People whose answers are alike: how many, where they stand on the plane, and what they say."""

    size: int
    x: int
    y: int
    width: int
    said: tuple[Said, ...]
    speaks: tuple[Speaks, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A map; without groups there were too few people, or too few comments with enough answers."""

    comments: tuple[str, ...]
    people: int
    groups: tuple[Group, ...]
    common: tuple[Speaks, ...]


def draw(comments: Sequence[str], lines: Sequence[str], *, floor: int, least: int) -> Drawn:
    """Draw the map of answers. `lines` hold one sign for each comment (see `matrix_of`).

    `floor` is the smallest group, and the least number of answers of a comment; `least` the number
    of people below which there is no map.
    """
    order = sorted(range(len(comments)), key=lambda place: comments[place])
    answers = matrix_of(list(lines))
    if not answers.size:
        return Drawn((), 0, (), ())
    answers, kept = _enough(answers[:, order], floor)
    names = tuple(comments[order[place]] for place in kept)
    if len(answers) < least or len(names) < LEAST_COMMENTS:
        return Drawn((), 0, (), ())
    answers = answers[np.lexsort(answers.T[::-1])]
    points = points_of(answers)
    labels = groups_of(points, floor)
    counted = [_counted(answers[labels == one]) for one in range(int(labels.max()) + 1)]
    everybody = _counted(answers)
    groups = tuple(
        _group(points[labels == one], said, _speaking(said, everybody, names, floor))
        for one, said in enumerate(counted)
    )
    return Drawn(names, len(answers), groups, _common(counted, names, floor))


def _enough(answers: NDArray[np.int8], floor: int) -> tuple[NDArray[np.int8], NDArray[np.int64]]:
    """Return the answers of those who answered enough, to comments with enough answers, and which."""
    kept = np.arange(answers.shape[1])
    while answers.size:
        said = answers != MISSING
        columns = said.sum(axis=0) >= floor
        rows = said[:, columns].sum(axis=1) >= max(1, min(ENOUGH, int(columns.sum())))
        if columns.all() and rows.all():
            break
        answers, kept = answers[np.ix_(rows, columns)], kept[columns]
    return answers, kept


def _counted(answers: NDArray[np.int8]) -> tuple[Said, ...]:
    found = [(answers == value).sum(axis=0) for value in (1, -1, 0, MISSING)]
    return tuple(Said(*(int(one) for one in column)) for column in zip(*found, strict=True))


def _group(points: Matrix, said: tuple[Said, ...], speaks: tuple[Speaks, ...]) -> Group:
    middle = points.mean(axis=0)
    width = float(np.sqrt(((points - middle) ** 2).sum(axis=1).mean()))
    x, y, wide = (round(float(value) * HUNDRED) for value in (middle[0], middle[1], width))
    return Group(len(points), x, y, wide, said, speaks)


def _speaking(
    said: tuple[Said, ...], everybody: tuple[Said, ...], names: Sequence[str], floor: int
) -> tuple[Speaks, ...]:
    """Return the comments that set a group apart from all others, the clearest first."""
    found = []
    for place, (own, every) in enumerate(zip(said, everybody, strict=True)):
        others = every.answered - own.answered
        if own.answered < floor or others < floor:
            continue
        for agrees in (True, False):
            mine, all_of_them = own.of(agrees=agrees), every.of(agrees=agrees)
            apart = deviations(mine, own.answered, all_of_them - mine, others)
            if 2 * mine > own.answered and apart >= APART:
                found.append((-round(apart, 9), names[place], Speaks(place, agrees)))
    return tuple(speaks for *_, speaks in sorted(found, key=lambda one: one[:2])[:MOST_TOLD])


def deviations(one: int, of_one: int, other: int, of_other: int) -> float:
    """Return by how many standard deviations one share is above another (pooled, not corrected)."""
    together = Fraction(one + other, of_one + of_other)
    if together in {0, 1}:
        return 0.0
    apart = Fraction(one, of_one) - Fraction(other, of_other)
    return float(apart) / sqrt(
        together * (1 - together) * (Fraction(1, of_one) + Fraction(1, of_other))
    )


def _common(
    groups: Sequence[tuple[Said, ...]], names: Sequence[str], floor: int
) -> tuple[Speaks, ...]:
    found = []
    for place, name in enumerate(names):
        said = [group[place] for group in groups]
        if any(one.answered < floor for one in said):
            continue
        for agrees in (True, False):
            if all(2 * one.of(agrees=agrees) > one.answered for one in said):
                # As if one more had agreed and one disagreed, so that few answers say little.
                shares = (Fraction(one.of(agrees=agrees) + 1, one.answered + 2) for one in said)
                found.append((-prod(shares), name, Speaks(place, agrees)))
    return tuple(speaks for *_, speaks in sorted(found, key=lambda one: one[:2])[:MOST_TOLD])
