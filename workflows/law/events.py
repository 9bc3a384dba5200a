"""Kinds of event of the law's own keeping."""

from enum import StrEnum


class LawEvent(StrEnum):
    """What happens to the rules themselves."""

    PACK_LOADED = "rule.pack_loaded"
    HOLIDAY_ADDED = "holiday.added"
    CLOCK_SHIFTED = "clock.shifted"
