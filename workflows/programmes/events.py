"""Kinds of event of the programme itself."""

from enum import StrEnum


class ProgrammeEvent(StrEnum):
    """What happens to a programme."""

    FOUNDED = "programme.founded"
    MILESTONE_REACHED = "milestone.reached"
