"""States of an agreement while it is negotiated, and what a party can say of a clause."""

from enum import StrEnum

from workflows.kit.states import Moves


class AgreementState(StrEnum):
    """Where an agreement is: drafted by who opened it, or before its parties."""

    DRAFT = "DRAFT"
    NEGOTIATING = "NEGOTIATING"


_S = AgreementState
AGREEMENT_MOVES = Moves(
    {
        (_S.DRAFT, "begin"): _S.NEGOTIATING,
        (_S.DRAFT, "draft"): _S.DRAFT,
        (_S.NEGOTIATING, "draft"): _S.NEGOTIATING,
        (_S.NEGOTIATING, "speak"): _S.NEGOTIATING,
    }
)


class Stance(StrEnum):
    """What a party says of one version of a clause."""

    ACCEPT = "ACCEPT"
    ACCEPT_IF = "ACCEPT_IF"
    COUNTER = "COUNTER"
    RESERVE = "RESERVE"
    OBJECT = "OBJECT"


class Standing(StrEnum):
    """Where a party stands on a clause: what it says, or that it says nothing, which is no consent."""

    SILENT = "SILENT"
    ACCEPT = "ACCEPT"
    ACCEPT_IF = "ACCEPT_IF"
    COUNTER = "COUNTER"
    RESERVE = "RESERVE"
    OBJECT = "OBJECT"


# Where the next step is with whoever drafts: a condition, a counter and an objection ask for a new text.
WITH_THE_DRAFTER = frozenset({Standing.ACCEPT_IF, Standing.COUNTER, Standing.OBJECT})
