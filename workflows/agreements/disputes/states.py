"""States of a dispute, the steps a path is made of, and what is done."""

from enum import StrEnum

from workflows.kit.states import Moves


class PathKind(StrEnum):
    """What a step of the path is."""

    NEGOTIATION = "NEGOTIATION"
    COMMITTEE = "COMMITTEE"
    COUNCIL = "COUNCIL"
    MEDIATION = "MEDIATION"
    ARBITRATION = "ARBITRATION"
    COURT = "COURT"


# What ends a path: somebody outside decides, and no clock of ours runs.
OUTSIDE = frozenset({PathKind.ARBITRATION, PathKind.COURT})


class DisputeState(StrEnum):
    """Where a dispute is."""

    OPEN = "OPEN"
    ESCALATED = "ESCALATED"
    SETTLED = "SETTLED"
    WITHDRAWN = "WITHDRAWN"


class DisputeAct(StrEnum):
    """What somebody did in a dispute."""

    NOTIFIED = "NOTIFIED"
    ANSWERED = "ANSWERED"
    CONSENTED = "CONSENTED"
    MOVED_ON = "MOVED_ON"
    PROPOSED = "PROPOSED"
    AGREED = "AGREED"
    WITHDRAWN = "WITHDRAWN"


_S = DisputeState
DISPUTE_MOVES = Moves(
    {
        (_S.OPEN, "answer"): _S.OPEN,
        (_S.ESCALATED, "answer"): _S.ESCALATED,
        (_S.OPEN, "move_on"): _S.OPEN,
        (_S.OPEN, "escalate"): _S.ESCALATED,
        (_S.OPEN, "propose"): _S.OPEN,
        (_S.ESCALATED, "propose"): _S.ESCALATED,
        (_S.OPEN, "agree"): _S.OPEN,
        (_S.ESCALATED, "agree"): _S.ESCALATED,
        (_S.OPEN, "settle"): _S.SETTLED,
        (_S.ESCALATED, "settle"): _S.SETTLED,
        (_S.OPEN, "withdraw"): _S.WITHDRAWN,
        (_S.ESCALATED, "withdraw"): _S.WITHDRAWN,
    },
    rule="disputes.course",
)
# A dispute in one of these is not over.
GOING = frozenset({_S.OPEN, _S.ESCALATED})
