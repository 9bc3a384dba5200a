"""Kinds of event of councils and their rosters."""

from enum import StrEnum


class CouncilEvent(StrEnum):
    """What happens to a council; no event holds a name or a sex."""

    FORMED = "council.formed"
    MEMBER_APPOINTED = "council.member_appointed"
    MEMBER_SUBSTITUTED = "council.member_substituted"
    MEMBER_RENEWED = "council.member_renewed"
    MEMBER_ENDED = "council.member_ended"
    CHAIR_NAMED = "council.chair_named"
    STAND_IN_NAMED = "council.stand_in_named"
    STAND_IN_ENDED = "council.stand_in_ended"
    ATTENDANT_NAMED = "council.attendant_named"
    ATTENDANT_ENDED = "council.attendant_ended"
    ROSTER_PUBLISHED = "council.roster_published"
    COMPLETION_NOTED = "council.completion_noted"
    EXTENDED = "council.extended"
    DISSOLVED = "council.dissolved"
