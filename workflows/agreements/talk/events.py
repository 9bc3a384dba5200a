"""Kinds of event of the talk about agreements."""

from enum import StrEnum


class TalkEvent(StrEnum):
    """That something was said or withdrawn: never what, and read by nobody through the API."""

    SAID = "talk.said"
    WITHDRAWN = "talk.withdrawn"
