"""States of amendments. Pure."""

from enum import StrEnum

from workflows.kit.states import Moves


class AmendmentState(StrEnum):
    """Where an amendment stands. MOVED waits for supporters; OPEN waits for its vote."""

    MOVED = "MOVED"
    OPEN = "OPEN"
    WITHDRAWN = "WITHDRAWN"
    ADOPTED = "ADOPTED"
    LOST = "LOST"
    DROPPED = "DROPPED"


_S = AmendmentState
MOVES = Moves(
    {
        (_S.MOVED, "support"): _S.OPEN,
        (_S.MOVED, "withdraw"): _S.WITHDRAWN,
        (_S.OPEN, "withdraw"): _S.WITHDRAWN,
        (_S.OPEN, "ADOPTED"): _S.ADOPTED,
        (_S.OPEN, "LOST"): _S.LOST,
        (_S.OPEN, "DROPPED"): _S.DROPPED,
    },
    rule="council.house.motions",
)
STANDING = frozenset({_S.MOVED, _S.OPEN})
