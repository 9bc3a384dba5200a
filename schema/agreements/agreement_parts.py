"""Types an agreement is made of: its parties, places of clauses, the board, and what blocks signature."""

from collections.abc import Mapping, Sequence
from typing import Self
from uuid import UUID

import strawberry

from schema.agreements import clause_enums as _enums  # noqa: F401 - names the enums first
from schema.agreements.clauses import Clause
from schema.identity.public import Body
from schema.kit.ids import global_id
from workflows.agreements.clauses.queries import Cell
from workflows.agreements.clauses.rooms import Room
from workflows.agreements.clauses.states import Standing
from workflows.agreements.clauses.table import Laid, blocks_of
from workflows.agreements.signing.blanks import BlanksSeen
from workflows.kit.wording import Locale


@strawberry.type(description="A party of an agreement.")
class AgreementParty:
    """A party."""

    lead: bool = strawberry.field(description="Whether it leads the consortium today (대표사).")
    body: Body = strawberry.field(description="The organisation.")
    left: bool = strawberry.field(
        description="Whether it is not in the consortium today (탈퇴·제명): nothing is frozen with it."
    )


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
    standings: list[Standing] = strawberry.field(
        description="Where every party stands on it, in the order of the agreement's parties: a line of the "
        "heat map. All ACCEPT: nothing blocks it."
    )
    waits_for: list[strawberry.ID] = strawberry.field(
        description="Who has to act next so that every party accepts it, by the ids of organisations: parties "
        "of the agreement or its drafter; empty when nobody has to, as in a minor amendment."
    )

    @classmethod
    def of(
        cls,
        line: Laid,
        above: Self | None,
        room: Room,
        bodies: Mapping[UUID, strawberry.ID],
        locale: Locale,
    ) -> Self:
        """Show a place under the one above it.

        `bodies` are the ids of those who may have to act next; none: nobody has to.
        """
        placed = line.placed
        number = placed.number(locale)
        return cls(
            number=number,
            reference=number if above is None else f"{above.reference} {number}",
            depth=placed.depth,
            place=placed.place,
            parent_id=None if above is None else above.clause.id,
            clause=Clause.of(line.clause, line.text),
            standings=line.standings,
            waits_for=[bodies[one] for one in line.waits_for(room)] if bodies else [],
        )


def shown_tree(
    room: Room, laid: Sequence[Laid], bodies: Mapping[UUID, strawberry.ID], locale: Locale
) -> list[ClausePlace]:
    """Show every clause in reading order, in which each comes after the one it stands under."""
    shown: dict[UUID | None, ClausePlace] = {}
    for line in laid:
        above = shown.get(line.placed.parent_id)
        shown[line.placed.id] = ClausePlace.of(line, above, room, bodies, locale)
    return list(shown.values())


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


@strawberry.type(description="A clause whose text still has blanks (빈칸) to be filled in.")
class ClauseBlanks:
    """A clause with blanks."""

    clause_id: strawberry.ID = strawberry.field(description="The clause.")
    reference: str = strawberry.field(description="Its number: 제3조.")
    blanks: list[str] = strawberry.field(
        description="The blanks as they are written, each once: words in [ ], ___ and ○○."
    )

    @classmethod
    def of(cls, seen: BlanksSeen, locale: Locale) -> Self:
        """Show the blanks of a clause."""
        return cls(
            clause_id=global_id("Clause", seen.placed.id),
            reference=seen.placed.reference(locale),
            blanks=seen.blanks,
        )


@strawberry.type(
    description="One thing that stands between an agreement and signatures: a clause that a party has not "
    "accepted."
)
class SignatureBlock:
    """What blocks signature."""

    reference: str = strawberry.field(description="The clause's number: 제3조 ② 1.")
    why: Standing = strawberry.field(description="Where the party stands; never ACCEPT.")
    clause: Clause = strawberry.field(description="The clause.")
    body: Body = strawberry.field(description="The party.")
    next: Body = strawberry.field(
        description="Who has to act next: the party that is silent or reserves, else whoever drafts."
    )


def shown_blocks(room: Room, laid: Sequence[Laid], locale: Locale) -> list[SignatureBlock]:
    """Show what blocks signature; a clause and a body that block often are made once."""
    bodies = {key: Body.of(row) for key, row in room.bodies.items()}
    clauses: dict[UUID, tuple[str, Clause]] = {}
    shown = []
    for line, cell in blocks_of(room, laid):
        if cell.clause_id not in clauses:
            clause = Clause.of(line.clause, line.text)
            clauses[cell.clause_id] = (line.placed.reference(locale), clause)
        reference, clause = clauses[cell.clause_id]
        shown.append(
            SignatureBlock(
                reference=reference,
                why=cell.standing,
                clause=clause,
                body=bodies[cell.body_id],
                next=bodies[cell.next_id or cell.body_id],
            )
        )
    return shown
