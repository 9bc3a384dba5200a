"""States of an agreement until it is in force, and what a party can say of a clause."""

from enum import StrEnum

from workflows.kit.states import Moves


class AgreementState(StrEnum):
    """Where an agreement is.

    Drafted by who opened it; before its parties; frozen, while they sign; signed by all and not sealed
    yet; in force.
    """

    DRAFT = "DRAFT"
    NEGOTIATING = "NEGOTIATING"
    FROZEN = "FROZEN"
    SIGNED = "SIGNED"
    IN_FORCE = "IN_FORCE"


_S = AgreementState
# A consortium has one agreement that is going at a time.
GOING = (_S.DRAFT, _S.NEGOTIATING, _S.FROZEN, _S.SIGNED)
# A row of the pack signing.toml: what is frozen does not change.
EDITION = "signing.edition"

AGREEMENT_MOVES = Moves(
    {
        (_S.DRAFT, "begin"): _S.NEGOTIATING,
        (_S.DRAFT, "draft"): _S.DRAFT,
        (_S.NEGOTIATING, "draft"): _S.NEGOTIATING,
        (_S.NEGOTIATING, "speak"): _S.NEGOTIATING,
        (_S.NEGOTIATING, "freeze"): _S.FROZEN,
        (_S.FROZEN, "approve"): _S.FROZEN,
        (_S.FROZEN, "sign"): _S.FROZEN,
        (_S.FROZEN, "complete"): _S.SIGNED,
        (_S.FROZEN, "reject"): _S.NEGOTIATING,
        (_S.FROZEN, "recall"): _S.NEGOTIATING,
        (_S.FROZEN, "lapse"): _S.NEGOTIATING,
        (_S.SIGNED, "seal"): _S.IN_FORCE,
    },
    dict.fromkeys((_S.FROZEN, _S.SIGNED, _S.IN_FORCE), EDITION),
    rule="agreement.course",
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
