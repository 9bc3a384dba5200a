"""States of a file, and the kinds that are taken."""

from enum import StrEnum

from workflows.kit.states import Moves


class FileState(StrEnum):
    """Where a file stands."""

    AWAITED = "AWAITED"
    RECEIVED = "RECEIVED"
    BOUND = "BOUND"
    GONE = "GONE"


class FileKind(StrEnum):
    """What a file may be."""

    JPEG = "JPEG"
    PNG = "PNG"
    WEBP = "WEBP"
    PDF = "PDF"

    @property
    def media_type(self) -> str:
        """Its media type (RFC 2046)."""
        return "application/pdf" if self is FileKind.PDF else f"image/{self.value.lower()}"

    @property
    def is_picture(self) -> bool:
        """Whether it is drawn anew before it is kept."""
        return self is not FileKind.PDF


FILE_MOVES = Moves(
    {
        (FileState.AWAITED, "receive"): FileState.RECEIVED,
        (FileState.RECEIVED, "bind"): FileState.BOUND,
        (FileState.AWAITED, "let_go"): FileState.GONE,
        (FileState.RECEIVED, "let_go"): FileState.GONE,
        (FileState.BOUND, "let_go"): FileState.GONE,
    }
)
