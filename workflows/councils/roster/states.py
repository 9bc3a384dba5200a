"""Kinds and capacities of a council's members, posts, and grounds on which a seat ends. Pure."""

from enum import StrEnum


class SeatKind(StrEnum):
    """The kinds of members the Act names, and those that ordinances add (Article 24(2))."""

    AGENCY = "AGENCY"
    LOCAL_GOVERNMENT = "LOCAL_GOVERNMENT"
    IMPLEMENTER = "IMPLEMENTER"
    EXPERT = "EXPERT"
    RESIDENT = "RESIDENT"
    SERVICE_EXPERT = "SERVICE_EXPERT"
    ASSEMBLY = "ASSEMBLY"
    FOUND_NECESSARY = "FOUND_NECESSARY"


class Capacity(StrEnum):
    """Whether a member sits by his post or because he was chosen."""

    EX_OFFICIO = "EX_OFFICIO"
    APPOINTED = "APPOINTED"


class Lifecycle(StrEnum):
    """How long a council lasts."""

    STANDING = "STANDING"
    PER_AGENDA = "PER_AGENDA"


class Post(StrEnum):
    """What somebody is in a council besides, or instead of, a member."""

    CHAIR = "CHAIR"
    VICE_CHAIR = "VICE_CHAIR"
    STAND_IN = "STAND_IN"
    SECRETARY = "SECRETARY"
    OBSERVER = "OBSERVER"


class EndGround(StrEnum):
    """Why a membership ended before its term; it says nothing of anybody's health or conduct."""

    RESIGNED = "RESIGNED"
    POST_LEFT = "POST_LEFT"
    UNABLE = "UNABLE"
    DISMISSED = "DISMISSED"


# Of members: a secretary or an observer may be none.
CHAIRS = frozenset({Post.CHAIR, Post.VICE_CHAIR})
