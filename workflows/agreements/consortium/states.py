"""Kinds and states of a consortium and of what is put to its parties."""

from enum import StrEnum

from workflows.kit.states import Moves
from workflows.rights.roles import BodyKind, Role

# Which organisations can be parties, and in which capacities people speak for them.
PARTY_KINDS = frozenset(
    {BodyKind.MUNICIPALITY, BodyKind.PROVINCE, BodyKind.PUBLIC_CORPORATION, BodyKind.COMPANY}
)
SPEAKERS = frozenset(
    {
        Role.COMPANY_REPRESENTATIVE,
        Role.DEVELOPER_LEAD,
        Role.MUNICIPAL_OFFICER,
        Role.MUNICIPAL_HEAD,
        Role.MINISTRY_OFFICER,
    }
)


class Performance(StrEnum):
    """How the parties perform: together, each a part of its own, or both."""

    JOINT = "JOINT"
    SPLIT = "SPLIT"
    MIXED = "MIXED"


class ConsortiumState(StrEnum):
    """Whether it has come into being."""

    FORMING = "FORMING"
    FORMED = "FORMED"
    NOT_FORMED = "NOT_FORMED"


class Weight(StrEnum):
    """What a voice counts for."""

    HEAD = "HEAD"
    SHARE = "SHARE"


class Matter(StrEnum):
    """What is decided under a rule of its own."""

    FORMATION = "FORMATION"
    ROUTINE = "ROUTINE"
    ORDINARY = "ORDINARY"
    MANAGERS = "MANAGERS"
    AMENDMENT = "AMENDMENT"
    JOIN = "JOIN"
    WITHDRAWAL = "WITHDRAWAL"
    EXPULSION = "EXPULSION"
    LEAD = "LEAD"


# The Civil Act's own, which no agreement softens here: consent of each, and unanimity of the others.
FIXED = frozenset({Matter.FORMATION, Matter.EXPULSION})


class ChangeKind(StrEnum):
    """What is put to the parties."""

    FORM = "FORM"
    JOIN = "JOIN"
    LEAVE = "LEAVE"
    EXPEL = "EXPEL"
    LEAD = "LEAD"
    SHARES = "SHARES"


MATTER_OF = {
    ChangeKind.FORM: Matter.FORMATION,
    ChangeKind.JOIN: Matter.JOIN,
    ChangeKind.LEAVE: Matter.WITHDRAWAL,
    ChangeKind.EXPEL: Matter.EXPULSION,
    ChangeKind.LEAD: Matter.LEAD,
    ChangeKind.SHARES: Matter.AMENDMENT,
}


class ChangeState(StrEnum):
    """What became of a proposal. OVERTAKEN: another change came first."""

    OPEN = "OPEN"
    CARRIED = "CARRIED"
    LOST = "LOST"
    WITHDRAWN = "WITHDRAWN"
    OVERTAKEN = "OVERTAKEN"


_S = ChangeState
CHANGE_MOVES = Moves(
    {
        (_S.OPEN, "answer"): _S.OPEN,
        (_S.OPEN, "carry"): _S.CARRIED,
        (_S.OPEN, "lose"): _S.LOST,
        (_S.OPEN, "withdraw"): _S.WITHDRAWN,
    },
    rule="consortium.changes",
)
