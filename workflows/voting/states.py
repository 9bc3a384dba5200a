"""States of a poll: drafted, open, closed, tallied; never back."""

from enum import StrEnum

from workflows.kit.states import Moves


class PollState(StrEnum):
    """Where a poll stands. CLOSED: voting is over and the count is under way."""

    DRAFT = "DRAFT"
    OPEN = "OPEN"
    CLOSED = "CLOSED"
    TALLIED = "TALLIED"


class ResultVisibility(StrEnum):
    """When the result of a poll shows: as soon as it is counted, or once the office publishes it."""

    AT_COUNT = "AT_COUNT"
    ON_PUBLICATION = "ON_PUBLICATION"


class CorrectionKind(StrEnum):
    """What a correction of the roll does."""

    ADD = "ADD"
    STRIKE = "STRIKE"


class CorrectionState(StrEnum):
    """Where a correction stands: asked for by one person, decided by another."""

    PROPOSED = "PROPOSED"
    APPLIED = "APPLIED"
    REFUSED_AFTER_BALLOT = "REFUSED_AFTER_BALLOT"


POLL_MOVES = Moves(
    {
        (PollState.DRAFT, "open"): PollState.OPEN,
        (PollState.OPEN, "close"): PollState.CLOSED,
        (PollState.CLOSED, "tally"): PollState.TALLIED,
    },
    rule="vote.window",
)
CORRECTION_MOVES = Moves(
    {
        (CorrectionState.PROPOSED, "apply"): CorrectionState.APPLIED,
        (CorrectionState.PROPOSED, "refuse"): CorrectionState.REFUSED_AFTER_BALLOT,
    },
    rule="vote.roll",
)
