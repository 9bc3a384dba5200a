"""Kinds of event of the discussion."""

from enum import StrEnum


class CommentEvent(StrEnum):
    """What happens to comments; no event holds what they say."""

    WRITTEN = "comment.written"
    MENDED = "comment.mended"
