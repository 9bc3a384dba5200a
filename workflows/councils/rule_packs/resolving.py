"""Which of several sources holds for a key: pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from workflows.kit.wording import Locale
from workflows.law.ranks import Level
from workflows.law.texts import named_texts

BEHIND = ("act", "house")


@dataclass(frozen=True, slots=True)
class Provision:
    """What one source says of a key: a number, or words of the packs."""

    rule_id: str
    limit: int | None
    said: tuple[str, ...]
    level: Level
    source: Mapping[Locale, str]
    article: str
    confirmed: bool
    holds_from: date

    @property
    def layer(self) -> str:
        """The source it stands in, as the packs name it."""
        return self.rule_id.split(".")[1]

    @property
    def key(self) -> str:
        """What it is about."""
        return self.rule_id.split(".")[2]


@dataclass(frozen=True, slots=True)
class Ruling:
    """What holds for a key, and what else is said of it, in the order in which it would hold."""

    key: str
    holds: Provision
    others: tuple[Provision, ...]


def layers_of(place: str) -> tuple[str, ...]:
    """Return the layers of a place, the most special first. Raises KeyError for an unknown place."""
    return (*named_texts("place")[place].layers, *BEHIND)


def rulings(provisions: Iterable[Provision], layers: Sequence[str]) -> list[Ruling]:
    """Return what holds for each key that any of these layers speaks of, in the order of the keys.

    An act or decree that bounds a key holds only where nobody below it says anything narrower; where
    the house alone speaks, it holds until the council says otherwise.
    """
    by_key: dict[str, list[Provision]] = {}
    for one in provisions:
        if one.layer in layers:
            by_key.setdefault(one.key, []).append(one)
    found = []
    for key in named_texts("key"):
        said = sorted(by_key.get(key, ()), key=lambda one: _turn(one, layers))
        if said:
            found.append(Ruling(key, said[0], tuple(said[1:])))
    return found


def _turn(one: Provision, layers: Sequence[str]) -> tuple[int, int]:
    """Return when a source is asked: what an act bounds without setting it comes after the house."""
    bounding = one.layer == "act" and one.key in BOUNDED_ONLY
    return (1 if bounding else 0, layers.index(one.layer))


# Of these the Decree says how far one may go, and not how far it goes where nobody says anything.
BOUNDED_ONLY = frozenset({"term_months"})
