"""The consolidated text of an agreement on a day, on the wire."""

from typing import Self
from uuid import UUID

import strawberry

from schema.agreements.amending.amounts import ConsolidatedAmount
from schema.agreements.effects import ClauseEffect
from schema.identity.public import Body
from schema.kit.context import Info
from schema.kit.ids import global_id
from workflows.agreements.amending.amounts import Key
from workflows.agreements.amending.queries import TextOn
from workflows.agreements.clauses import tree
from workflows.agreements.clauses.tree import Placed
from workflows.agreements.money.states import Source
from workflows.identity.queries import bodies_by_id
from workflows.kit.wording import Locale


@strawberry.type(description="A clause as it reads on a day; its id is the same on every day.")
class ConsolidatedClause:
    """A clause of the consolidated text."""

    clause_id: strawberry.ID = strawberry.field(description="The clause.")
    number: str = strawberry.field(description="Its own number on that day: 제3조, ②, 1., 가.")
    reference: str = strawberry.field(description="Its number with those above it: 제3조 ② 1.")
    depth: int = strawberry.field(description="How many are above it.")
    parent_id: strawberry.ID | None = strawberry.field(
        description="The clause it stands under; null for an article."
    )
    kind: str | None = strawberry.field(description="Its kind in the catalogue; null: its own.")
    heading: str = strawberry.field(description="Its heading; empty if it has none.")
    text: str = strawberry.field(description="Its text.")
    amended_by: str | None = strawberry.field(
        description="The number of the amendment its text comes from; null: as it was signed first."
    )
    effects: list[ClauseEffect] = strawberry.field(description="The rights it gives.")

    @classmethod
    def of(cls, found: TextOn, placed: Placed, locale: Locale) -> Self:
        """Show a clause."""
        one = found.text.provisions[placed.id]
        return cls(
            clause_id=clause_id(placed.id),
            number=placed.number(locale),
            reference=placed.reference(locale),
            depth=placed.depth,
            parent_id=None if placed.parent_id is None else clause_id(placed.parent_id),
            kind=one.kind,
            heading=one.heading,
            text=one.text,
            amended_by=None if one.by is None else found.numbers.get(one.by),
            effects=[ClauseEffect.of(effect, locale) for effect in one.effects],
        )


@strawberry.type(
    description="The consolidated text (통합본) on a day: what was signed, with the amendments in force by "
    "then done to it. It is reckoned anew whenever somebody asks."
)
class ConsolidatedText:
    """A consolidated text."""

    day: str = strawberry.field(description="The day, 2026-12-31.")
    number: str = strawberry.field(description="The number of the agreement.")
    digest: str = strawberry.field(description="The digest of all it says, SHA-256.")
    clauses: list[ConsolidatedClause] = strawberry.field(
        description="Its clauses in reading order."
    )
    money: list[ConsolidatedAmount] = strawberry.field(
        description="What the parties contribute on that day, by year, source and form (분담금)."
    )

    keys: strawberry.Private[tuple[UUID, ...]]

    @strawberry.field(
        description="The parties on that day: those that signed first, with who joined and without who was let go "
        "by then. For who was let go it reads as on its last day."
    )
    async def parties(self, info: Info) -> list[Body]:
        """Fetch the parties."""
        return [Body.of(await info.context.fetch(bodies_by_id, key)) for key in self.keys]

    @classmethod
    def of(cls, found: TextOn, locale: Locale) -> Self:
        """Show a text."""
        return cls(
            day=found.day.isoformat(),
            number=found.base.number,
            digest=found.text.digest(),
            keys=found.parties,
            clauses=[
                ConsolidatedClause.of(found, placed, locale)
                for placed in tree.in_order(found.text.tree)
            ],
            money=[
                ConsolidatedAmount.of(key, won)
                for key, won in sorted(found.money.items(), key=lambda one: _turn(one[0]))
            ],
        )


def _turn(key: Key) -> tuple[int, int, str, str]:
    source, form, year, payer = key
    return year, list(Source).index(source), form.value, str(payer)


def clause_id(key: UUID) -> strawberry.ID:
    """Return the global id of a clause."""
    return global_id("Clause", key)
