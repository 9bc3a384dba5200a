"""Setting a plain document as a file of the kind that is asked for: PDF, HWPX or HTML."""

from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from workflows.documents.hangul import set_hwpx
from workflows.documents.hypertext import set_html
from workflows.documents.plain import Document
from workflows.documents.typesetting import set_pdf

FORM = Path(__file__).parent / "plain.typ"
# Of those who read the same document at the same time the first waits for it to be set.
KEPT = 64


class DocumentKind(StrEnum):
    """What kind of file a document is given as."""

    PDF = "pdf"
    HWPX = "hwpx"
    HTML = "html"

    @property
    def media_type(self) -> str:
        """Its media type."""
        return MEDIA_TYPES[self]


MEDIA_TYPES = {
    DocumentKind.PDF: "application/pdf",
    DocumentKind.HWPX: "application/hwp+zip",
    DocumentKind.HTML: "text/html; charset=utf-8",
}


@lru_cache(maxsize=KEPT)
def set_document(document: Document, kind: DocumentKind) -> bytes:
    """Return a document as a file; the same document gives the same bytes."""
    if kind is DocumentKind.HWPX:
        return set_hwpx(document)
    if kind is DocumentKind.HTML:
        return set_html(document)
    return set_pdf(FORM, document.as_json(), title=document.title, dated=document.dated)
