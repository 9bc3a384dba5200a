"""Steps: for every option the exact step of the count that took or dropped it, with its figures."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final


class StepKind(StrEnum):
    """What happened to an option."""

    TAKEN = "TAKEN"
    TAKEN_BY_SHARES = "TAKEN_BY_SHARES"
    TAKEN_BY_FILL = "TAKEN_BY_FILL"
    OVER_BUDGET = "OVER_BUDGET"
    AFTER_STOP = "AFTER_STOP"
    BELOW_THRESHOLD = "BELOW_THRESHOLD"
    NO_SUPPORT = "NO_SUPPORT"
    NOT_AFFORDABLE_BY_SUPPORTERS = "NOT_AFFORDABLE_BY_SUPPORTERS"
    WITHDRAWN = "WITHDRAWN"


TAKING: Final = frozenset({StepKind.TAKEN, StepKind.TAKEN_BY_SHARES, StepKind.TAKEN_BY_FILL})


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the count. Amounts are in the smallest unit of the currency.

    `left` is the money of the budget before this step. `stopped_at` is the option at which a rule
    without skipping stopped. `score` is a fraction of 100 where channels are weighed. For equal shares, `rate` is the price of one unit of utility (the
    most a supporter paid, divided by the cost), `price` the most one supporter paid, and `behind`
    the money that the supporters of a dropped option had left together.
    """

    option: int
    kind: StepKind
    score: int | Fraction
    cost: int
    left: int
    threshold: int | None = None
    stopped_at: int | None = None
    rate: Fraction | None = None
    price: Fraction | None = None
    behind: Fraction | None = None

    @property
    def took(self) -> bool:
        """Whether this step took the option."""
        return self.kind in TAKING


def step_record(step: Step) -> dict[str, object]:
    """Return the step as plain values for storing; fractions become "numerator/denominator"."""
    return {
        "option": step.option,
        "kind": step.kind.value,
        "score": fraction_text(step.score) if isinstance(step.score, Fraction) else step.score,
        "cost": step.cost,
        "left": step.left,
        "threshold": step.threshold,
        "stopped_at": step.stopped_at,
        "rate": fraction_text(step.rate),
        "price": fraction_text(step.price),
        "behind": fraction_text(step.behind),
    }


def fraction_text(value: Fraction | None) -> str | None:
    """Return an exact fraction as "numerator/denominator", or None."""
    return None if value is None else f"{value.numerator}/{value.denominator}"
