"""Kinds of event of amendments: each happens to its meeting."""

from enum import StrEnum


class MotionEvent(StrEnum):
    """What happens to an amendment; no event holds its words or a name."""

    AMENDMENT_MOVED = "meeting.amendment_moved"
    AMENDMENT_SUPPORTED = "meeting.amendment_supported"
    AMENDMENT_WITHDRAWN = "meeting.amendment_withdrawn"
    AMENDMENTS_ORDERED = "meeting.amendments_ordered"
    AMENDMENT_SETTLED = "meeting.amendment_settled"
