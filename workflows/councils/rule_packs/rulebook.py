"""The rules of a council on a day, by key: what holds, and the rule that says so, for citing it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.rule_packs.keys import Key
from workflows.councils.rule_packs.queries import provisions_on
from workflows.councils.rule_packs.resolving import Ruling, layers_of, rulings
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


async def council_rules(session: AsyncSession, place: str, day: date) -> Rulebook:
    """Return what holds for the council of a place on a day. Refuses an unknown place."""
    if place not in named_texts("place"):
        raise NotFound("place_unknown", field="place")
    found = rulings(await provisions_on(session, day), layers_of(place))
    return Rulebook(place, day, {one.key: one for one in found})
