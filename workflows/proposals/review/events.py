"""Kinds of event of the review."""

from enum import StrEnum


class ReviewEvent(StrEnum):
    """What happens to panels; no event holds a score, a reason or who stood aside why."""

    FORMED = "review.formed"
    SEATED = "review.seated"
    STOOD_ASIDE = "review.stood_aside"
    SCORED = "review.scored"
    LOCKED = "review.locked"
    PUBLISHED = "review.published"
