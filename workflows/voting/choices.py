"""Choices: what one ballot says, its one canonical text, and the check against the poll's limits.

The canonical text is the only form that is stored, so that equal choices are equal texts:
approval and choose-one "2,5,9" (ascending), ordinal "5>2>9" (best first), cumulative "2:5,5:3"
(ascending, option:points). An empty ballot is the empty text.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from workflows.kit.refusal import RuleBroken
from workflows.voting.kinds import BallotKind, Definition

LONGEST_TEXT: Final = 20_000  # characters; 2,000 options with points stay below
_NUMBER: Final = "[1-9][0-9]{0,8}"
_TEXTS: Final = {
    BallotKind.APPROVAL: re.compile(f"{_NUMBER}(?:,{_NUMBER})*"),
    BallotKind.CHOOSE_ONE: re.compile(f"{_NUMBER}(?:,{_NUMBER})*"),
    BallotKind.ORDINAL: re.compile(f"{_NUMBER}(?:>{_NUMBER})*"),
    BallotKind.CUMULATIVE: re.compile(f"{_NUMBER}:-?[0-9]{{1,9}}(?:,{_NUMBER}:-?[0-9]{{1,9}})*"),
}


class ChoiceRefused(RuleBroken):
    """A choice outside the poll's rules; `figures` holds the limit and what was found."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What one ballot says: option numbers and, for cumulative ballots only, points beside them.

    The order of `options` is the voter's ranking where the kind is ordinal, and ascending
    elsewhere. An option may stand twice only on a ballot that is kept as it was cast.
    """

    options: tuple[int, ...]
    points: tuple[int, ...] = ()


def choice_of(kind: BallotKind, options: Iterable[int], points: Iterable[int] = ()) -> Choice:
    """Return the choice in its canonical order.

    Raises ChoiceRefused malformed_choice if points and options do not pair up.
    """
    numbers, marks = tuple(options), tuple(points)
    if kind is not BallotKind.CUMULATIVE:
        if marks:
            raise ChoiceRefused("malformed_choice", field="choice")
        return Choice(numbers if kind is BallotKind.ORDINAL else tuple(sorted(numbers)))
    if len(numbers) != len(marks):
        raise ChoiceRefused(
            "malformed_choice", field="choice", options=len(numbers), points=len(marks)
        )
    pairs = sorted(zip(numbers, marks, strict=True))
    return Choice(tuple(number for number, _ in pairs), tuple(mark for _, mark in pairs))


def encode(kind: BallotKind, choice: Choice) -> str:
    """Return the canonical text of a choice."""
    if kind is BallotKind.CUMULATIVE:
        pairs = zip(choice.options, choice.points, strict=True)
        return ",".join(f"{number}:{mark}" for number, mark in pairs)
    if kind is BallotKind.ORDINAL:
        return ">".join(map(str, choice.options))
    return ",".join(map(str, choice.options))


def parse(kind: BallotKind, text: str) -> Choice:
    """Return the choice a text stands for, in canonical order.

    Raises ChoiceRefused malformed_choice for a text that is none.
    """
    if not text:
        return Choice(())
    if len(text) > LONGEST_TEXT or not _TEXTS[kind].fullmatch(text):
        raise ChoiceRefused("malformed_choice", field="choice")
    return read_stored(kind, text)


def read_stored(kind: BallotKind, text: str) -> Choice:
    """Return the choice of a text that is known to be canonical: the fast way of the tally."""
    if not text:
        return Choice(())
    if kind is BallotKind.ORDINAL:
        return Choice(tuple(map(int, text.split(">"))))
    if kind is BallotKind.CUMULATIVE:
        pairs = sorted((int(a), int(b)) for a, _, b in (p.partition(":") for p in text.split(",")))
        return Choice(tuple(number for number, _ in pairs), tuple(mark for _, mark in pairs))
    return Choice(tuple(sorted(map(int, text.split(",")))))


def check(definition: Definition, choice: Choice) -> None:
    """Refuse a choice that the poll's rules do not allow.

    Raises ChoiceRefused with one of the slugs empty_choice, unknown_option, option_repeated,
    too_many_choices, too_few_choices, too_many_in_category, points_out_of_range, too_many_points, too_few_points,
    over_budget; `figures` holds the limit and what was found.
    """
    found = len(choice.options)
    if not found and definition.shortest > 0:
        raise ChoiceRefused("empty_choice", field="choice", least=definition.shortest)
    check_known(definition, choice)
    if len(set(choice.options)) < found:
        twice = next(n for n in choice.options if choice.options.count(n) > 1)
        raise ChoiceRefused("option_repeated", field="choice", option=twice)
    if found > definition.longest:
        raise ChoiceRefused(
            "too_many_choices", field="choice", most=definition.longest, found=found
        )
    if found < definition.shortest:
        raise ChoiceRefused(
            "too_few_choices", field="choice", least=definition.shortest, found=found
        )
    _check_groups(definition, choice)
    if definition.kind is BallotKind.CUMULATIVE:
        _check_points(definition, choice)
    _check_cost(definition, choice)


def _check_groups(definition: Definition, choice: Choice) -> None:
    if definition.most_in_group is None:
        return
    named = Counter(definition.options[number - 1].group for number in choice.options)
    for group, found in sorted(named.items()):
        if found > definition.most_in_group:
            raise ChoiceRefused(
                "too_many_in_category",
                field="choice",
                most=definition.most_in_group,
                found=found,
                category=group,
            )


def _check_points(definition: Definition, choice: Choice) -> None:
    total, most = sum(choice.points), definition.max_points_sum
    for number, mark in zip(choice.options, choice.points, strict=True):
        if mark < 1 or (definition.max_points is not None and mark > definition.max_points):
            raise ChoiceRefused(
                "points_out_of_range",
                field="choice",
                option=number,
                least=1,
                most=definition.max_points if definition.max_points is not None else most,
                found=mark,
            )
    if most is not None and total > most:
        raise ChoiceRefused("too_many_points", field="choice", most=most, found=total)
    least = definition.min_points_sum
    if least is not None and total < least:
        raise ChoiceRefused("too_few_points", field="choice", least=least, found=total)


def _check_cost(definition: Definition, choice: Choice) -> None:
    if definition.max_cost_sum is None:
        return
    cost = sum(definition.options[number - 1].cost for number in choice.options)
    if cost > definition.max_cost_sum:
        raise ChoiceRefused("over_budget", field="choice", most=definition.max_cost_sum, found=cost)


def canonical(definition: Definition, text: str, *, as_cast: bool = False) -> str:
    """Return the canonical text of a choice as it comes in, checked against the poll's rules.

    `as_cast` keeps a ballot of a real election as it was cast, inside its limits or not; even then
    every option must be on the paper. Raises ChoiceRefused.
    """
    choice = parse(definition.kind, text)
    if as_cast:
        check_known(definition, choice)
    else:
        check(definition, choice)
    return encode(definition.kind, choice)


def check_known(definition: Definition, choice: Choice) -> None:
    """Refuse an option that is not on the ballot paper: ChoiceRefused unknown_option."""
    known = len(definition.options)
    for number in choice.options:
        if not 1 <= number <= known:
            raise ChoiceRefused("unknown_option", field="choice", option=number, options=known)


def irregularity(definition: Definition, choice: Choice) -> str | None:
    """Return the slug for which a ballot kept as cast would have been refused, or None."""
    try:
        check(definition, choice)
    except ChoiceRefused as refused:
        return refused.reason
    return None
