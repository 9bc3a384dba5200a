"""Kinds of event of the parties of an agreement."""

from enum import StrEnum


class PartyEvent(StrEnum):
    """What happens to the parties of an agreement."""

    CHANGED = "agreement.parties_changed"
