"""States of an obligation, what sets it going, and the facts a person records."""

from enum import StrEnum

from workflows.kit.states import Moves


class Trigger(StrEnum):
    """What a due day is counted from."""

    FIXED_DAY = "FIXED_DAY"
    IN_FORCE = "IN_FORCE"
    DUTY_DONE = "DUTY_DONE"
    FACT = "FACT"


class FactKind(StrEnum):
    """What a person records as having happened."""

    COMPLETION = "COMPLETION"
    ABANDONMENT = "ABANDONMENT"
    FISCAL_YEAR_END = "FISCAL_YEAR_END"


class Count(StrEnum):
    """What the length of a period is counted in."""

    DAYS = "DAYS"
    MONTHS = "MONTHS"
    BUSINESS_DAYS = "BUSINESS_DAYS"


class DutyState(StrEnum):
    """What was done about an obligation."""

    OPEN = "OPEN"
    REPORTED = "REPORTED"
    RETURNED = "RETURNED"
    DISPUTED = "DISPUTED"
    DONE = "DONE"
    WAIVED = "WAIVED"


class Standing(StrEnum):
    """Where an obligation is today; WAITING until what sets it going has happened."""

    WAITING = "WAITING"
    OPEN = "OPEN"
    REPORTED = "REPORTED"
    RETURNED = "RETURNED"
    DISPUTED = "DISPUTED"
    DONE = "DONE"
    WAIVED = "WAIVED"


class DutyAct(StrEnum):
    """What somebody did about an obligation."""

    REPORTED = "REPORTED"
    ACCEPTED = "ACCEPTED"
    RETURNED = "RETURNED"
    DISPUTED = "DISPUTED"
    EXTENDED = "EXTENDED"
    WAIVED = "WAIVED"


class DutyWarning(StrEnum):
    """What is told of a due day: it comes near, it is here, it is over, it is over for long."""

    SOON = "SOON"
    TODAY = "TODAY"
    LATE = "LATE"
    ESCALATED = "ESCALATED"


_S = DutyState
MOVES = Moves(
    {
        (_S.OPEN, "report"): _S.REPORTED,
        (_S.RETURNED, "report"): _S.REPORTED,
        (_S.REPORTED, "accept"): _S.DONE,
        (_S.DISPUTED, "accept"): _S.DONE,
        (_S.REPORTED, "return"): _S.RETURNED,
        (_S.DISPUTED, "return"): _S.RETURNED,
        (_S.OPEN, "dispute"): _S.DISPUTED,
        (_S.REPORTED, "dispute"): _S.DISPUTED,
        (_S.RETURNED, "dispute"): _S.DISPUTED,
        (_S.OPEN, "extend"): _S.OPEN,
        (_S.RETURNED, "extend"): _S.RETURNED,
        (_S.DISPUTED, "extend"): _S.DISPUTED,
        (_S.OPEN, "waive"): _S.WAIVED,
        (_S.REPORTED, "waive"): _S.WAIVED,
        (_S.RETURNED, "waive"): _S.WAIVED,
        (_S.DISPUTED, "waive"): _S.WAIVED,
    },
    rule="duties.register",
)
# Who still has to act, so that a day can pass.
AWAITED = frozenset({_S.OPEN, _S.RETURNED, _S.DISPUTED})
