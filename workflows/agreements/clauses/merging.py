"""Merging two texts that were written on the same one, word by word (어절). Pure.

A text is cut into words as the comparison cuts it. What stands in all three stays; where one of the two
left the words of the base alone, the other's words are taken; where both wrote the same, it is taken
once. Wherever both touched the same words, or words side by side, nothing is decided: both are told, and
a person decides. Nothing is put on another text unless a person asks for it and confirms what came out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from workflows.agreements.clauses.aligning import WORD, bare, common_runs


class Taken(StrEnum):
    """From where the words of a piece are."""

    BASE = "BASE"
    THEIRS = "THEIRS"
    MINE = "MINE"
    BOTH = "BOTH"
    CONFLICT = "CONFLICT"


@dataclass(frozen=True, slots=True)
class MergedPiece:
    """A piece of a merge: its words; of a conflict none, but those of each of the three."""

    taken: Taken
    text: str
    base: str = ""
    theirs: str = ""
    mine: str = ""


@dataclass(frozen=True, slots=True)
class Merge:
    """A merge in pieces, in reading order."""

    pieces: tuple[MergedPiece, ...]

    @property
    def clean(self) -> bool:
        """Whether nothing is left to a person but to confirm."""
        return all(one.taken is not Taken.CONFLICT for one in self.pieces)

    @property
    def text(self) -> str | None:
        """The merged text; None while there is a conflict."""
        return joined([one.text for one in self.pieces]) if self.clean else None


def merge_texts(base: str, theirs: str, mine: str) -> Merge:
    """Return what becomes of a text that two have changed, each on its own."""
    words = [WORD.findall(one) for one in (base, theirs, mine)]
    found: list[MergedPiece] = []
    for piece in _pieces(*words):
        last = found[-1] if found else None
        if last is not None and last.taken is piece.taken is not Taken.CONFLICT:
            found[-1] = MergedPiece(last.taken, last.text + piece.text)
        else:
            found.append(piece)
    return Merge(tuple(found))


def joined(texts: Sequence[str]) -> str:
    """Return pieces as one text; two words that came to stand side by side stay two."""
    out = ""
    for text in texts:
        glued = out and text and not out[-1].isspace() and not text[0].isspace()
        out += f" {text}" if glued else text
    return out


def _pieces(
    base: Sequence[str], theirs: Sequence[str], mine: Sequence[str]
) -> Iterator[MergedPiece]:
    in_theirs, in_mine = _matched(base, theirs), _matched(base, mine)
    i = j = k = 0
    for at in range(len(base) + 1):
        if at < len(base) and (at not in in_theirs or at not in in_mine):
            continue
        # The next word that all three have, or the end of all three.
        n, m = (in_theirs[at], in_mine[at]) if at < len(base) else (len(theirs), len(mine))
        if (at, n, m) != (i, j, k):
            yield _changed(base[i:at], theirs[j:n], mine[k:m])
        if at < len(base):
            # Who left the blanks after a word alone takes the other's.
            word = mine[m] if theirs[n] == base[at] else theirs[n]
            yield MergedPiece(Taken.BASE, word)
        i, j, k = at + 1, n + 1, m + 1


def _changed(base: Sequence[str], theirs: Sequence[str], mine: Sequence[str]) -> MergedPiece:
    if bare(theirs) == bare(mine):
        return MergedPiece(Taken.BOTH, "".join(theirs))
    if bare(theirs) == bare(base):
        return MergedPiece(Taken.MINE, "".join(mine))
    if bare(mine) == bare(base):
        return MergedPiece(Taken.THEIRS, "".join(theirs))
    return MergedPiece(Taken.CONFLICT, "", "".join(base), "".join(theirs), "".join(mine))


def _matched(base: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    """Return where the words of the base stand in the other, in order."""
    return {
        run.old + step: run.new + step
        for run in common_runs(base, other)
        for step in range(run.size)
    }
