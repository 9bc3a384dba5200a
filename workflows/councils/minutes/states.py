"""States of minutes, the nine fields the law wants, kinds of lines, and grounds of hiding. Pure."""

from enum import StrEnum

from workflows.kit.states import Moves


class MinutesState(StrEnum):
    """Where minutes stand (E5.2)."""

    DRAFT = "DRAFT"
    CIRCULATED = "CIRCULATED"
    CORRECTIONS = "CORRECTIONS"
    CONFIRMED = "CONFIRMED"
    REGISTERED = "REGISTERED"
    PUBLISHED = "PUBLISHED"


class Publication(StrEnum):
    """How much of the minutes the public reads."""

    FULL = "FULL"
    REDACTED = "REDACTED"
    WITHHELD = "WITHHELD"


class Field(StrEnum):
    """What minutes have to say (Public Records Act, Enforcement Decree, Article 18(2))."""

    NAME = "NAME"
    AGENCY = "AGENCY"
    WHEN = "WHEN"
    PRESENT = "PRESENT"
    ORDER = "ORDER"
    ITEMS = "ITEMS"
    REMARKS = "REMARKS"
    DECISIONS = "DECISIONS"
    VOTES = "VOTES"


class Said(StrEnum):
    """What a line says; its sentence is made where the language is known."""

    MEETING = "MEETING"
    AGENCY = "AGENCY"
    BEGAN = "BEGAN"
    ENDED = "ENDED"
    PLACE = "PLACE"
    NUMBERS = "NUMBERS"
    PRESIDED = "PRESIDED"
    PRESIDED_FOR = "PRESIDED_FOR"
    PRESENT = "PRESENT"
    ABSENT = "ABSENT"
    ATTENDED = "ATTENDED"
    SENT = "SENT"
    PROXY = "PROXY"
    NOTICE = "NOTICE"
    NOTICE_LATE = "NOTICE_LATE"
    ASKED_IN_WRITING = "ASKED_IN_WRITING"
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
    PROXY_NAMED = "PROXY_NAMED"
    PROXY_WITHDRAWN = "PROXY_WITHDRAWN"
    CALLED = "CALLED"
    DOORS_CLOSED = "DOORS_CLOSED"
    ITEM_OVER = "ITEM_OVER"
    CLOSED = "CLOSED"
    ITEM = "ITEM"
    MOTION = "MOTION"
    REPORTED = "REPORTED"
    AMENDMENT_MOVED = "AMENDMENT_MOVED"
    AMENDMENT_SUPPORTED = "AMENDMENT_SUPPORTED"
    AMENDMENT_WITHDRAWN = "AMENDMENT_WITHDRAWN"
    AMENDMENTS_ORDERED = "AMENDMENTS_ORDERED"
    AMENDMENT = "AMENDMENT"
    ADOPTED_TEXT = "ADOPTED_TEXT"
    AMENDMENT_VOTE = "AMENDMENT_VOTE"
    REMARK = "REMARK"
    SPOKE = "SPOKE"
    GIST = "GIST"
    NO_REMARK = "NO_REMARK"
    DECISION = "DECISION"
    TERMS = "TERMS"
    TERMS_ADDRESSED = "TERMS_ADDRESSED"
    NO_TERMS = "NO_TERMS"
    COUNCIL_ACTS = "COUNCIL_ACTS"
    RULE_CHANGED = "RULE_CHANGED"
    RULE_KEPT = "RULE_KEPT"
    RULE_VOID = "RULE_VOID"
    VOTE = "VOTE"
    PRIVACY_VOTE = "PRIVACY_VOTE"
    CHALLENGE_VOTE = "CHALLENGE_VOTE"
    QUORUM_LOST = "QUORUM_LOST"
    QUORUM_LOST_WITHOUT = "QUORUM_LOST_WITHOUT"
    QUORUM_BACK = "QUORUM_BACK"
    QUORUM_SHORT = "QUORUM_SHORT"
    QUORUM_WITHOUT = "QUORUM_WITHOUT"
    TIE_LOST = "TIE_LOST"
    TIE_DECIDED = "TIE_DECIDED"
    BALLOT = "BALLOT"
    BALLOT_BY_PROXY = "BALLOT_BY_PROXY"
    NO_VOTE = "NO_VOTE"


class Ground(StrEnum):
    """The grounds on which something is kept from the public (Information Disclosure Act, Article 9(1))."""

    OTHER_LAW = "OTHER_LAW"
    SECURITY = "SECURITY"
    LIFE_AND_PROPERTY = "LIFE_AND_PROPERTY"
    TRIAL = "TRIAL"
    IN_PROGRESS = "IN_PROGRESS"
    PERSONAL = "PERSONAL"
    BUSINESS = "BUSINESS"
    SPECULATION = "SPECULATION"

    @property
    def number(self) -> int:
        """Its number in the article, from 1 to 8."""
        return list(Ground).index(self) + 1


_S = MinutesState
FROZEN_RULE = "minutes.frozen"
COURSE = "minutes.course"
# One request is enough to open the corrections; circulating anew shows what came of them.
MOVES = Moves(
    {
        (_S.DRAFT, "circulate"): _S.CIRCULATED,
        (_S.CIRCULATED, "ask"): _S.CORRECTIONS,
        (_S.CORRECTIONS, "ask"): _S.CORRECTIONS,
        (_S.CORRECTIONS, "circulate"): _S.CIRCULATED,
        (_S.CIRCULATED, "confirm"): _S.CONFIRMED,
        (_S.CORRECTIONS, "confirm"): _S.CONFIRMED,
        (_S.CONFIRMED, "register"): _S.REGISTERED,
        (_S.REGISTERED, "publish"): _S.PUBLISHED,
    },
    dict.fromkeys((_S.CONFIRMED, _S.REGISTERED, _S.PUBLISHED), FROZEN_RULE),
    rule=COURSE,
)
WRITABLE = frozenset({_S.DRAFT, _S.CORRECTIONS})
ROUND = frozenset({_S.CIRCULATED, _S.CORRECTIONS})
FROZEN = frozenset({_S.CONFIRMED, _S.REGISTERED, _S.PUBLISHED})
# Those that have their number.
NUMBERED = frozenset({_S.REGISTERED, _S.PUBLISHED})
# What is hidden is settled between the confirmation and the publication.
HIDING = frozenset({_S.CONFIRMED, _S.REGISTERED})
