"""Kinds of event of scenarios."""

from enum import StrEnum


class ScenarioEvent(StrEnum):
    """That one was tabled; before that nothing of it is on record."""

    TABLED = "scenario.tabled"
