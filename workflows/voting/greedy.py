"""The greedy rules: down the scores, taking what still fits; with or without skipping."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from workflows.voting.explain import Step, StepKind
from workflows.voting.kinds import Definition, Option
from workflows.voting.ties import TieUsed, tie_used


@dataclass(frozen=True, slots=True)
class Selection:
    """What a rule made of the scores: one step an option, and the ties met on the way."""

    steps: tuple[Step, ...]
    ties: tuple[TieUsed, ...]


def dropped_at_once(
    definition: Definition, option: Option, score: int | Fraction
) -> StepKind | None:
    """Return why an option cannot be taken whatever is left, or None."""
    if option.withdrawn:
        return StepKind.WITHDRAWN
    if score == 0 and (definition.weights or (definition.threshold or 0) > 0):
        return StepKind.NO_SUPPORT
    if definition.threshold is not None and score < definition.threshold:
        return StepKind.BELOW_THRESHOLD
    return None


def select_greedily(
    definition: Definition,
    scores: Mapping[int, int] | Mapping[int, Fraction],
    rank: Mapping[int, int],
    *,
    among: Sequence[Option],
    left: int,
    taken_as: StepKind = StepKind.TAKEN,
    skip: bool = True,
) -> Selection:
    """Go down the scores of `among` and take each option whose cost is still left.

    An option without any vote is taken like any other if it fits, as in the elections that are replayed;
    a threshold of 1 prevents it, which every notice of ours has, and so does a weight.
    With `skip` False the walk ends at the first option that does not fit. Options below the
    threshold and withdrawn ones are dropped without ending it. `left` is in the smallest unit.
    """
    steps: list[Step] = []
    ties: list[TieUsed] = []
    standing: dict[int | Fraction, list[Option]] = {}
    for option in sorted(among, key=lambda option: (-scores[option.number], rank[option.number])):
        score = scores[option.number]
        at_once = dropped_at_once(definition, option, score)
        if at_once is None:
            standing.setdefault(score, []).append(option)
            continue
        threshold = definition.threshold if at_once is StepKind.BELOW_THRESHOLD else None
        steps.append(Step(option.number, at_once, score, option.cost, 0, threshold=threshold))
    stopped_at: int | None = None
    walked: list[Step] = []
    for score, group in standing.items():
        tie = None if stopped_at else _tie(definition, group, score=score, left=left, skip=skip)
        if tie:
            ties.append(tie)
        for option in group:
            step = Step(option.number, taken_as, score, option.cost, left)
            if stopped_at:
                step = replace(step, kind=StepKind.AFTER_STOP, stopped_at=stopped_at)
            elif option.cost > left:
                step = replace(step, kind=StepKind.OVER_BUDGET)
                stopped_at = None if skip else option.number
            else:
                left -= option.cost
            walked.append(step)
    return Selection((*walked, *(replace(step, left=left) for step in steps)), tuple(ties))


def _tie(
    definition: Definition, group: Sequence[Option], *, score: int | Fraction, left: int, skip: bool
) -> TieUsed | None:
    """Return the tie of options with one score, or None where their order changes nothing.

    With skipping, the order decides what is taken exactly if the options that fit singly do not
    fit together: each of them could come first. Without skipping, also if one fits singly and
    another does not, since the latter ends the walk.
    """
    fitting = [option for option in group if option.cost <= left]
    together = sum(option.cost for option in fitting)
    decisive = together > left or (not skip and 0 < len(fitting) < len(group))
    if len(fitting) < 2 and not decisive:
        return None
    order = tuple(option.number for option in group)
    return tie_used(definition, order, equal_in=Fraction(score), decisive=decisive)
