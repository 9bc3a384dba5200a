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
    INTEREST_DUE = "INTEREST_DUE"
    INTEREST_LATE = "INTEREST_LATE"
    INTEREST_REPORTED = "INTEREST_REPORTED"
    DECISION_ASSIGNED = "DECISION_ASSIGNED"
    DECISION_DUE_TODAY = "DECISION_DUE_TODAY"
    DECISION_REPORTED = "DECISION_REPORTED"
    PARTY_JOINED = "PARTY_JOINED"
    SIGNING_ASKED = "SIGNING_ASKED"
    OBLIGATION_DUE_TODAY = "OBLIGATION_DUE_TODAY"
    OBLIGATION_LATE = "OBLIGATION_LATE"
    OBLIGATION_REPORTED = "OBLIGATION_REPORTED"
    OBLIGATION_RETURNED = "OBLIGATION_RETURNED"
    DISPUTE_NOTIFIED = "DISPUTE_NOTIFIED"
    DISPUTE_PROPOSED = "DISPUTE_PROPOSED"
    SETTLEMENT_HANDED_IN = "SETTLEMENT_HANDED_IN"
    SETTLEMENT_RETURNED = "SETTLEMENT_RETURNED"
    IDEA_RECEIVED = "IDEA_RECEIVED"
    THRESHOLD_MET = "THRESHOLD_MET"
    REVIEW_BEGUN = "REVIEW_BEGUN"
    PANEL_PUBLISHED = "PANEL_PUBLISHED"
    ANSWER_DELAYED = "ANSWER_DELAYED"
    INTERIM_ANSWER = "INTERIM_ANSWER"
    OPINION_ASKED = "OPINION_ASKED"
    DUTY_TOLD = "DUTY_TOLD"
    ANSWERED = "ANSWERED"
    TRANSFERRED = "TRANSFERRED"
    CLOSED = "CLOSED"
    MERGED = "MERGED"
    ON_BALLOT = "ON_BALLOT"
    VOTE_OPEN = "VOTE_OPEN"
    VOTE_OPEN_IDEA = "VOTE_OPEN_IDEA"
    VOTE_CLOSES_SOON = "VOTE_CLOSES_SOON"
    VOTE_RESULT = "VOTE_RESULT"
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
    INTEREST_DUE_SOON = "INTEREST_DUE_SOON"
    INTEREST_RECEIVED = "INTEREST_RECEIVED"
    DECISION_DUE_SOON = "DECISION_DUE_SOON"
    DECISION_LATE = "DECISION_LATE"
    OBLIGATION_DUE_SOON = "OBLIGATION_DUE_SOON"
    OBLIGATION_OVERDUE = "OBLIGATION_OVERDUE"
    OBLIGATION_ESCALATED = "OBLIGATION_ESCALATED"
    MEETING_CANCELLED = "MEETING_CANCELLED"
    MEETING_CHANGED = "MEETING_CHANGED"
    MEETING_ITEM_DROPPED = "MEETING_ITEM_DROPPED"
    PROXY_TO_ACCEPT = "PROXY_TO_ACCEPT"
    PROXY_NAMED = "PROXY_NAMED"
    PROXY_ACCEPTED = "PROXY_ACCEPTED"
    PROXY_WITHDRAWN = "PROXY_WITHDRAWN"
    MINUTES_ROUND = "MINUTES_ROUND"
    MINUTES_ANSWERED = "MINUTES_ANSWERED"
    DISPUTE_MOVED = "DISPUTE_MOVED"
    DISPUTE_CLOCK_OVER = "DISPUTE_CLOCK_OVER"
    DISPUTE_ENDED = "DISPUTE_ENDED"
    SETTLEMENT_ACCEPTED = "SETTLEMENT_ACCEPTED"
    AGREEMENT_SIGNED = "AGREEMENT_SIGNED"
    AGREEMENT_IN_FORCE = "AGREEMENT_IN_FORCE"
    EDITION_ENDED = "EDITION_ENDED"
    MANDATE_GIVEN = "MANDATE_GIVEN"
    MANDATE_ENDED = "MANDATE_ENDED"
    MANDATE_LAPSED = "MANDATE_LAPSED"
    TALK_SAID = "TALK_SAID"
    PARTY_LEFT = "PARTY_LEFT"
    PARTIES_CHANGED = "PARTIES_CHANGED"
    TRANSFER_RECEIVED = "TRANSFER_RECEIVED"
    SENT_BACK = "SENT_BACK"
    PROMISED = "PROMISED"
    PROMISE_DELAYED = "PROMISE_DELAYED"
    PROMISE_DROPPED = "PROMISE_DROPPED"
    PROMISE_LATE = "PROMISE_LATE"
    CONSENT_GIVEN = "CONSENT_GIVEN"
    CONSENT_ENDED = "CONSENT_ENDED"
    MERGE_ANSWERED = "MERGE_ANSWERED"
    LEAD_PASSED = "LEAD_PASSED"
    AUTHOR_LEFT = "AUTHOR_LEFT"
    AUTHOR_PARTED = "AUTHOR_PARTED"
    DRAFT_DROPPED = "DRAFT_DROPPED"


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
        K.MEETING_CHANGED,
        K.PROXY_TO_ACCEPT,
        K.INTEREST_DUE,
        K.INTEREST_LATE,
        K.INTEREST_REPORTED,
        K.DECISION_ASSIGNED,
        K.DECISION_DUE_TODAY,
        K.DECISION_REPORTED,
        K.PARTY_JOINED,
        K.SIGNING_ASKED,
        K.OBLIGATION_DUE_TODAY,
        K.OBLIGATION_LATE,
        K.OBLIGATION_REPORTED,
        K.OBLIGATION_RETURNED,
        K.DISPUTE_NOTIFIED,
        K.DISPUTE_PROPOSED,
        K.SETTLEMENT_HANDED_IN,
        K.SETTLEMENT_RETURNED,
        K.TRANSFER_RECEIVED,
        K.PROMISE_LATE,
    }
)
# A chance to ask for more, or to agree, obliges nobody: it stands among what may be done, with its day.
CHANCES = frozenset({K.REEXAMINATION_OPEN, K.MERGE_ASKED, K.LAB_SEAT_OFFERED, K.AGREE_ASKED})
LABS = frozenset(one for one in K if one.name.startswith("LAB_"))
# About a vote as a whole. To vote is a right and no duty, and no notice may know who has done it: a notice
# of these is never marked as met, and the last day it names is the vote's.
VOTES = frozenset({K.VOTE_OPEN, K.VOTE_OPEN_IDEA, K.VOTE_CLOSES_SOON, K.VOTE_RESULT})
# Where more is told of what is no idea, or not yet.
PAGES = {
    K.APPEAL_WAITING: "/moderation",
    K.PAPERS_WAIT: "/votes",
    **dict.fromkeys(VOTES, "/votes"),
    K.AUTHOR_JOINED: "/my",
    K.AGREE_ASKED: "/my",
    K.LEAD_PASSED: "/my",
    K.AUTHOR_LEFT: "/my",
    K.AUTHOR_PARTED: "/my",
    K.DRAFT_DROPPED: "/my",
    K.CONSENT_GIVEN: "/my#consents",
    K.CONSENT_ENDED: "/my#consents",
    K.CONSORTIUM_ASKED: "/consortium",
    K.CONSORTIUM_PUT: "/consortium",
    K.CONSORTIUM_DECIDED: "/consortium",
    K.MONEY_PROPOSED: "/consortium/money",
    K.SIGNING_ASKED: "/consortium",
    K.AGREEMENT_SIGNED: "/consortium",
    K.AGREEMENT_IN_FORCE: "/consortium",
    K.EDITION_ENDED: "/consortium",
    K.MANDATE_GIVEN: "/consortium",
    K.MANDATE_ENDED: "/consortium",
    K.MANDATE_LAPSED: "/consortium",
    K.TALK_SAID: "/consortium",
    K.PARTY_JOINED: "/consortium",
    K.PARTY_LEFT: "/consortium",
    K.PARTIES_CHANGED: "/consortium",
    K.MEMBER_SEATED: "/council",
    K.MEETING_CALLED: "/council",
    K.MEETING_CANCELLED: "/council",
    K.MEETING_CHANGED: "/council",
    K.MEETING_ITEM_DROPPED: "/council",
    K.MINUTES_ROUND: "/council",
    K.MINUTES_ANSWERED: "/council",
    K.DECISION_ASSIGNED: "/council/decisions",
    K.DECISION_DUE_SOON: "/council/decisions",
    K.DECISION_DUE_TODAY: "/council/decisions",
    K.DECISION_LATE: "/council/decisions",
    K.DECISION_REPORTED: "/council/decisions",
    **{one: "/council" for one in K if one.name.startswith(("INTEREST_", "PROXY_"))},
    **{
        one: "/consortium"
        for one in K
        if one.name.startswith(("OBLIGATION_", "DISPUTE_", "SETTLEMENT_"))
    },
}
# About something of a council, which has an address of its own.
AT_COUNCILS = frozenset(one for one, page in PAGES.items() if page.startswith("/council"))
# Who is told has no part in the draft any more, so nothing of it has an address for him.
PUT_OUT = frozenset({K.AUTHOR_PARTED, K.DRAFT_DROPPED})
DRAFTS = frozenset({K.AUTHOR_JOINED, K.AGREE_ASKED, K.LEAD_PASSED, K.AUTHOR_LEFT})
# Whose subject has an address of its own, which is asked for: the page above is where it is not found.
OWN_PAGE = (
    AT_COUNCILS
    | DRAFTS
    | {K.PAPERS_WAIT, K.APPEAL_WAITING}
    | {one for one, page in PAGES.items() if page == "/consortium"}
)
# About a text, which is a comment or the idea itself: which of them, the event tells.
TEXTS = frozenset({K.TEXT_MODERATED, K.APPEAL_DECIDED})
# Where on the page of an idea it stands.
ON_THE_PAGE = {
    K.SUPPLEMENT_ASKED: "#desk",
    K.DUTY_AROSE: "#desk",
    K.ANSWER_LATE: "#desk",
    K.REVIEW_BEGUN_DESK: "#desk",
    K.TRANSFER_RECEIVED: "#desk",
    K.PROMISE_LATE: "#milestones",
    K.PROMISED: "#milestones",
    K.PROMISE_DELAYED: "#milestones",
    K.PROMISE_DROPPED: "#milestones",
    K.MERGE_ASKED: "#merging",
    K.MERGE_ANSWERED: "#merging",
    K.PANEL_SEATED: "#panels",
    K.PANEL_PUBLISHED: "#panels",
}
# About a mandate to sign, which each of them tells whole.
MANDATES = frozenset({K.MANDATE_GIVEN, K.MANDATE_ENDED, K.MANDATE_LAPSED})
AT_SIGNING = frozenset({K.SIGNING_ASKED, K.AGREEMENT_SIGNED, K.EDITION_ENDED})
UNMUTABLE = DUTIES - CHANCES
# What one may do and nobody has to: letters tell it apart from what is owed.
MAY = CHANCES | {
    K.VOTE_OPEN,
    K.VOTE_OPEN_IDEA,
    K.VOTE_CLOSES_SOON,
    K.LAB_CALLED,
    K.MANDATE_GIVEN,
}


def page_at(kind: NoticeKind, place: str) -> str:
    """Return the page of a notice, given the address of what it is about.

    Who judges a settlement report does so in the queue; who hands it in, in the register.
    """
    if kind in AT_SIGNING:
        return f"{place}/sign"
    if kind is K.SETTLEMENT_HANDED_IN:
        return f"/settlements#{place.partition('#')[2]}"
    return place
