"""What comes of reading the text out of a PDF."""

from dataclasses import dataclass
from enum import StrEnum


class ReadOut(StrEnum):
    """What came of reading a PDF."""

    READ = "READ"
    CUT = "CUT"  # longer than is read: only its beginning is known
    NO_TEXT = "NO_TEXT"
    UNREADABLE = "UNREADABLE"


@dataclass(frozen=True, slots=True)
class PdfText:
    """What a PDF says, and what came of reading it."""

    found: ReadOut
    words: str = ""
