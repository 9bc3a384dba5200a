"""Kinds of event of effects."""

from enum import StrEnum


class EffectEvent(StrEnum):
    """What happens to effects; the grants that come of them are events of identity."""

    SET = "clause.effects_set"
