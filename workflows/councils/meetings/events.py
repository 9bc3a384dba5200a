"""Kinds of event of meetings."""

from enum import StrEnum


class MeetingEvent(StrEnum):
    """What happens to a meeting; no event holds a word that was said, a name or a choice."""

    PREPARED = "meeting.prepared"
    ITEM_PUT = "meeting.item_put"
    PAPER_PUT = "meeting.paper_put"
    BACKED = "meeting.backed"
    CALLED = "meeting.called"
    CANCELLED = "meeting.cancelled"
    LIVE_ASKED = "meeting.live_asked"
    RECALLED = "meeting.recalled"
    NOTICE_READ = "meeting.notice_read"
    INTEREST_DECLARED = "meeting.interest_declared"
    OPENED = "meeting.opened"
    ATTENDED = "meeting.attended"
    RECUSED = "meeting.recused"
    ITEM_CALLED = "meeting.item_called"
    NOTED = "meeting.noted"
    VOTE_OPENED = "meeting.vote_opened"
    CAST = "meeting.cast"
    VOTE_CLOSED = "meeting.vote_closed"
    ITEM_ENDED = "meeting.item_ended"
    CLOSED = "meeting.closed"
