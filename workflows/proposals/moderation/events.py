"""Kinds of event of moderation."""

from enum import StrEnum


class ModerationEvent(StrEnum):
    """What happens to reports, decisions and appeals; no event holds a text."""

    REPORTED = "moderation.reported"
    DECIDED = "moderation.decided"
    ENDED = "moderation.ended"
    APPEALED = "moderation.appealed"
    APPEAL_DECIDED = "moderation.appeal_decided"
