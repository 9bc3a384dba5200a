"""Comparing two texts word by word (어절), for a table of the old and the new (신구대비표). Pure.

Words are told apart by what is between them: Korean particles stay with their noun, as the reader reads.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from workflows.agreements.clauses.aligning import WORD, Run, common_runs


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
    left: list[Piece] = []
    right: list[Piece] = []
    i = j = 0
    for run in (*common_runs(before, after), Run(len(before), len(after), 0)):
        left += _piece(before[i : run.old], changed=True)
        right += _piece(after[j : run.new], changed=True)
        i, j = run.old + run.size, run.new + run.size
        left += _piece(before[run.old : i], changed=False)
        right += _piece(after[run.new : j], changed=False)
    return tuple(left), tuple(right)


def _piece(words: Sequence[str], *, changed: bool) -> list[Piece]:
    return [Piece("".join(words), changed)] if words else []
