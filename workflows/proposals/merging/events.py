"""Kinds of event of merging."""

from enum import StrEnum


class MergeEvent(StrEnum):
    """What happens to offers to merge; no event holds what was said."""

    PROPOSED = "merge.proposed"
    AGREED = "merge.agreed"
    DECLINED = "merge.declined"
    WITHDRAWN = "merge.withdrawn"
    MERGED = "proposal.merged"
    SUPPORT_MOVED = "merge.support_moved"
