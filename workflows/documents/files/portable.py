"""What a PDF says: its text read out page by page, within bounds, in a process of its own.

A scan has no text, which is told as such: nothing in it is found by searching. Pages beyond the bound
are left unread, and that is told too. The reader breaks in many ways on what was made to break it, so
that whoever runs this gives it seconds and memory and takes its end for an answer.
"""

import json
import resource
import sys
import unicodedata
from pathlib import Path
from typing import Final

from pypdf import PdfReader

from workflows.documents.files.packages import MOST_WORDS
from workflows.documents.files.read_out import PdfText, ReadOut

KEPT: Final = frozenset("\n\t")


def text_of_pdf(path: Path, *, most_pages: int) -> PdfText:
    """Return what the first pages of a PDF say, a page after the other."""
    try:
        reader = PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            return PdfText(ReadOut.UNREADABLE)
        pages, whole = list[str](), 0
        for page in reader.pages[:most_pages]:
            said = _plain(page.extract_text())
            pages.append(said)
            whole += len(said)
            if whole > MOST_WORDS:
                break
        left = len(pages) < len(reader.pages)
    except Exception:  # noqa: BLE001 - a PDF that is broken breaks its reader in many ways
        return PdfText(ReadOut.UNREADABLE)
    words = "\n".join(filter(None, pages))
    if not words:
        return PdfText(ReadOut.NO_TEXT)
    cut = left or len(words) > MOST_WORDS
    return PdfText(ReadOut.CUT if cut else ReadOut.READ, words[:MOST_WORDS])


def _plain(said: str) -> str:
    """Return a text without what is no letter: a font may map its signs to anything."""
    normal = unicodedata.normalize("NFC", said)
    return "".join(
        one for one in normal if one in KEPT or not unicodedata.category(one).startswith("C")
    ).strip()


if __name__ == "__main__":
    # Bounded by itself, before it opens anything.
    most_pages, seconds, memory = map(int, sys.argv[2:])
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    read = text_of_pdf(Path(sys.argv[1]), most_pages=most_pages)
    sys.stdout.write(json.dumps({"found": read.found, "words": read.words}))
