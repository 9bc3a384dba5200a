"""Kinds of event of the programme itself."""

from enum import StrEnum


class ProgrammeEvent(StrEnum):
    """What happens to a programme."""

    FOUNDED = "programme.founded"
    AREA_SET = "programme.area_set"
    MILESTONE_REACHED = "milestone.reached"
