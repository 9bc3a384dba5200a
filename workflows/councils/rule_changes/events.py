"""Kinds of events of changes of a council's own rules."""

from enum import StrEnum


class RuleChangeEvent(StrEnum):
    """What happens to a change: it is put to its meeting, and the council's rules change or do not."""

    PUT = "meeting.rule_change_put"
    ADOPTED = "council.rule_changed"
    LOST = "council.rule_change_lost"
    VOID = "council.rule_change_void"
