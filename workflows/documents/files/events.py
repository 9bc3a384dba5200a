"""Kinds of event of files."""

from enum import StrEnum


class FileEvent(StrEnum):
    """What happens to files; no event holds a name or an address."""

    ASKED = "file.asked"
    RECEIVED = "file.received"
    LET_GO = "file.let_go"
