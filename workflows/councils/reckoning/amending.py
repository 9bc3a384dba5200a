"""Amendments to a motion: in which order they are voted on, what an adopted one drops, and the text that stands.

An amendment names letters of the original (원안) and the words in their place; a whole new text names all of
them. Amendments come before the original. No law of a project council orders them among themselves: as the
usual rule of assemblies has it the one furthest from the original comes first, and that is the one moved
last, unless the chair has ordered them before the first vote. What is adopted drops every other that
touches the same letters; the original is then voted on as amended.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

ORIGINAL = 0
# The house's own, which binds nobody: the chair may order otherwise, on record.
ORDER_RULE = "council.house.amendment_order"

Span = tuple[int, int]


class PassageError(ValueError):
    """A passage that is not in the original exactly once, or touches another of the same amendment."""

    def __init__(self, passage: str, times: int) -> None:
        """Take the passage and how often it was found."""
        self.passage, self.times = passage, times
        super().__init__(f"{passage!r} stands there {times} times")


class Fate(StrEnum):
    """What became of an amendment that was voted on, or dropped with another's adoption."""

    ADOPTED = "ADOPTED"
    LOST = "LOST"
    DROPPED = "DROPPED"


@dataclass(frozen=True, slots=True)
class Amendment:
    """An amendment by its number: the letters of the original it replaces, from and up to, and by what.

    `place` is the one the chair gave it, from 1 for the first vote.
    """

    number: int
    spans: tuple[Span, ...]
    words: tuple[str, ...] = ()
    place: int | None = None

    def touches(self, other: "Amendment") -> bool:
        """Say whether both replace some of the same letters: they cannot both be adopted."""
        return any(a < d and c < b for a, b in self.spans for c, d in other.spans)


def spans_of(original: str, passages: Sequence[str | None]) -> tuple[Span, ...]:
    """Return where passages stand in the original; None is all of it. Raises `PassageError`."""
    found: list[Span] = []
    for passage in passages:
        if passage is None:
            found.append((0, len(original)))
            continue
        times = sum(original.startswith(passage, at) for at in range(len(original)))
        if not passage or times != 1:
            raise PassageError(passage, times)
        at = original.index(passage)
        found.append((at, at + len(passage)))
    for nth, (begin, end) in enumerate(found):
        if any(begin < other_end and other < end for other, other_end in found[:nth]):
            raise PassageError(passages[nth] or original, 2)
    return tuple(found)


def voting_order(amendments: Iterable[Amendment]) -> tuple[int, ...]:
    """Return the numbers in the order in which they are put to the vote, the original last.

    Those the chair has placed come in that order; whatever was moved after it comes before them.
    """
    order = sorted(amendments, key=lambda one: (one.place is not None, one.place or 0, -one.number))
    return (*(one.number for one in order), ORIGINAL)


def fates(open_ones: Iterable[Amendment], number: int, *, carried: bool) -> dict[int, Fate]:
    """Return what the vote on one of the open amendments settles: itself, and what it drops."""
    among = {one.number: one for one in open_ones}
    voted = among.pop(number)
    if not carried:
        return {number: Fate.LOST}
    dropped = {key: Fate.DROPPED for key, one in among.items() if one.touches(voted)}
    return {number: Fate.ADOPTED, **dropped}


def amended(original: str, adopted: Iterable[Amendment]) -> str:
    """Return the original with what was adopted. Adopted amendments never touch one another."""
    changes = sorted(
        (span, words) for one in adopted for span, words in zip(one.spans, one.words, strict=True)
    )
    text, at = [], 0
    for (begin, end), words in changes:
        text += [original[at:begin], words]
        at = end
    return "".join([*text, original[at:]])


@dataclass(frozen=True, slots=True)
class Moved:
    """An amendment with the times between which it waited for its vote."""

    amendment: Amendment
    since: datetime
    withdrawn: datetime | None = None


@dataclass(frozen=True, slots=True)
class Put:
    """A question put to the vote: an amendment's number or the original, and whether it was carried.

    `carried` is None where the vote decided nothing.
    """

    number: int
    at: datetime
    carried: bool | None


@dataclass(frozen=True, slots=True)
class Voted:
    """The order of votes reckoned again: what became of each amendment, and votes out of their turn.

    `wrong` has what was put and what should have been.
    """

    fates: Mapping[int, Fate]
    wrong: tuple[tuple[int, int], ...]


def voted_again(moved: Sequence[Moved], puts: Iterable[Put]) -> Voted:
    """Reckon again in which order an item's questions had to be put, and what came of them."""
    settled: dict[int, Fate] = {}
    wrong = []
    for put in sorted(puts, key=lambda one: one.at):
        waiting = [
            one.amendment
            for one in moved
            if one.amendment.number not in settled
            and one.since <= put.at
            and (one.withdrawn is None or put.at < one.withdrawn)
        ]
        first = voting_order(waiting)[0]
        if put.number != first:
            wrong.append((put.number, first))
        if put.carried is not None and any(one.number == put.number for one in waiting):
            settled |= fates(waiting, put.number, carried=put.carried)
    return Voted(settled, tuple(wrong))
