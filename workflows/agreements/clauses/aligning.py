"""Which words two texts have in common, in order: a longest common subsequence. Pure.

The library counts it with bits of machine words (Hyyrö, "Bit-parallel LCS-length computation revisited", 2004),
so that two texts of the greatest length allowed, of ten thousand words each and as unlike or as repetitive as
anybody makes them, take hundredths of a second. Blocks found longest first take hours for them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

# A word with the blanks after it; blanks that begin a text stand alone. Nothing of a text is lost.
WORD = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True, slots=True)
class Run:
    """Words that both texts have: where they begin in the old and in the new, and how many they are."""

    old: int
    new: int
    size: int


def common_runs(old: Sequence[str], new: Sequence[str]) -> Iterator[Run]:
    """Yield the runs of words of `old` that stand in `new` in the same order; blanks after a word are nothing."""
    left, right = bare(old), bare(new)
    for found in LCSseq.opcodes(left, right):
        if found.tag == "equal":
            yield Run(found.src_start, found.dest_start, found.src_end - found.src_start)


def bare(words: Sequence[str]) -> list[str]:
    """Return words without the blanks after them."""
    return [one.rstrip() for one in words]
