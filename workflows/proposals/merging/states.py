"""States of an offer to merge."""

from enum import StrEnum

from workflows.kit.states import Moves


class MergeState(StrEnum):
    """How an offer to merge stands."""

    PROPOSED = "PROPOSED"
    AGREED = "AGREED"
    DECLINED = "DECLINED"
    WITHDRAWN = "WITHDRAWN"


MERGE_MOVES = Moves(
    {
        (MergeState.PROPOSED, "agree"): MergeState.AGREED,
        (MergeState.PROPOSED, "decline"): MergeState.DECLINED,
        (MergeState.PROPOSED, "withdraw"): MergeState.WITHDRAWN,
    },
    rule="merge.consent",
)
