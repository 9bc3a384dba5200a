"""Which of several sources holds for a key: pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from uuid import UUID

from workflows.kit.wording import Locale
from workflows.law.ranks import RANKS, Bound, Level
from workflows.law.texts import OWN_LAYER, Own, named_texts, rule_texts

BEHIND = ("act", "house")
# What no council breaks by rules of its own; its rules in a pack are its own too, and older.
HIGHER = frozenset({Level.ACT, Level.DECREE, Level.ORDINANCE})


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
    # Of what a council has resolved itself: the change it came by.
    change_id: UUID | None = None

    @property
    def layer(self) -> str:
        """The source it stands in, as the packs name it."""
        return self.rule_id.partition("#")[0].split(".")[1]

    @property
    def key(self) -> str:
        """What it is about."""
        return self.rule_id.partition("#")[0].split(".")[2]

    @property
    def bound(self) -> Bound | None:
        """How it bounds those below it, if it leaves them room."""
        text = rule_texts().get(self.rule_id)
        return None if text is None else text.bound

    @property
    def amount(self) -> Fraction | None:
        """The number or the share it says; None if it says words."""
        if self.limit is not None:
            return Fraction(self.limit)
        first = self.said[0] if len(self.said) == 1 else ""
        return Fraction(first) if first.replace("/", "").isdecimal() else None


@dataclass(frozen=True, slots=True)
class Ruling:
    """What holds for a key, and what else is said of it, in the order in which it would hold."""

    key: str
    holds: Provision
    others: tuple[Provision, ...]


def layers_of(place: str) -> tuple[str, ...]:
    """Return the layers of a place, the most special first. Raises KeyError for an unknown place."""
    return (OWN_LAYER, *named_texts("place")[place].layers, *BEHIND)


def rulings(provisions: Iterable[Provision], layers: Sequence[str]) -> list[Ruling]:
    """Return what holds for each key that any of these layers speaks of, in the order of the keys.

    An act or decree that bounds a key holds only where nobody below it says anything narrower; where
    the house alone speaks, it holds until the council says otherwise. What a council has resolved comes
    before its ordinance only where it breaks nothing of it; where it does, because a higher source has
    changed since, it is told last and holds nowhere.
    """
    by_key: dict[str, list[Provision]] = {}
    for one in provisions:
        if one.layer in layers:
            by_key.setdefault(one.key, []).append(one)
    found = []
    for key in named_texts("key"):
        all_said = by_key.get(key, [])
        said = sorted(all_said, key=lambda one: _turn(one, layers, all_said))
        if said:
            found.append(Ruling(key, said[0], tuple(said[1:])))
    return found


def broken_by(own: Provision, said: Iterable[Provision]) -> Provision | None:
    """Return the highest source that a council's own rule breaks; None: it may stand.

    Where a source bounds a key (`law.ranks`), only what goes beyond it breaks it. Where it sets a key, any
    other value does, but for what the packs let a council make stricter: longer notice, sooner publication.
    """
    higher = sorted(
        (one for one in said if one.level in HIGHER and one.key == own.key),
        key=lambda one: RANKS[one.level],
    )
    return next((one for one in higher if _goes_beyond(own, one)), None)


def _goes_beyond(own: Provision, higher: Provision) -> bool:
    wanted, given = own.amount, higher.amount
    if higher.bound is Bound.ALL_OF:
        return not set(higher.said) <= set(own.said)
    if higher.bound is Bound.AT_MOST:
        return given is not None and (wanted is None or wanted > given)
    if wanted is not None and given is not None:
        stricter = named_texts("key")[own.key].own
        if stricter is Own.AT_LEAST:
            return wanted < given
        if stricter is Own.AT_MOST:
            return wanted > given
    return (own.limit, set(own.said)) != (higher.limit, set(higher.said))


def _turn(one: Provision, layers: Sequence[str], said: Collection[Provision]) -> tuple[int, int]:
    """Return when a source is asked: what an act bounds without setting it comes after the house."""
    if one.layer == OWN_LAYER and broken_by(one, said) is not None:
        return (2, 0)
    bounding = one.layer == "act" and one.key in BOUNDED_ONLY
    return (1 if bounding else 0, layers.index(one.layer))


# Of these the Decree says how far one may go, and not how far it goes where nobody says anything.
BOUNDED_ONLY = frozenset({"term_months"})
