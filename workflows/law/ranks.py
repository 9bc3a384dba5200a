"""Ranks of sources: what an act fixes no ordinance breaks, and no council's own rules either. Pure.

A rule that bounds those below it says how: no number or share goes beyond it, or nothing that it lists
is missing. Rules speak of the same when their ids begin and end alike: `council.act.max_members` bounds
`council.asan.max_members`.
"""

from collections.abc import Collection
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from workflows.kit.wording import Locale, worded

if TYPE_CHECKING:
    from workflows.law.texts import RuleText


class Level(StrEnum):
    """The rank of a source, the highest first; the house speaks where all others are silent."""

    ACT = "ACT"
    DECREE = "DECREE"
    ORDINANCE = "ORDINANCE"
    COUNCIL = "COUNCIL"
    HOUSE = "HOUSE"


class Bound(StrEnum):
    """What of a rule a lower source may not break: its number or share, or the words it lists."""

    AT_MOST = "AT_MOST"
    ALL_OF = "ALL_OF"


RANKS = {level: rank for rank, level in enumerate(Level)}


class LowerSourceError(ValueError):
    """A rule of a lower source breaks what a higher one bounds; both are named."""

    def __init__(self, lower: "RuleText", higher: "RuleText") -> None:
        """Take the rule that is not to be loaded, and the one it breaks."""
        self.lower, self.higher = lower, higher
        super().__init__(f"{_cited(lower)} breaks {_cited(higher)}")

    def told(self, locale: Locale) -> str:
        """Say it to whoever loads the pack: both articles, what each says, and what would help."""
        figures = {
            f"{name}_{what}": told
            for name, rule in (("lower", self.lower), ("higher", self.higher))
            for what, told in (
                ("id", rule.id),
                ("says", _says(rule)),
                ("source", f"{rule.source[locale]} {rule.article}".strip()),
            )
        }
        return worded(locale, "law.lower_source", **figures)


def demand_within(rules: Collection["RuleText"]) -> None:
    """Refuse rules of which one breaks a higher source. Raises `LowerSourceError`."""
    bounds: dict[tuple[str, str], list[RuleText]] = {}
    for rule in rules:
        if rule.bound is not None:
            bounds.setdefault(subject_of(rule.id), []).append(rule)
    for rule in rules:
        for higher in bounds.get(subject_of(rule.id), ()):
            if breaks(rule, higher):
                raise LowerSourceError(rule, higher)


def subject_of(rule_id: str) -> tuple[str, str]:
    """Return what a rule speaks of: the beginning and the end of its id."""
    first, *_, last = rule_id.split(".")
    return first, last


def breaks(lower: "RuleText", higher: "RuleText") -> bool:
    """Say whether a rule is of a lower source than another and goes beyond what that one bounds."""
    if lower.level is None or higher.level is None or higher.bound is None:
        return False
    if RANKS[lower.level] <= RANKS[higher.level]:
        return False
    if higher.bound is Bound.ALL_OF:
        return not set(higher.said) <= set(lower.said)
    most, wanted = amount_of(higher), amount_of(lower)
    return most is not None and (wanted is None or wanted > most)


def amount_of(rule: "RuleText") -> Fraction | None:
    """Return the number or the share a rule says; None if it says words."""
    if rule.limit is not None:
        return Fraction(rule.limit)
    first = rule.said[0] if len(rule.said) == 1 else ""
    return Fraction(first) if first.replace("/", "").isdecimal() else None


def _cited(rule: "RuleText") -> str:
    return f"{rule.id} ({_says(rule)}; {rule.source[Locale.KO]} {rule.article})"


def _says(rule: "RuleText") -> str:
    return ", ".join(rule.said) or str(rule.limit)
