"""Kinds of event of opinions: none says what of, or what; and of the maps drawn of them."""

from enum import StrEnum


class OpinionEvent(StrEnum):
    """What somebody does with his own answers under an idea."""

    GIVEN = "opinion.given"
    TAKEN_BACK = "opinion.taken_back"


class OpinionMapEvent(StrEnum):
    """A map was drawn while people go on answering, or frozen for the review."""

    DRAWN = "opinionMap.drawn"
    FROZEN = "opinionMap.frozen"
