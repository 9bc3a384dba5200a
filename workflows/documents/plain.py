"""A document as plain data: headings, paragraphs and tables, from which every kind of file is set. Pure.

What is not in it is in no file made from it: whatever is kept from a reader is left out before.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Final, TypeAlias

from workflows.kit.hashing import digest

# What some system takes for no part of a name, and how long a name is before another cuts it.
UNFIT: Final = re.compile(
    r'[\\/:*?"<>|\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]'
)
LONGEST_STEM: Final = 150  # bytes of UTF-8


class Look(StrEnum):
    """How a run of words looks: as all others, underlined as changed, or as a mark of the house's own."""

    PLAIN = "plain"
    STRONG = "strong"
    CHANGED = "changed"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look."""

    text: str
    look: Look = Look.PLAIN


Words: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading under the title, of level 1 or 2."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a line break in it is one in the file."""

    words: Words


@dataclass(frozen=True, slots=True)
class Table:
    """A table: a row of headings or none, and rows of cells; `widths` are parts of its width."""

    widths: tuple[int, ...]
    rows: tuple[tuple[Words, ...], ...]
    head: tuple[str, ...] = ()


Block: TypeAlias = Heading | Paragraph | Table


@dataclass(frozen=True)
class Document:
    """A document: its title, the day it carries, its language, whether it lies on its side.

    `filed_as` is what its files are called without an ending; empty: its title and its day. It is no part
    of what the document says.
    """

    title: str
    dated: date
    language: str
    blocks: tuple[Block, ...] = field(default=())
    wide: bool = False
    filed_as: str = ""

    @property
    def file_stem(self) -> str:
        """What its files are called, as every system takes it: at most 150 bytes, without an ending."""
        wanted = self.filed_as or f"{self.title} {self.dated.isoformat()}"
        plain = " ".join(UNFIT.sub(" ", unicodedata.normalize("NFC", wanted)).split()).strip(". ")
        return plain.encode()[:LONGEST_STEM].decode(errors="ignore").strip(". ")

    def as_json(self) -> dict[str, object]:
        """Return it as it is digested and handed to a form."""
        return {
            "title": self.title,
            "dated": self.dated.isoformat(),
            "language": self.language,
            "wide": self.wide,
            "blocks": [_block(one) for one in self.blocks],
        }

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of its canonical bytes: the same document gives the same files."""
        return digest(self.as_json())


def said(text: str, look: Look = Look.PLAIN) -> Words:
    """Return words of one look; no words for an empty text."""
    return (Run(text, look),) if text else ()


def text_of(words: Iterable[Run]) -> str:
    """Return words without their looks."""
    return "".join(one.text for one in words)


def _block(one: Block) -> dict[str, object]:
    if isinstance(one, Heading):
        return {"is": "heading", "text": one.text, "level": one.level}
    if isinstance(one, Paragraph):
        return {"is": "paragraph", "words": _words(one.words)}
    return {
        "is": "table",
        "widths": list(one.widths),
        "head": list(one.head),
        "rows": [[_words(cell) for cell in row] for row in one.rows],
    }


def _words(words: Words) -> list[dict[str, str]]:
    return [{"text": one.text, "look": one.look.value} for one in words]
