"""States and kinds of moderation."""

from enum import StrEnum

from workflows.kit.states import Moves


class SubjectKind(StrEnum):
    """What is moderated."""

    COMMENT = "COMMENT"
    PROPOSAL = "PROPOSAL"


class ReportGround(StrEnum):
    """Why a text is reported."""

    RIGHTS_CLAIM = "RIGHTS_CLAIM"
    ABUSE = "ABUSE"
    PERSONAL_DATA = "PERSONAL_DATA"
    ADVERTISING = "ADVERTISING"
    OFF_TOPIC = "OFF_TOPIC"
    UNLAWFUL = "UNLAWFUL"


class Decision(StrEnum):
    """What a moderator decides."""

    DISMISS = "DISMISS"
    BLIND = "BLIND"
    HIDE = "HIDE"


class ReportState(StrEnum):
    """Whether a report has been decided."""

    OPEN = "OPEN"
    DECIDED = "DECIDED"


class AppealState(StrEnum):
    """How an appeal stands."""

    OPEN = "OPEN"
    UPHELD = "UPHELD"
    LIFTED = "LIFTED"


APPEAL_MOVES = Moves(
    {
        (AppealState.OPEN, "uphold"): AppealState.UPHELD,
        (AppealState.OPEN, "lift"): AppealState.LIFTED,
    },
    rule="moderation.appeal",
)
# The rule that a ground rests on: what a decision cites.
RULE_OF = {
    ReportGround.RIGHTS_CLAIM: "moderation.rights_claim",
    ReportGround.ABUSE: "moderation.abuse",
    ReportGround.PERSONAL_DATA: "moderation.personal_data",
    ReportGround.ADVERTISING: "moderation.advertising",
    ReportGround.OFF_TOPIC: "moderation.off_topic",
    ReportGround.UNLAWFUL: "moderation.unlawful",
}
