"""Minutes as data: lines with what they come from, their canonical bytes, and what is missing. Pure."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from workflows.councils.minutes.states import Field, Said
from workflows.kit.hashing import canonical_json, digest

FORMAT = "dure-minutes-1"
# What the decree names in one breath has to be there in full.
WANTED: Mapping[Field, tuple[frozenset[Said], ...]] = {
    Field.NAME: (frozenset({Said.MEETING}),),
    Field.AGENCY: (frozenset({Said.AGENCY}),),
    Field.WHEN: (frozenset({Said.BEGAN}), frozenset({Said.PLACE})),
    Field.PRESENT: (frozenset({Said.PRESENT}),),
    Field.ORDER: (frozenset({Said.OPENED}), frozenset({Said.CLOSED})),
    Field.ITEMS: (frozenset({Said.ITEM}),),
    Field.REMARKS: (frozenset({Said.REMARK, Said.GIST, Said.NO_REMARK}),),
    Field.DECISIONS: (frozenset({Said.DECISION}),),
    Field.VOTES: (frozenset({Said.VOTE, Said.NO_VOTE}),),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line: what it says of whom, in whose words, and the numbers of the entries it comes from.

    `key` names it for good, through corrections too. `corrects` are the corrections its words come from.
    """

    key: str
    field: Field
    said: Said
    cites: tuple[int, ...]
    figures: Mapping[str, str | int] = dataclasses.field(default_factory=dict)
    person: UUID | None = None
    item: int | None = None
    words: str = ""
    corrects: tuple[int, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Return it as it is digested and kept."""
        return {
            "key": self.key,
            "field": self.field.value,
            "said": self.said.value,
            "cites": list(self.cites),
            "figures": dict(self.figures),
            "person": None if self.person is None else str(self.person),
            "item": self.item,
            "words": self.words,
            "corrects": list(self.corrects),
        }


@dataclass(frozen=True)
class Minutes:
    """The minutes of a meeting: their lines, field by field."""

    meeting: UUID
    lines: tuple[Line, ...]

    def as_json(self) -> dict[str, object]:
        """Return them as they are digested and kept."""
        return {
            "format": FORMAT,
            "meeting": str(self.meeting),
            "lines": [one.as_json() for one in self.lines],
        }

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of their canonical bytes."""
        return digest(self.as_json())

    @property
    def content(self) -> bytes:
        """Their canonical bytes."""
        return canonical_json(self.as_json())

    def line(self, key: str) -> Line | None:
        """Return the line of a key."""
        return next((one for one in self.lines if one.key == key), None)

    def of(self, wanted: Field) -> tuple[Line, ...]:
        """Return the lines of a field."""
        return tuple(one for one in self.lines if one.field is wanted)


def missing(minutes: Minutes) -> list[Field]:
    """Return the fields that are empty or only half there; with one of them nothing is confirmed (E5.1).

    An item of which nobody said anything has to say so.
    """
    found = []
    for wanted, kinds in WANTED.items():
        lines = minutes.of(wanted)
        whole = all(any(one.said in kind and _filled(one) for one in lines) for kind in kinds)
        if wanted is Field.REMARKS:
            items = {one.item for one in minutes.of(Field.ITEMS)}
            whole = whole and items <= {one.item for one in lines if _filled(one)}
        if not whole:
            found.append(wanted)
    return found


def _filled(line: Line) -> bool:
    """Say whether a line says something: words where it stands for words, names where for names."""
    if line.said in {Said.PLACE, Said.ITEM, Said.REMARK, Said.GIST}:
        return bool(line.words.strip())
    return all(str(one).strip() for one in line.figures.values())


def read_minutes(told: Mapping[str, Any]) -> Minutes:
    """Return minutes from what `as_json` gave. Raises KeyError or ValueError for anything else."""
    if told["format"] != FORMAT:
        raise ValueError(told["format"])
    return Minutes(
        UUID(told["meeting"]),
        tuple(
            Line(
                one["key"],
                Field(one["field"]),
                Said(one["said"]),
                tuple(one["cites"]),
                dict(one["figures"]),
                None if one["person"] is None else UUID(one["person"]),
                one["item"],
                one["words"],
                tuple(one["corrects"]),
            )
            for one in told["lines"]
        ),
    )
