"""What an amendment changes: rights that end and begin, obligations, figures. Pure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from workflows.agreements.amending.classes import figures, pairs_of
from workflows.agreements.amending.consolidated import steps
from workflows.agreements.amending.operations import Operation, Text
from workflows.agreements.clauses import tree as trees
from workflows.agreements.duties.sentences import sentences_of
from workflows.agreements.effects.terms import Effect
from workflows.kit.wording import Locale


@dataclass(frozen=True, slots=True)
class Given:
    """A right that a clause gives, where the clause stands."""

    clause: UUID
    reference: Mapping[Locale, str]
    effect: Effect

    @property
    def key(self) -> str:
        """What makes it the same right of the same clause."""
        return self.effect.key(self.clause)


@dataclass(frozen=True, slots=True)
class Figures:
    """The sums and parts that a clause named before, and names after."""

    clause: UUID
    before: tuple[str, ...]
    after: tuple[str, ...]


def rights_in(text: Text) -> list[Given]:
    """Return every right that a text gives, in reading order."""
    return [
        Given(one.id, {each: one.reference(each) for each in Locale}, effect)
        for one in trees.in_order(text.tree)
        for effect in text.provisions[one.id].effects
    ]


def rights_changed(before: Text, after: Text) -> tuple[list[Given], list[Given]]:
    """Return the rights that end, and those that begin."""
    had, has = rights_in(before), rights_in(after)
    kept = {one.key for one in had} & {one.key for one in has}
    ends = [one for one in had if one.key not in kept]
    return ends, [one for one in has if one.key not in kept]


def still_said(text: Text, clause_id: UUID, sentence: str) -> bool:
    """Say whether a sentence, by its digest, stands in a clause of a text."""
    found = text.provisions.get(clause_id)
    return found is not None and sentence in {one.digest for one in sentences_of(found.text)}


def figures_changed(text: Text, operations: Iterable[Operation]) -> list[Figures]:
    """Return the clauses whose sums and parts change."""
    found = []
    for stands, one in steps(text, operations):
        for old, new in pairs_of(stands, one):
            was: Collection[str] = figures(old.text) if old else ()
            now: Collection[str] = figures(new.text) if new else ()
            if list(was) != list(now):
                found.append(Figures(one.clause, tuple(was), tuple(now)))
    return found
