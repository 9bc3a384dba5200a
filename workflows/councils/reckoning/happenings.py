"""What happened at the door, and whom the roster lets stand in for whom (rules E1.8, E5.5, E5.8)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from workflows.councils.reckoning.rules import MeetingRules
from workflows.councils.reckoning.terms import ProxyRule


class Mode(StrEnum):
    """How somebody attends."""

    ROOM = "ROOM"
    VIDEO = "VIDEO"
    WRITING = "WRITING"


class Happening(StrEnum):
    """What happened. UPHELD and DISMISSED are the outcomes of a challenge."""

    JOINED = "JOINED"
    LEFT = "LEFT"
    STEPPED_OUT = "STEPPED_OUT"
    RETURNED = "RETURNED"
    RECUSED = "RECUSED"
    CHALLENGED = "CHALLENGED"
    UPHELD = "UPHELD"
    DISMISSED = "DISMISSED"


OF_AN_ITEM = frozenset(Happening) - {Happening.JOINED, Happening.LEFT, Happening.RETURNED}


@dataclass(frozen=True, slots=True)
class AttendanceEvent:
    """Something that happened to somebody's attendance; `item` is there where it is about one."""

    at: datetime
    what: Happening
    who: UUID
    item: UUID | None = None
    mode: Mode | None = None

    def __post_init__(self) -> None:
        """Raise ValueError for one without the item or the mode it needs, or with one too many."""
        if (self.item is not None) != (self.what in OF_AN_ITEM):
            msg = f"{self.what} is {'' if self.what in OF_AN_ITEM else 'not '}about an item"
            raise ValueError(msg)
        if (self.mode is not None) != (self.what is Happening.JOINED):
            msg = "one joins in a mode, and nothing else has one"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class Roster:
    """The members in office when the meeting opened, and who may stand in for whom (member first)."""

    in_office: frozenset[UUID]
    stand_ins: Mapping[UUID, UUID] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Raise ValueError if a substitute stands for nobody in office, for two, or has a seat himself."""
        substitutes = set(self.stand_ins.values())
        if not self.in_office >= set(self.stand_ins):
            msg = "a substitute stands for a member in office"
            raise ValueError(msg)
        if len(substitutes) < len(self.stand_ins) or substitutes & self.in_office:
            msg = "a substitute stands for one seat and holds none"
            raise ValueError(msg)


def may_send(rules: MeetingRules, *, by_post: bool, letter: bool) -> bool:
    """Say whether a member may be stood in for by a named person with a letter (E5.8).

    `by_post` says that the seat is held by post (당연직).
    """
    allowed = rules.proxy.says is ProxyRule.ALLOWED
    return letter and (allowed or (rules.proxy.says is ProxyRule.EX_OFFICIO and by_post))
