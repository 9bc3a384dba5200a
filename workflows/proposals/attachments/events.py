"""Kinds of event of attachments."""

from enum import StrEnum


class AttachmentEvent(StrEnum):
    """What happens to attachments; no event holds a description."""

    ATTACHED = "attachment.attached"
    DETACHED = "attachment.detached"
    SCAN_OPENED = "attachment.scan_opened"
