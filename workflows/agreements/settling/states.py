"""States of a settlement report, and what is done about it."""

from enum import StrEnum

from workflows.kit.states import Moves


class ReportState(StrEnum):
    """Where a report is."""

    SUBMITTED = "SUBMITTED"
    CHECKED = "CHECKED"
    RETURNED = "RETURNED"
    ACCEPTED = "ACCEPTED"


class ReportAct(StrEnum):
    """What somebody did about a report."""

    SUBMITTED = "SUBMITTED"
    CHECKED = "CHECKED"
    RETURNED = "RETURNED"
    ACCEPTED = "ACCEPTED"


_S = ReportState
REPORT_MOVES = Moves(
    {
        (_S.RETURNED, "submit"): _S.SUBMITTED,
        (_S.SUBMITTED, "check"): _S.CHECKED,
        (_S.SUBMITTED, "return"): _S.RETURNED,
        (_S.CHECKED, "return"): _S.RETURNED,
        (_S.CHECKED, "accept"): _S.ACCEPTED,
        (_S.ACCEPTED, "repay"): _S.ACCEPTED,
    },
    rule="settlement.report",
)
