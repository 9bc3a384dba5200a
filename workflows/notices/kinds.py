"""Kinds of notice: those that must be done, and those that say what happened."""

from enum import StrEnum


class NoticeKind(StrEnum):
    """What somebody is told."""

    SUPPLEMENT_ASKED = "SUPPLEMENT_ASKED"
    REEXAMINATION_OPEN = "REEXAMINATION_OPEN"
    MERGE_ASKED = "MERGE_ASKED"
    PANEL_SEATED = "PANEL_SEATED"
    DUTY_AROSE = "DUTY_AROSE"
    ANSWER_LATE = "ANSWER_LATE"
    REVIEW_BEGUN_DESK = "REVIEW_BEGUN_DESK"
    APPEAL_WAITING = "APPEAL_WAITING"
    LAB_SEAT_OFFERED = "LAB_SEAT_OFFERED"
    LAB_JUDGE = "LAB_JUDGE"
    AGREE_ASKED = "AGREE_ASKED"
    PAPERS_WAIT = "PAPERS_WAIT"
    CONSORTIUM_ASKED = "CONSORTIUM_ASKED"
    MEETING_CALLED = "MEETING_CALLED"
    DECISION_ASSIGNED = "DECISION_ASSIGNED"
    DECISION_DUE_TODAY = "DECISION_DUE_TODAY"
    DECISION_REPORTED = "DECISION_REPORTED"
    SIGNING_ASKED = "SIGNING_ASKED"
    IDEA_RECEIVED = "IDEA_RECEIVED"
    THRESHOLD_MET = "THRESHOLD_MET"
    REVIEW_BEGUN = "REVIEW_BEGUN"
    PANEL_PUBLISHED = "PANEL_PUBLISHED"
    ANSWER_DELAYED = "ANSWER_DELAYED"
    INTERIM_ANSWER = "INTERIM_ANSWER"
    ANSWERED = "ANSWERED"
    TRANSFERRED = "TRANSFERRED"
    CLOSED = "CLOSED"
    MERGED = "MERGED"
    ON_BALLOT = "ON_BALLOT"
    VOTE_DECIDED = "VOTE_DECIDED"
    STARTED = "STARTED"
    PROGRESS = "PROGRESS"
    DONE = "DONE"
    TEXT_MODERATED = "TEXT_MODERATED"
    APPEAL_DECIDED = "APPEAL_DECIDED"
    AUTHOR_JOINED = "AUTHOR_JOINED"
    LAB_CALLED = "LAB_CALLED"
    LAB_WAITING = "LAB_WAITING"
    LAB_WORKSHOP = "LAB_WORKSHOP"
    LAB_ENDED = "LAB_ENDED"
    CONSORTIUM_PUT = "CONSORTIUM_PUT"
    CONSORTIUM_DECIDED = "CONSORTIUM_DECIDED"
    MONEY_PROPOSED = "MONEY_PROPOSED"
    MEMBER_SEATED = "MEMBER_SEATED"
    DECISION_DUE_SOON = "DECISION_DUE_SOON"
    DECISION_LATE = "DECISION_LATE"
    MEETING_CANCELLED = "MEETING_CANCELLED"
    AGREEMENT_SIGNED = "AGREEMENT_SIGNED"
    AGREEMENT_IN_FORCE = "AGREEMENT_IN_FORCE"
    EDITION_ENDED = "EDITION_ENDED"


class Rhythm(StrEnum):
    """How often a digest is mailed; duties are mailed at once whatever it is."""

    AT_ONCE = "AT_ONCE"
    DAILY = "DAILY"
    WEEKLY = "WEEKLY"


K = NoticeKind
DUTIES = frozenset(
    {
        K.SUPPLEMENT_ASKED,
        K.REEXAMINATION_OPEN,
        K.MERGE_ASKED,
        K.PANEL_SEATED,
        K.DUTY_AROSE,
        K.ANSWER_LATE,
        K.REVIEW_BEGUN_DESK,
        K.APPEAL_WAITING,
        K.LAB_SEAT_OFFERED,
        K.LAB_JUDGE,
        K.AGREE_ASKED,
        K.PAPERS_WAIT,
        K.CONSORTIUM_ASKED,
        K.MEETING_CALLED,
        K.DECISION_ASSIGNED,
        K.DECISION_DUE_TODAY,
        K.DECISION_REPORTED,
        K.SIGNING_ASKED,
    }
)
# A chance to ask for more, or to agree, obliges nobody: it stands among what may be done, with its day.
CHANCES = frozenset({K.REEXAMINATION_OPEN, K.MERGE_ASKED, K.LAB_SEAT_OFFERED, K.AGREE_ASKED})
LABS = frozenset(one for one in K if one.name.startswith("LAB_"))
# Where more is told of what is no idea, or not yet.
PAGES = {
    K.APPEAL_WAITING: "/moderation",
    K.PAPERS_WAIT: "/votes",
    K.AUTHOR_JOINED: "/my",
    K.AGREE_ASKED: "/my",
    K.CONSORTIUM_ASKED: "/consortium",
    K.CONSORTIUM_PUT: "/consortium",
    K.CONSORTIUM_DECIDED: "/consortium",
    K.MONEY_PROPOSED: "/consortium/money",
    K.SIGNING_ASKED: "/consortium",
    K.AGREEMENT_SIGNED: "/consortium",
    K.AGREEMENT_IN_FORCE: "/consortium",
    K.EDITION_ENDED: "/consortium",
    K.MEMBER_SEATED: "/council",
    K.MEETING_CALLED: "/council",
    K.MEETING_CANCELLED: "/council",
    K.DECISION_ASSIGNED: "/council/decisions",
    K.DECISION_DUE_SOON: "/council/decisions",
    K.DECISION_DUE_TODAY: "/council/decisions",
    K.DECISION_LATE: "/council/decisions",
    K.DECISION_REPORTED: "/council/decisions",
}
UNMUTABLE = DUTIES - CHANCES
