"""Comparing two texts word by word (어절), for a table of the old and the new (신구대비표). Pure.

Words are told apart by what is between them: Korean particles stay with their noun, as the reader reads.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from uuid import UUID

# A word with the blanks after it; blanks that begin a text stand alone. Nothing of a text is lost.
WORD = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text, and whether the other text has it otherwise."""

    text: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Side:
    """A clause at one of two points: its heading and its text."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A clause at both points; None at the one where it is not there. `number` is as it stands now."""

    clause: UUID
    number: str | None
    old: Side | None
    new: Side | None

    @property
    def changed(self) -> bool:
        """Whether the two differ."""
        return self.old != self.new


def compared(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return both texts in pieces. Joining the pieces of a side gives its text back.

    Blanks alone make no change.
    """
    before, after = WORD.findall(old), WORD.findall(new)
    matcher = SequenceMatcher(
        None, [one.rstrip() for one in before], [one.rstrip() for one in after], autojunk=False
    )
    left: list[Piece] = []
    right: list[Piece] = []
    for what, a, b, c, d in matcher.get_opcodes():
        changed = what != "equal"
        left += _piece(before[a:b], changed=changed)
        right += _piece(after[c:d], changed=changed)
    return tuple(left), tuple(right)


def _piece(words: Sequence[str], *, changed: bool) -> list[Piece]:
    return [Piece("".join(words), changed)] if words else []
