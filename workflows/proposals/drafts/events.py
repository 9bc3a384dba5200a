"""Kinds of event of drafts."""

from enum import StrEnum


class DraftEvent(StrEnum):
    """What happens to drafts; no event holds a word of one."""

    BEGUN = "draft.begun"
    EDITED = "draft.edited"
    INVITED = "draft.invited"
    JOINED = "draft.joined"
    LEFT = "draft.left"
    PARTED = "draft.parted"
    LEAD_PASSED = "draft.lead_passed"
    SHARED = "draft.shared"
    AGREED = "draft.agreed"
    DROPPED = "draft.dropped"
    SUBMITTED = "draft.submitted"
