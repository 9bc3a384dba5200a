"""Kinds of event of polls and rolls. A cast ballot is its own append-only row and no event."""

from enum import StrEnum


class PollEvent(StrEnum):
    """What happens to a poll."""

    DRAFTED = "poll.drafted"
    REDRAFTED = "poll.redrafted"
    OPENED = "poll.opened"
    CLOSED = "poll.closed"
    TALLIED = "poll.tallied"
    COMPARED = "poll.compared"
    PUBLISHED = "poll.published"
    ROLL_CORRECTION_PROPOSED = "roll.correction_proposed"
    ROLL_CORRECTED = "roll.corrected"
    ROLL_CORRECTION_REFUSED = "roll.correction_refused"
