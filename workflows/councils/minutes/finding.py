"""What is found about a decision, and what it weighs. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from workflows.councils.reckoning.turning import QuorumTurn


class Verdict(StrEnum):
    """Whether a decision holds."""

    VALID = "VALID"
    VALID_WITH_DEFECT = "VALID_WITH_DEFECT"
    VOID_RISK = "VOID_RISK"


class Weight(StrEnum):
    """What a finding does to a decision."""

    NOTE = "NOTE"
    DEFECT = "DEFECT"
    VOID = "VOID"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: a slug, what it weighs, the rule, and the seat it is about, if one."""

    reason: str
    weight: Weight
    rule: str
    seat: int | None = None
    figures: Mapping[str, int] = field(default_factory=dict)
    at: datetime | None = None

    def as_json(self) -> dict[str, object]:
        """Return it for a certificate."""
        return {
            "reason": self.reason,
            "weight": self.weight.value,
            "rule": self.rule,
            "seat": self.seat,
        }


def turned(one: QuorumTurn) -> Finding:
    """Find that the quorum was lost on the item, or there again: nothing was decided meanwhile."""
    state = one.state
    figures = {"entry": one.number, "in_office": state.in_office}
    figures |= {"needed": state.needed, "counted": state.counted}
    slug = "quorum_back" if state.met else "quorum_lost"
    return Finding(slug, Weight.NOTE, state.rule, None, figures, one.at)
