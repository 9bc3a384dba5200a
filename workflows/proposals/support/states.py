"""Kinds of duty that support begets."""

from enum import StrEnum


class DutyKind(StrEnum):
    """What support obliges to; an interim answer is what lateness obliges to."""

    DEPT_ANSWER = "DEPT_ANSWER"
    FORUM = "FORUM"
    HEAD_ANSWER = "HEAD_ANSWER"
    COUNCIL_AGENDA = "COUNCIL_AGENDA"
    INTERIM_ANSWER = "INTERIM_ANSWER"
