"""The rules of a council on a day, by key: what holds, and the rule that says so, for citing it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.rule_packs.keys import Key
from workflows.councils.rule_packs.queries import rulings_on
from workflows.councils.rule_packs.resolving import Ruling
from workflows.kit.refusal import NotFound
from workflows.law.ranks import Level
from workflows.law.texts import named_texts


@dataclass(frozen=True, slots=True)
class Rulebook:
    """What holds for the council of a place on a day, by key; a key nobody speaks of is not in it."""

    place: str
    day: date
    rulings: Mapping[str, Ruling]

    def number(self, key: Key) -> int | None:
        """Return the number that holds; None where every source is silent."""
        found = self.rulings.get(key)
        return None if found is None else found.holds.limit

    def bound(self, key: Key) -> int | None:
        """Return the number a written source binds to; what the house takes meanwhile binds nobody."""
        found = self.rulings.get(key)
        said = () if found is None else (found.holds, *found.others)
        return next((one.limit for one in said if one.level is not Level.HOUSE), None)

    def bound_by(self, key: Key) -> str | None:
        """Return the id of the rule that binds to it."""
        found = self.rulings.get(key)
        said = () if found is None else (found.holds, *found.others)
        return next((one.rule_id for one in said if one.level is not Level.HOUSE), None)

    def names(self, key: Key) -> tuple[str, ...]:
        """Return the words that hold."""
        found = self.rulings.get(key)
        return () if found is None else found.holds.said

    def choice(self, key: Key) -> str | None:
        """Return the one word that holds."""
        said = self.names(key)
        return said[0] if len(said) == 1 else None

    def share(self, key: Key) -> Fraction | None:
        """Return the share that holds, which packs write as 6/10."""
        said = self.choice(key)
        return None if said is None else Fraction(said)

    def is_written(self, key: Key) -> bool:
        """Say whether what holds stands in an act, a decree, an ordinance or rules, and is not of the house."""
        found = self.rulings.get(key)
        return found is not None and found.holds.level is not Level.HOUSE

    def rule(self, key: Key) -> str | None:
        """Return the id of the rule that says so."""
        found = self.rulings.get(key)
        return None if found is None else found.holds.rule_id


# Where a unit of work keeps the books it has read. What a council resolves holds from a later day on
# (`rule_changes`), so that no book of a day that has begun grows old; only packs are loaded in between,
# when the house migrates. Who changes rules drops them, and reads behind the council's lock (`fresh`).
KEPT = "council_rules"


async def council_rules(
    session: AsyncSession,
    place: str,
    day: date,
    *,
    council_id: UUID | None = None,
    fresh: bool = False,
) -> Rulebook:
    """Return what holds on a day for a council, or for any of a place. Refuses an unknown place.

    A unit of work reads a book once; `fresh` reads it again.
    """
    if place not in named_texts("place"):
        raise NotFound("place_unknown", field="place")
    kept: dict[tuple[str, date, UUID | None], Rulebook] = session.info.setdefault(KEPT, {})
    book = None if fresh else kept.get((place, day, council_id))
    if book is None:
        found = await rulings_on(session, place, day, council_id=council_id)
        book = Rulebook(place, day, {one.key: one for one in found})
        kept[(place, day, council_id)] = book
    return book


def forget_rules(session: AsyncSession) -> None:
    """Drop the books a unit of work has read: it has changed what they say."""
    session.info.pop(KEPT, None)
