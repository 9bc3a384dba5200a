"""Types an agreement is made of: its parties, places of clauses, the board, and what blocks signature."""

from typing import Self
from uuid import UUID

import strawberry

from schema.agreements import clause_enums as _enums  # noqa: F401 - names the enums first
from schema.agreements.clauses import Clause
from schema.identity.public import Body
from schema.kit.context import Info
from schema.kit.ids import global_id
from workflows.agreements.clauses.models import Clause as ClauseRow
from workflows.agreements.clauses.queries import (
    Cell,
    clauses_by_id,
)
from workflows.agreements.clauses.states import Standing
from workflows.agreements.clauses.tree import Placed
from workflows.identity.queries import bodies_by_id
from workflows.kit.wording import Locale


@strawberry.type(description="A party of an agreement.")
class AgreementParty:
    """A party."""

    lead: bool = strawberry.field(description="Whether it leads the consortium today (대표사).")
    body_id: strawberry.Private[UUID]

    @strawberry.field(description="The organisation.")
    async def body(self, info: Info) -> Body:
        """Fetch the organisation."""
        return Body.of(await info.context.fetch(bodies_by_id, self.body_id))


@strawberry.type(description="A clause where it stands; its numbers are read off the tree.")
class ClausePlace:
    """A place in the tree."""

    number: str = strawberry.field(description="Its own number: 제3조, ②, 1., 가.")
    reference: str = strawberry.field(description="Its number with those above it: 제3조 ② 1.")
    depth: int = strawberry.field(description="How many are above it.")
    place: int = strawberry.field(description="Its place among its siblings, from 0.")
    parent_id: strawberry.ID | None = strawberry.field(
        description="The clause it stands under; null for an article."
    )
    clause: Clause = strawberry.field(description="The clause.")

    @classmethod
    def of(cls, placed: Placed, row: ClauseRow, locale: Locale) -> Self:
        """Show a place."""
        return cls(
            number=placed.number(locale),
            reference=placed.reference(locale),
            depth=placed.depth,
            place=placed.place,
            parent_id=global_id("Clause", placed.parent_id) if placed.parent_id else None,
            clause=Clause.of(row),
        )


@strawberry.type(description="Where one party stands on one clause: a field of the heat map.")
class BoardCell:
    """A field of the board."""

    clause_id: strawberry.ID = strawberry.field(description="The clause.")
    body_id: strawberry.ID = strawberry.field(description="The party.")
    standing: Standing = strawberry.field(description="Where it stands.")

    @classmethod
    def of(cls, cell: Cell) -> Self:
        """Show a field."""
        return cls(
            clause_id=global_id("Clause", cell.clause_id),
            body_id=global_id("Body", cell.body_id),
            standing=cell.standing,
        )


@strawberry.type(
    description="One thing that stands between an agreement and signatures: a clause that a party has not "
    "accepted."
)
class SignatureBlock:
    """What blocks signature."""

    reference: str = strawberry.field(description="The clause's number: 제3조 ② 1.")
    why: Standing = strawberry.field(description="Where the party stands; never ACCEPT.")
    cell: strawberry.Private[Cell]

    @strawberry.field(description="The clause.")
    async def clause(self, info: Info) -> Clause:
        """Fetch the clause."""
        return Clause.of(await info.context.fetch(clauses_by_id, self.cell.clause_id))

    @strawberry.field(description="The party.")
    async def body(self, info: Info) -> Body:
        """Fetch the party."""
        return Body.of(await info.context.fetch(bodies_by_id, self.cell.body_id))

    @strawberry.field(
        description="Who has to act next: the party that is silent or reserves, else whoever drafts."
    )
    async def next(self, info: Info) -> Body:
        """Fetch who is next."""
        key = self.cell.next_id or self.cell.body_id
        return Body.of(await info.context.fetch(bodies_by_id, key))
