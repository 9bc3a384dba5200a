"""Kinds of event of working groups."""

from enum import StrEnum


class GroupEvent(StrEnum):
    """What happens to a working group; no event holds a name or a word of a report."""

    FORMED = "group.formed"
    JOINED = "group.joined"
    LEFT = "group.left"
    DISSOLVED = "group.dissolved"
    REPORTED = "group.reported"
    LAID = "group.laid"
