"""Sources and forms of money, and the states of a contribution plan."""

from enum import StrEnum

from workflows.kit.states import Moves
from workflows.rights.roles import BodyKind


class Source(StrEnum):
    """Whose money it is."""

    STATE = "STATE"
    PROVINCE = "PROVINCE"
    MUNICIPALITY = "MUNICIPALITY"
    PUBLIC_CORP = "PUBLIC_CORP"
    PRIVATE = "PRIVATE"


LOCAL = frozenset({Source.PROVINCE, Source.MUNICIPALITY})
PUBLIC = LOCAL | {Source.STATE}
# Which organisations pay money of a source.
KIND_OF = {
    Source.STATE: BodyKind.GOVERNMENT,
    Source.PROVINCE: BodyKind.PROVINCE,
    Source.MUNICIPALITY: BodyKind.MUNICIPALITY,
    Source.PUBLIC_CORP: BodyKind.PUBLIC_CORPORATION,
    Source.PRIVATE: BodyKind.COMPANY,
}


class Form(StrEnum):
    """In which form it is given; the two are told apart everywhere."""

    CASH = "CASH"
    IN_KIND = "IN_KIND"


class PlanState(StrEnum):
    """Whether a plan is written at, or frozen for the decision."""

    DRAFT = "DRAFT"
    PROPOSED = "PROPOSED"


class PlanStanding(StrEnum):
    """Where a plan is shown to be: IN_FORCE while what it says was signed, and nothing else is negotiated."""

    DRAFT = "DRAFT"
    PROPOSED = "PROPOSED"
    IN_FORCE = "IN_FORCE"


class PlanAct(StrEnum):
    """What makes a version of a plan."""

    SET = "SET"
    REMOVED = "REMOVED"
    PROPOSED = "PROPOSED"
    WITHDRAWN = "WITHDRAWN"
    AMENDED = "AMENDED"


PLAN_MOVES = Moves(
    {
        (PlanState.DRAFT, PlanAct.SET.value): PlanState.DRAFT,
        (PlanState.DRAFT, PlanAct.REMOVED.value): PlanState.DRAFT,
        (PlanState.DRAFT, PlanAct.PROPOSED.value): PlanState.PROPOSED,
        (PlanState.PROPOSED, PlanAct.WITHDRAWN.value): PlanState.DRAFT,
        (PlanState.DRAFT, PlanAct.AMENDED.value): PlanState.DRAFT,
        (PlanState.PROPOSED, PlanAct.AMENDED.value): PlanState.DRAFT,
    },
    rule="money.amounts",
)
