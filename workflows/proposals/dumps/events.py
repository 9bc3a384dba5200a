"""Kinds of event of open data."""

from enum import StrEnum


class DumpEvent(StrEnum):
    """What happens to open data."""

    MADE = "openData.made"
