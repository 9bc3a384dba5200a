"""States of a change of a council's own rules. Pure."""

from enum import StrEnum

from workflows.kit.states import Moves


class ChangeState(StrEnum):
    """Where a change stands. VOID was carried and holds nowhere: a higher source or its day stood against it."""

    PROPOSED = "PROPOSED"
    ADOPTED = "ADOPTED"
    LOST = "LOST"
    VOID = "VOID"


_S = ChangeState
MOVES = Moves(
    {
        (_S.PROPOSED, "adopt"): _S.ADOPTED,
        (_S.PROPOSED, "reject"): _S.LOST,
        (_S.PROPOSED, "void"): _S.VOID,
    },
    rule="council.house.own_rules",
)
