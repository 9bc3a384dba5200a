"""Types of the negotiation room: the agreement, its tree, its board, and what blocks signature."""

from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry

from schema.agreements import clause_enums as _enums  # noqa: F401 - names the enums first
from schema.agreements.clauses import Clause
from schema.agreements.roles.types import RoleMatrix
from schema.identity.public import Body
from schema.kit.connections import After, Asking, Before, Connection, First, Last, Listing
from schema.kit.context import Context, Info
from schema.kit.ids import global_id
from schema.kit.nodes import Node
from schema.kit.refused import ViewerAction
from workflows.agreements.clauses.models import Agreement as AgreementRow
from workflows.agreements.clauses.models import Clause as ClauseRow
from workflows.agreements.clauses.offers import agreement_offers
from workflows.agreements.clauses.queries import (
    AGREEMENT_ORDER,
    REMOVED_ORDER,
    Cell,
    Room,
    blocks_signature,
    board_of,
    clauses_by_id,
    count_agreements,
    count_removed,
    list_agreements,
    list_removed,
    rooms_by_id,
    trees_by_agreement,
)
from workflows.agreements.clauses.states import AgreementState, Standing
from workflows.agreements.clauses.tree import Placed
from workflows.agreements.consortium.policy import speaks_for
from workflows.agreements.roles.queries import matrices_by_id
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


@strawberry.type(
    description="An agreement (협약) that the parties of a consortium negotiate clause by clause; read by "
    "those who speak for a party, by the city's officer and head and by the auditor."
)
class Agreement(Node):
    """An agreement."""

    number: str = strawberry.field(description="Its public number, for instance 2026-1.")
    title: str = strawberry.field(description="Its title.")
    state: AgreementState = strawberry.field(description="Where it is.")
    version: int = strawberry.field(
        description="The version of its tree, for expectedVersion of what adds, moves and removes."
    )
    opened_at: datetime = strawberry.field(description="When it was opened.")
    put_at: datetime | None = strawberry.field(description="When it was put before its parties.")
    room: strawberry.Private[Room]

    @strawberry.field(description="Who opened it.")
    async def opened_by(self, info: Info) -> Body:
        """Fetch who opened it."""
        return Body.of(await info.context.fetch(bodies_by_id, self.room.agreement.opened_by))

    @strawberry.field(
        description="Its parties: the organisations that were in the consortium when it was opened."
    )
    def parties(self) -> list[AgreementParty]:
        """Tell the parties."""
        return [
            AgreementParty(lead=one == self.room.lead_id, body_id=one)
            for one in self.room.agreement.parties
        ]

    @strawberry.field(description="Its clauses in reading order, each where it stands.")
    async def tree(self, info: Info) -> list[ClausePlace]:
        """Read the tree."""
        placed = await info.context.fetch(trees_by_agreement, self.room.agreement.id)
        return [ClausePlace.of(one, row, info.context.locale) for one, row in placed]

    @strawberry.field(description="Where every party stands on every clause: the heat map.")
    async def board(self, info: Info) -> list[BoardCell]:
        """Read the board."""
        cells = await info.context.read(board_of, room=self.room)
        return [BoardCell.of(one) for one in cells]

    @strawberry.field(
        description="What stands between it and signatures, in reading order: every clause and party without "
        "an acceptance of the text that stands. Silence is never consent."
    )
    async def blocks(self, info: Info) -> list[SignatureBlock]:
        """Read what blocks signature."""
        placed = await info.context.fetch(trees_by_agreement, self.room.agreement.id)
        cells = await info.context.read(blocks_signature, room=self.room)
        order = {row.id: nth for nth, (_, row) in enumerate(placed)}
        party = {one: nth for nth, one in enumerate(self.room.agreement.parties)}
        named = {row.id: one.reference(info.context.locale) for one, row in placed}
        return [
            SignatureBlock(reference=named[one.clause_id], why=one.standing, cell=one)
            for one in sorted(cells, key=lambda cell: (order[cell.clause_id], party[cell.body_id]))
        ]

    @strawberry.field(description="Clauses that were removed, the last one first.")
    async def removed_clauses(
        self,
        info: Info,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Clause]:
        """Read a page of removed clauses."""
        listing = removed(agreement_id=self.room.agreement.id)
        return await listing.page(info.context, Asking(first, after, last, before))

    @strawberry.field(
        description="Who does what under it (업무 분담표); of edition 0 while it is not opened."
    )
    async def role_matrix(self, info: Info) -> RoleMatrix:
        """Read the role matrix."""
        return RoleMatrix.of(await info.context.fetch(matrices_by_id, self.room.agreement.id))

    @strawberry.field(description="The party the viewer speaks for; null if there is none.")
    async def viewer_party(self, info: Info) -> Body | None:
        """Find the viewer's own party."""
        own = speaks_for(await info.context.actor(), self.room.agreement.programme_id)
        mine = next((one for one in self.room.agreement.parties if one in own), None)
        return None if mine is None else Body.of(await info.context.fetch(bodies_by_id, mine))

    @strawberry.field(description="What the viewer may do with it now: addClause, putAgreement.")
    async def viewer_actions(self, info: Info) -> list[ViewerAction]:
        """Run the checks of the actions themselves."""
        offers = agreement_offers(await info.context.actor(), self.room)
        return [ViewerAction.of(one, info.context.locale) for one in offers]

    @classmethod
    def of(cls, room: Room) -> Self:
        """Show an agreement."""
        row = room.agreement
        return cls(
            id=global_id("Agreement", row.id),
            number=row.number,
            title=row.title,
            state=row.state,
            version=row.version,
            opened_at=row.opened_at,
            put_at=row.put_at,
            room=room,
        )


async def _agreement(context: Context, row: AgreementRow) -> Agreement:
    return Agreement.of(await context.fetch(rooms_by_id, row.id))


async def _clause(_: Context, row: ClauseRow) -> Clause:
    return Clause.of(row)


def agreements(*, consortium_id: UUID) -> Listing[Agreement]:
    """Return the list of the agreements of a consortium."""
    return Listing(
        name="agreements",
        order=AGREEMENT_ORDER,
        fetch=list_agreements,
        count=count_agreements,
        made=_agreement,
        scope={"consortium_id": consortium_id},
    )


def removed(*, agreement_id: UUID) -> Listing[Clause]:
    """Return the list of the clauses that were removed from an agreement."""
    return Listing(
        name="removedClauses",
        order=REMOVED_ORDER,
        fetch=list_removed,
        count=count_removed,
        made=_clause,
        scope={"agreement_id": agreement_id},
    )
