"""States of meetings, items and votes, and kinds of entries in a meeting's log. Pure."""

from enum import StrEnum

from workflows.kit.states import Moves


class MeetingState(StrEnum):
    """Where a meeting stands."""

    PREPARED = "PREPARED"
    CALLED = "CALLED"
    OPEN = "OPEN"
    CLOSED = "CLOSED"
    CANCELLED = "CANCELLED"


class MeetingForm(StrEnum):
    """Whether members meet, or answer a single question in writing (서면심의, E5.7)."""

    IN_PERSON = "IN_PERSON"
    WRITTEN = "WRITTEN"


class ItemState(StrEnum):
    """Where an item of the agenda stands."""

    TABLED = "TABLED"
    CALLED = "CALLED"
    RESOLVED = "RESOLVED"
    REJECTED = "REJECTED"
    DISCUSSED = "DISCUSSED"
    DEFERRED = "DEFERRED"
    TAKEN_OFF = "TAKEN_OFF"


class AgendaTopic(StrEnum):
    """What may come before a project council (Act, Article 24(1); Decree, Article 28), and its own rules.

    That a council sets how it works is no matter of the Decree: the ordinance of the place leaves it to it
    (`rules_amend`), as Changwon's does in Article 15. What an ordinance or another source adds is
    BY_ORDINANCE: which it is, and how it is called, the rule pack says, by a word of its own.
    """

    IMPLEMENTATION_PLAN = "IMPLEMENTATION_PLAN"
    OPERATION_AND_FUNDING = "OPERATION_AND_FUNDING"
    HANDOVER = "HANDOVER"
    COMPLETION_INSPECTION = "COMPLETION_INSPECTION"
    OTHER_BY_RESOLUTION = "OTHER_BY_RESOLUTION"
    OWN_RULES = "OWN_RULES"
    BY_ORDINANCE = "BY_ORDINANCE"


class Asked(StrEnum):
    """What the council is asked for on an item. TAKE_UP: whether to take up what no law brings before it."""

    TAKE_UP = "TAKE_UP"
    RESOLUTION = "RESOLUTION"
    CONSULTATION = "CONSULTATION"
    REPORT = "REPORT"


class VoteKind(StrEnum):
    """How a vote is taken: each vote on record, the count alone, or the question for objections."""

    ROLL_CALL = "ROLL_CALL"
    SECRET = "SECRET"  # noqa: S105 - a way of voting, not a password
    CONSENT = "CONSENT"


class Entry(StrEnum):
    """What is written into the log of a meeting."""

    NOTICE = "NOTICE"
    NOTICE_AGAIN = "NOTICE_AGAIN"
    ITEM_DROPPED = "ITEM_DROPPED"
    OPENED = "OPENED"
    JOINED = "JOINED"
    LEFT = "LEFT"
    STEPPED_OUT = "STEPPED_OUT"
    RETURNED = "RETURNED"
    RECUSED = "RECUSED"
    CHALLENGED = "CHALLENGED"
    UPHELD = "UPHELD"
    DISMISSED = "DISMISSED"
    ITEM_CALLED = "ITEM_CALLED"
    REMARK = "REMARK"
    LIVE_ASKED = "LIVE_ASKED"
    RECALLED = "RECALLED"
    AMENDMENT_MOVED = "AMENDMENT_MOVED"
    AMENDMENT_SUPPORTED = "AMENDMENT_SUPPORTED"
    AMENDMENT_WITHDRAWN = "AMENDMENT_WITHDRAWN"
    AMENDMENTS_ORDERED = "AMENDMENTS_ORDERED"
    VOTE_OPENED = "VOTE_OPENED"
    VOTE_CLOSED = "VOTE_CLOSED"
    DOORS_CLOSED = "DOORS_CLOSED"
    ITEM_ENDED = "ITEM_ENDED"
    CLOSED = "CLOSED"
    PROXY_NAMED = "PROXY_NAMED"
    PROXY_WITHDRAWN = "PROXY_WITHDRAWN"
    FLOOR_ASKED = "FLOOR_ASKED"
    FLOOR_GIVEN = "FLOOR_GIVEN"
    FLOOR_BACK = "FLOOR_BACK"
    FLOOR_CLOSED = "FLOOR_CLOSED"
    FLOOR_REOPENED = "FLOOR_REOPENED"


_M, _I = MeetingState, ItemState
MEETING_MOVES = Moves(
    {
        (_M.PREPARED, "call"): _M.CALLED,
        (_M.PREPARED, "cancel"): _M.CANCELLED,
        (_M.CALLED, "open"): _M.OPEN,
        (_M.CALLED, "cancel"): _M.CANCELLED,
        (_M.OPEN, "close"): _M.CLOSED,
        (_M.OPEN, "recall"): _M.CANCELLED,
    },
    rule="council.house.sitting",
)
ITEM_MOVES = Moves(
    {
        (_I.TABLED, "call"): _I.CALLED,
        (_I.TABLED, "drop"): _I.TAKEN_OFF,
        (_I.DEFERRED, "call"): _I.CALLED,
        (_I.CALLED, "resolve"): _I.RESOLVED,
        (_I.CALLED, "reject"): _I.REJECTED,
        (_I.CALLED, "discuss"): _I.DISCUSSED,
        (_I.CALLED, "defer"): _I.DEFERRED,
    },
    rule="council.house.sitting",
)
