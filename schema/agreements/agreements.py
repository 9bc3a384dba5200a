"""Types of the negotiation room: the agreement, its tree, its board, and what blocks signature."""

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

import strawberry

from schema.agreements import clause_enums as _enums  # noqa: F401 - names the enums first
from schema.agreements.agreement_parts import AgreementParty, BoardCell, ClausePlace, SignatureBlock
from schema.agreements.amending.texts import ConsolidatedText
from schema.agreements.amending.types import AgreementAmendment, AmendmentLine
from schema.agreements.annexes import AgreementAnnex
from schema.agreements.clauses import Clause, removed
from schema.agreements.disputes.types import DisputeRoom
from schema.agreements.duties.register import DutyRegister, DutySentence
from schema.agreements.effects import ForeseenEffect
from schema.agreements.party_room import AgreementPartyRoom
from schema.agreements.roles.types import RoleMatrix
from schema.agreements.signing.mandates import SigningColleague, SigningMandate
from schema.agreements.signing.mandates import standing as standing_mandates
from schema.agreements.signing.types import AgreementEdition, EditionLine
from schema.agreements.talk import AgreementMessage, thread
from schema.files.documents import DocumentFile, own_files
from schema.identity.public import Body
from schema.kit.connections import After, Asking, Before, Connection, First, Last, Listing
from schema.kit.context import Context, Info
from schema.kit.days import day_of
from schema.kit.ids import global_id, key_of
from schema.kit.nodes import Node
from schema.kit.refused import ViewerAction
from workflows.agreements.amending.classes import AmendmentClass
from workflows.agreements.amending.offers import begin_offer
from workflows.agreements.amending.queries import (
    amendments_by_base,
    amendments_by_id,
    text_on,
)
from workflows.agreements.annexes.offers import annex_offers
from workflows.agreements.annexes.queries import annexes_by_agreement
from workflows.agreements.clauses.models import Agreement as AgreementRow
from workflows.agreements.clauses.offers import agreement_offers
from workflows.agreements.clauses.queries import (
    AGREEMENT_ORDER,
    Room,
    blocks_signature,
    board_of,
    count_agreements,
    last_moved,
    list_agreements,
    rooms_by_id,
    trees_by_agreement,
)
from workflows.agreements.clauses.states import AgreementState
from workflows.agreements.consortium.policy import speaks_for
from workflows.agreements.disputes.queries import dispute_rooms_by_id
from workflows.agreements.duties.queries import registers_by_id
from workflows.agreements.duties.settled import open_sentences
from workflows.agreements.effects.queries import foreseen_of
from workflows.agreements.parties.queries import party_rooms_by_id
from workflows.agreements.roles.queries import matrices_by_id
from workflows.agreements.signing.offers import freeze_offer, mandate_offer
from workflows.agreements.signing.queries import colleagues_of, editions_by_agreement
from workflows.agreements.talk.models import Layer
from workflows.agreements.talk.offers import say_offer
from workflows.documents.setting import DocumentKind
from workflows.identity.queries import bodies_by_id


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
        description="Its parties: who was in the consortium when it was opened, or when they were last "
        "brought up to date."
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

    @strawberry.field(description="Its annexes (붙임) by number, those taken away too; up to 20.")
    async def annexes(self, info: Info) -> list[AgreementAnnex]:
        """Read the annexes."""
        found = await info.context.fetch(annexes_by_agreement, self.room.agreement.id)
        return [AgreementAnnex.of(one) for one in found]

    @strawberry.field(description="Where every party stands on every clause: the heat map.")
    async def board(self, info: Info) -> list[BoardCell]:
        """Read the board."""
        cells = await info.context.read(board_of, room=self.room)
        return [BoardCell.of(one) for one in cells]

    @strawberry.field(
        description="What stands between it and signatures, in reading order: every clause and party without "
        "an acceptance of the text that stands. Silence is never consent. Nothing stands between a minor "
        "amendment and its notice."
    )
    async def blocks(self, info: Info) -> list[SignatureBlock]:
        """Read what blocks signature."""
        if self.room.agreement.amends_id is not None:
            seen = await info.context.fetch(amendments_by_id, self.room.agreement.id)
            if seen.kind is AmendmentClass.MINOR:
                return []
        placed = await info.context.fetch(trees_by_agreement, self.room.agreement.id)
        cells = await info.context.read(blocks_signature, room=self.room)
        order = {row.id: nth for nth, (_, row) in enumerate(placed)}
        party = {one: nth for nth, one in enumerate(self.room.agreement.parties)}
        named = {row.id: one.reference(info.context.locale) for one, row in placed}
        return [
            SignatureBlock(reference=named[one.clause_id], why=one.standing, cell=one)
            for one in sorted(cells, key=lambda cell: (order[cell.clause_id], party[cell.body_id]))
        ]

    @strawberry.field(
        description="The sentences of duty nobody has settled, in reading order: they too stand between it "
        "and signatures, until each is mapped to an obligation or marked as none."
    )
    async def open_sentences(self, info: Info) -> list[DutySentence]:
        """Read what is not settled."""
        found = await info.context.read(open_sentences, agreement_id=self.room.agreement.id)
        return [DutySentence.of(one, info.context.locale) for one in found]

    @strawberry.field(
        description="What it gives its parties once it is in force, in reading order, and what of it the "
        "viewer will be able to do."
    )
    async def foreseen_effects(self, info: Info) -> list[ForeseenEffect]:
        """Read the preview."""
        found = await info.context.read(foreseen_of, agreement=self.room.agreement)
        return [ForeseenEffect.of(one, info.context.locale) for one in found]

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

    @strawberry.field(description="How its parties follow the consortium while it is negotiated.")
    async def party_room(self, info: Info) -> AgreementPartyRoom:
        """Read what would change of its parties."""
        key = self.room.agreement.id
        return AgreementPartyRoom(room=await info.context.fetch(party_rooms_by_id, key))

    @strawberry.field(description="Its disputes and the path they take.")
    async def dispute_room(self, info: Info) -> DisputeRoom:
        """Read the room of disputes."""
        key = self.room.agreement.id
        return DisputeRoom(room=await info.context.fetch(dispute_rooms_by_id, key))

    @strawberry.field(
        description="Its register of obligations: a draft until it is in force, live from then on."
    )
    async def duty_register(self, info: Info) -> DutyRegister:
        """Read the register."""
        key = self.room.agreement.id
        return DutyRegister.of(await info.context.fetch(registers_by_id, key))

    @strawberry.field(
        description="How it reads on a day with all amendments in force by then (통합본); of an amendment "
        "how that reads which it amends. Null while it is not in force."
    )
    async def text_on(
        self,
        info: Info,
        day: Annotated[
            str | None, strawberry.argument(description="The day, 2026-12-31; null: today.")
        ] = None,
    ) -> ConsolidatedText | None:
        """Reckon the text."""
        wanted = None if day is None else day_of(day, field="day")
        key = self.room.agreement.id
        found = await info.context.read(text_on, agreement_id=key, day=wanted)
        return None if found is None else ConsolidatedText.of(found, info.context.locale)

    @strawberry.field(description="The amendments of it, the last one begun first.")
    async def amendments(self, info: Info) -> list[AmendmentLine]:
        """Read the amendments."""
        found = await info.context.fetch(amendments_by_base, self.room.agreement.id)
        return [AmendmentLine.of(one, row) for one, row in found]

    @strawberry.field(description="What it has as an amendment of another; null if it amends none.")
    async def amendment(self, info: Info) -> AgreementAmendment | None:
        """Read what it amends."""
        if self.room.agreement.amends_id is None:
            return None
        seen = await info.context.fetch(amendments_by_id, self.room.agreement.id)
        return AgreementAmendment.of(seen)

    @strawberry.field(description="When a text, or what a party says of one, was last another.")
    async def moved_at(self, info: Info) -> datetime:
        """Ask for the newest."""
        moved = await info.context.read(last_moved, agreement_id=self.room.agreement.id)
        return moved or self.opened_at

    @strawberry.field(
        description="What was said in a layer, of one clause or of the agreement as a whole, the newest "
        "first; only what the viewer hears, in the hat he wears."
    )
    async def talk(
        self,
        info: Info,
        layer: Annotated[Layer, strawberry.argument(description="Who hears it.")],
        clause_id: Annotated[
            strawberry.ID | None, strawberry.argument(description="The clause; left out: none.")
        ] = None,
        with_body_id: Annotated[
            strawberry.ID | None,
            strawberry.argument(description="Between two: what one other party said or was told."),
        ] = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[AgreementMessage]:
        """Read a page of a thread."""
        listing = thread(
            agreement_id=self.room.agreement.id,
            clause_id=key_of("Clause", clause_id, field="clauseId") if clause_id else None,
            layer=layer,
            other_id=key_of("Body", with_body_id, field="withBodyId") if with_body_id else None,
        )
        return await listing.page(info.context, Asking(first, after, last, before))

    @strawberry.field(
        description="How it was frozen to be signed; null while it never was, or for a number there is not."
    )
    async def edition(
        self,
        info: Info,
        number: Annotated[
            int | None, strawberry.argument(description="Which edition; null: the last one.")
        ] = None,
    ) -> AgreementEdition | None:
        """Fetch an edition."""
        editions = await info.context.fetch(editions_by_agreement, self.room.agreement.id)
        found = next((one for one in editions if number in (None, one.edition.number)), None)
        return None if found is None else AgreementEdition.of(found)

    @strawberry.field(
        description="To whom the viewer may give a mandate: colleagues who speak for his organisation "
        "and do not sign by office; empty for who does not sign for it by office."
    )
    async def signing_colleagues(self, info: Info) -> list[SigningColleague]:
        """Read the colleagues."""
        found = await info.context.read(
            colleagues_of, programme_id=self.room.agreement.programme_id
        )
        return [SigningColleague.of(one) for one in found]

    @strawberry.field(
        description="Every edition as it was frozen, the last one first; what ended without effect too."
    )
    async def editions(self, info: Info) -> list[EditionLine]:
        """Fetch the editions."""
        found = await info.context.fetch(editions_by_agreement, self.room.agreement.id)
        return [EditionLine.of(one) for one in found]

    @strawberry.field(
        description="Who may sign for the organisations the viewer speaks for, by which mandate."
    )
    async def signing_mandates(
        self,
        info: Info,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[SigningMandate]:
        """Read a page of mandates."""
        listing = standing_mandates(programme_id=self.room.agreement.programme_id)
        return await listing.page(info.context, Asking(first, after, last, before))

    @strawberry.field(
        description="What the viewer may do with it now: addClause, putAgreement, putAnnex, removeAnnex, "
        "sayMessage, freezeAgreement, for his own organisation giveSigningMandate, and beginAmendment."
    )
    async def viewer_actions(self, info: Info) -> list[ViewerAction]:
        """Run the checks of the actions themselves."""
        actor, agreement = await info.context.actor(), self.room.agreement
        own = speaks_for(actor, agreement.programme_id)
        mine = next((one for one in agreement.parties if one in own), agreement.opened_by)
        offers = [
            *agreement_offers(actor, self.room),
            *annex_offers(actor, self.room),
            say_offer(actor, agreement),
            freeze_offer(actor, self.room),
            mandate_offer(actor, agreement.programme_id, mine),
            begin_offer(actor, self.room),
        ]
        return [ViewerAction.of(one, info.context.locale) for one in offers]

    @strawberry.field(
        description="The table of the old and the new (신구대비표) as files, for two points in time; without "
        "them from when it was put before the parties (or opened) to now. For the viewer alone."
    )
    async def comparison_files(
        self,
        info: Info,
        since: Annotated[
            datetime | None, strawberry.argument(description="The point of the old.")
        ] = None,
        until: Annotated[
            datetime | None, strawberry.argument(description="The point of the new.")
        ] = None,
    ) -> list[DocumentFile]:
        """Offer the table."""
        kinds = (DocumentKind.HWPX, DocumentKind.PDF)
        given = {"since": since, "until": until}
        asked = {name: one.isoformat() for name, one in given.items() if one is not None}
        return await own_files(info.context, "comparison", self.room.agreement.id, kinds, asked)

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
