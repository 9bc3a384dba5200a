"""Positions in a discussion."""

from enum import StrEnum


class Position(StrEnum):
    """What a comment at the top level wants to be: a reason, a question, or just a remark."""

    FOR = "FOR"
    AGAINST = "AGAINST"
    QUESTION = "QUESTION"
    REMARK = "REMARK"
