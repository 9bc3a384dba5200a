"""Kinds of nodes and edges."""

from enum import StrEnum


class NodeKind(StrEnum):
    """What a node is."""

    IDEA = "IDEA"
    DUTY = "DUTY"
    REVIEW = "REVIEW"
    ANSWER = "ANSWER"
    VOTE = "VOTE"
    WORK = "WORK"
    MILESTONE = "MILESTONE"
    LAB = "LAB"
    AGENDA = "AGENDA"
    RESOLUTION = "RESOLUTION"
    AGREEMENT = "AGREEMENT"
    RULE = "RULE"


class EdgeKind(StrEnum):
    """How one thing led to another."""

    MERGED_INTO = "MERGED_INTO"
    BEGOT = "BEGOT"
    REVIEWED_BY = "REVIEWED_BY"
    ANSWERED_BY = "ANSWERED_BY"
    PUT_TO = "PUT_TO"
    CARRIED_OUT_AS = "CARRIED_OUT_AS"
    REACHED = "REACHED"
    TRIED_IN = "TRIED_IN"
    TAKEN_TO = "TAKEN_TO"
    RESOLVED_AS = "RESOLVED_AS"
    SET = "SET"
