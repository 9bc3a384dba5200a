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
    HWPX = "HWPX"
    DOCX = "DOCX"

    @property
    def media_type(self) -> str:
        """Its media type (RFC 2046)."""
        return DOCUMENTS.get(self, f"image/{self.value.lower()}")

    @property
    def is_picture(self) -> bool:
        """Whether it is drawn anew before it is kept."""
        return self not in DOCUMENTS

    @property
    def is_package(self) -> bool:
        """Whether it is a document in many parts, which offices write (HWPX, DOCX)."""
        return self in {FileKind.HWPX, FileKind.DOCX}


DOCUMENTS = {
    FileKind.PDF: "application/pdf",
    FileKind.HWPX: "application/hwp+zip",
    FileKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


FILE_MOVES = Moves(
    {
        (FileState.AWAITED, "receive"): FileState.RECEIVED,
        (FileState.RECEIVED, "bind"): FileState.BOUND,
        (FileState.AWAITED, "let_go"): FileState.GONE,
        (FileState.RECEIVED, "let_go"): FileState.GONE,
        (FileState.BOUND, "let_go"): FileState.GONE,
    }
)
