"""States and kinds of a living lab.

| from                                   | verb       | to          |
|----------------------------------------|------------|-------------|
| CALLING                                | draw       | SEATING     |
| SEATING                                | begin      | WORKSHOPS   |
| WORKSHOPS                              | try        | TRIAL       |
| TRIAL                                  | review     | REVIEW      |
| REVIEW                                 | lock       | REVIEWED    |
| REVIEWED                               | conclude   | CONCLUDED   |
| until it is concluded                  | call_off   | CALLED_OFF  |
"""

from enum import StrEnum

from workflows.kit.states import Moves


class LabState(StrEnum):
    """How far a living lab has come."""

    CALLING = "CALLING"
    SEATING = "SEATING"
    WORKSHOPS = "WORKSHOPS"
    TRIAL = "TRIAL"
    REVIEW = "REVIEW"
    REVIEWED = "REVIEWED"
    CONCLUDED = "CONCLUDED"
    CALLED_OFF = "CALLED_OFF"


class ApplicationState(StrEnum):
    """What became of an application."""

    APPLIED = "APPLIED"
    WITHDRAWN = "WITHDRAWN"
    WAITING = "WAITING"
    OFFERED = "OFFERED"
    SEATED = "SEATED"
    DECLINED = "DECLINED"
    LAPSED = "LAPSED"
    LEFT = "LEFT"


class Dimension(StrEnum):
    """In what a panel is balanced."""

    SEX = "SEX"
    AGE = "AGE"
    AREA = "AREA"


class AgeBand(StrEnum):
    """The full age of an applicant on the day of the application."""

    UNDER_20 = "UNDER_20"
    FROM_20 = "FROM_20"
    FROM_30 = "FROM_30"
    FROM_40 = "FROM_40"
    FROM_50 = "FROM_50"
    FROM_60 = "FROM_60"


class LabVerdict(StrEnum):
    """What a member says of what was tried, and the city at the end."""

    KEEP = "KEEP"
    CHANGE = "CHANGE"
    DROP = "DROP"


class StepKind(StrEnum):
    """A step in the story of a living lab."""

    CALLED = "CALLED"
    EXTENDED = "EXTENDED"
    DRAWN = "DRAWN"
    BEGUN = "BEGUN"
    SETTLED = "SETTLED"
    TRIED = "TRIED"
    MEASURED = "MEASURED"
    REVIEWED = "REVIEWED"
    LOCKED = "LOCKED"
    CONCLUDED = "CONCLUDED"
    CALLED_OFF = "CALLED_OFF"


_S = LabState
_GOING = (_S.CALLING, _S.SEATING, _S.WORKSHOPS, _S.TRIAL, _S.REVIEW, _S.REVIEWED)
LAB_MOVES = Moves(
    {
        (_S.CALLING, "apply"): _S.CALLING,
        (_S.CALLING, "extend"): _S.CALLING,
        (_S.CALLING, "draw"): _S.SEATING,
        (_S.SEATING, "answer"): _S.SEATING,
        (_S.WORKSHOPS, "answer"): _S.WORKSHOPS,
        **{(one, "leave"): one for one in (_S.SEATING, _S.WORKSHOPS, _S.TRIAL)},
        (_S.SEATING, "begin"): _S.WORKSHOPS,
        (_S.WORKSHOPS, "meet"): _S.WORKSHOPS,
        (_S.WORKSHOPS, "settle"): _S.WORKSHOPS,
        (_S.WORKSHOPS, "try"): _S.TRIAL,
        (_S.TRIAL, "measure"): _S.TRIAL,
        (_S.TRIAL, "review"): _S.REVIEW,
        (_S.REVIEW, "judge"): _S.REVIEW,
        (_S.REVIEW, "lock"): _S.REVIEWED,
        (_S.REVIEWED, "conclude"): _S.CONCLUDED,
        **{(one, "call_off"): _S.CALLED_OFF for one in _GOING},
    },
    rule="lab.course",
)
# What becomes of an application by its applicant's own will.
APPLICATION_MOVES = Moves(
    {
        (ApplicationState.APPLIED, "withdraw"): ApplicationState.WITHDRAWN,
        (ApplicationState.WAITING, "withdraw"): ApplicationState.WITHDRAWN,
        (ApplicationState.OFFERED, "take"): ApplicationState.SEATED,
        (ApplicationState.OFFERED, "decline"): ApplicationState.DECLINED,
        (ApplicationState.OFFERED, "lapse"): ApplicationState.LAPSED,
        (ApplicationState.SEATED, "leave"): ApplicationState.LEFT,
    },
    rule="lab.answer",
)
# A seat that is held, or that somebody has been asked to take.
HOLDING = frozenset({ApplicationState.OFFERED, ApplicationState.SEATED})
