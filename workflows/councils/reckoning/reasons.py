"""Why a quorum or a result is what it is: one step of the arithmetic with the rule it rests on.

The formula is plain arithmetic, the same in every language; the figures are exact. A certificate prints
them beside the rule's own words, and whoever recomputes them needs nothing else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from workflows.councils.reckoning.terms import Measure
from workflows.kit.wording import Locale, worded


class Because(StrEnum):
    """What a step of the arithmetic says."""

    IN_OFFICE = "IN_OFFICE"
    QUORUM_NEEDED = "QUORUM_NEEDED"
    COUNTED = "COUNTED"
    QUORUM = "QUORUM"
    BASE = "BASE"
    ABSTAINED = "ABSTAINED"
    DECISION_NEEDED = "DECISION_NEEDED"
    DECISION = "DECISION"
    TIE = "TIE"
    OBJECTION = "OBJECTION"


@dataclass(frozen=True, slots=True)
class Reason:
    """One step: what it says, the rule's id, the figures by name, and the formula with its outcome."""

    because: Because
    rule: str
    formula: str
    figures: Mapping[str, Fraction]

    def sentence(self, locale: Locale) -> str:
        """Return what the step says, with its formula, as a certificate prints it."""
        return worded(locale, f"meeting_step.{self.because.value.lower()}", formula=self.formula)

    def as_json(self) -> dict[str, object]:
        """Return it for a certificate, every figure as "numerator/denominator" or a whole number."""
        return {
            "because": self.because.value,
            "rule": self.rule,
            "formula": self.formula,
            "figures": {name: str(value) for name, value in self.figures.items()},
        }


def step(because: Because, rule: str, formula: str, **figures: int | Fraction) -> Reason:
    """Return a step with exact figures."""
    return Reason(because, rule, formula, {name: Fraction(one) for name, one in figures.items()})


def less(whole: int, *parts: int) -> str:
    """Return a difference as it is written: "25 - 1 = 24", or the whole alone where nothing is taken."""
    taken = [one for one in parts if one]
    shown = "".join(f" - {one}" for one in taken)
    return f"{whole}{shown} = {whole - sum(taken)}" if taken else str(whole)


def share_taken(measure: Measure, whole: int) -> str:
    """Return how many are needed of a whole: "25 × 1/2 = 25/2 < 13", or with ≤ where so much is enough."""
    sign = "<" if measure.more_than else "≤"
    return f"{whole} × {measure.share} = {measure.share * whole} {sign} {measure.needed(whole)}"


def reaches(number: int, needed: int) -> str:
    """Return whether a number reaches what is needed: "13 ≥ 13" or "12 < 13"."""
    return f"{number} {'≥' if number >= needed else '<'} {needed}"
