"""States and kinds of the review by a panel."""

from enum import StrEnum

from workflows.kit.states import Moves
from workflows.rights.roles import Role


class PanelState(StrEnum):
    """How far a panel has come."""

    FORMED = "FORMED"
    LOCKED = "LOCKED"
    PUBLISHED = "PUBLISHED"


class Side(StrEnum):
    """For whom a member sits."""

    CITIZEN = "CITIZEN"
    EXPERT = "EXPERT"
    OFFICIAL = "OFFICIAL"


class Criterion(StrEnum):
    """What a panel weighs (국민제안 규정: 심사기준)."""

    FEASIBILITY = "FEASIBILITY"
    CREATIVITY = "CREATIVITY"
    EFFECT = "EFFECT"
    SCOPE = "SCOPE"
    LASTING = "LASTING"


PANEL_MOVES = Moves(
    {
        (PanelState.FORMED, "score"): PanelState.FORMED,
        (PanelState.FORMED, "lock"): PanelState.LOCKED,
        (PanelState.LOCKED, "publish"): PanelState.PUBLISHED,
    },
    rule="review.blind",
)
# In which capacities one may sit, and for whom.
SIDE_OF = {
    Role.RESIDENT: Side.CITIZEN,
    Role.EXPERT: Side.EXPERT,
    Role.MUNICIPAL_OFFICER: Side.OFFICIAL,
    Role.MUNICIPAL_HEAD: Side.OFFICIAL,
}
