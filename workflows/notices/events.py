"""Kinds of event of notices: what a person sets for himself. Telling somebody is no event."""

from enum import StrEnum


class NoticeEvent(StrEnum):
    """What a person sets."""

    SET = "notice.set"
    CALENDAR_RENEWED = "notice.calendar_renewed"
