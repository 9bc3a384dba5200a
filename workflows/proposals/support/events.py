"""Kinds of event of support; none says who."""

from enum import StrEnum


class SupportEvent(StrEnum):
    """What happens to the support of ideas."""

    GIVEN = "support.given"
    WITHDRAWN = "support.withdrawn"
    LADDER_SET = "support.ladder_set"
