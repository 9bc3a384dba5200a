"""Types of the negotiation room: the agreement, its tree, its board, and what blocks signature."""

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

import strawberry

from schema.agreements import clause_enums as _enums  # noqa: F401 - names the enums first
from schema.agreements.agreement_parts import (
    AgreementParty,
    BoardCell,
    ClauseBlanks,
    ClausePlace,
    SignatureBlock,
    shown_blocks,
    shown_tree,
)
from schema.agreements.annexes import AgreementAnnex
from schema.agreements.clauses import Clause, removed
from schema.agreements.duties.register import DutySentence
from schema.agreements.effects import ForeseenEffect
from schema.agreements.kept_agreement import KeptAgreement
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
from schema.kit.ids import global_id, key_of
from schema.kit.refused import ViewerAction
from workflows.agreements.amending.classes import AmendmentClass
from workflows.agreements.amending.family import Family, families_by_id
from workflows.agreements.amending.offers import begin_offer
from workflows.agreements.annexes.offers import annex_offers
from workflows.agreements.annexes.queries import annexes_by_agreement
from workflows.agreements.clauses.models import Agreement as AgreementRow
from workflows.agreements.clauses.offers import agreement_offers
from workflows.agreements.clauses.queries import (
    AGREEMENT_ORDER,
    count_agreements,
    last_moved,
    list_agreements,
)
from workflows.agreements.clauses.rooms import Room, rooms_by_id
from workflows.agreements.clauses.states import AgreementState
from workflows.agreements.clauses.table import board_of, laid_by_agreement
from workflows.agreements.consortium.policy import speaks_for
from workflows.agreements.duties.settled import open_sentences
from workflows.agreements.effects.queries import foreseen_of, given_of
from workflows.agreements.parties.queries import party_rooms_by_id
from workflows.agreements.scenarios.offers import create_offer
from workflows.agreements.signing.blanks import blanks_left
from workflows.agreements.signing.offers import freeze_offer, mandate_offer
from workflows.agreements.signing.queries import colleagues_of, editions_by_agreement
from workflows.agreements.talk.models import Layer
from workflows.agreements.talk.offers import say_offer
from workflows.documents.setting import DocumentKind


@strawberry.type(
    description="An agreement (협약) that the parties of a consortium negotiate clause by clause; read by "
    "those who speak for a party, by the city's officer and head and by the auditor."
)
class Agreement(KeptAgreement):
    """An agreement."""

    number: str = strawberry.field(description="Its public number, for instance 2026-1.")
    title: str = strawberry.field(description="Its title.")
    state: AgreementState = strawberry.field(description="Where it is.")
    version: int = strawberry.field(
        description="The version of its tree, for expectedVersion of what adds, moves and removes."
    )
    opened_at: datetime = strawberry.field(description="When it was opened.")
    put_at: datetime | None = strawberry.field(description="When it was put before its parties.")

    @strawberry.field(description="Who opened it.")
    def opened_by(self) -> Body:
        """Tell who opened it."""
        return Body.of(self.room.bodies[self.room.agreement.opened_by])

    @strawberry.field(
        description="Its parties: who was in the consortium when it was opened, or when they were last "
        "brought up to date."
    )
    def parties(self) -> list[AgreementParty]:
        """Tell the parties."""
        room = self.room
        return [
            AgreementParty(
                lead=one == room.lead_id,
                body=Body.of(room.bodies[one]),
                left=one not in room.members,
            )
            for one in room.agreement.parties
        ]

    @strawberry.field(
        description="Who has joined the consortium since (가입) and is no party of it yet: the lead or the city may "
        "bring its parties up to date."
    )
    def newcomers(self) -> list[AgreementParty]:
        """Tell who has joined."""
        room = self.room
        return [
            AgreementParty(lead=one == room.lead_id, body=Body.of(room.bodies[one]), left=False)
            for one in room.members
            if one not in room.agreement.parties
        ]

    @strawberry.field(
        description="Who drafts, and acts next where a text has to change: the lead of today, else who "
        "opened it."
    )
    def drafter(self) -> Body:
        """Tell who drafts."""
        room = self.room
        return Body.of(room.bodies[room.lead_id or room.agreement.opened_by])

    @strawberry.field(description="Its clauses in reading order, each where it stands.")
    async def tree(self, info: Info) -> list[ClausePlace]:
        """Read the tree."""
        laid = await info.context.fetch(laid_by_agreement, self.room.agreement.id)
        nobody = await self._waits_for_nobody(info)
        waited_for = {} if nobody else {key: global_id("Body", key) for key in self.room.bodies}
        return shown_tree(self.room, laid, waited_for, info.context.locale)

    @strawberry.field(description="Its annexes (붙임) by number, those taken away too; up to 20.")
    async def annexes(self, info: Info) -> list[AgreementAnnex]:
        """Read the annexes."""
        found = await info.context.fetch(annexes_by_agreement, self.room.agreement.id)
        return [AgreementAnnex.of(one) for one in found]

    @strawberry.field(
        description="Where every party stands on every clause: the heat map, field by field. "
        "`standings` of the tree's places tells the same in fewer words."
    )
    async def board(self, info: Info) -> list[BoardCell]:
        """Read the board."""
        laid = await info.context.fetch(laid_by_agreement, self.room.agreement.id)
        return [BoardCell.of(one) for one in board_of(self.room, laid)]

    @strawberry.field(
        description="What stands between it and signatures, in reading order: every clause and party without "
        "an acceptance of the text that stands. Silence is never consent. Nothing stands between a minor "
        "amendment and its notice."
    )
    async def blocks(self, info: Info) -> list[SignatureBlock]:
        """Read what blocks signature."""
        if await self._waits_for_nobody(info):
            return []
        laid = await info.context.fetch(laid_by_agreement, self.room.agreement.id)
        return shown_blocks(self.room, laid, info.context.locale)

    @strawberry.field(
        description="The sentences of duty nobody has settled, in reading order: they too stand between it "
        "and signatures, until each is mapped to an obligation or marked as none."
    )
    async def open_sentences(self, info: Info) -> list[DutySentence]:
        """Read what is not settled."""
        found = await info.context.read(open_sentences, agreement_id=self.room.agreement.id)
        return [DutySentence.of(one, info.context.locale) for one in found]

    @strawberry.field(
        description="The clauses whose text still has blanks, in reading order: they too stand between it and "
        "signatures, until they are filled in."
    )
    async def open_blanks(self, info: Info) -> list[ClauseBlanks]:
        """Read what is to be filled in."""
        found = await info.context.read(blanks_left, agreement_id=self.room.agreement.id)
        return [ClauseBlanks.of(one, info.context.locale) for one in found]

    @strawberry.field(
        description="What it gives its parties once it is in force, in reading order, and what of it the "
        "viewer will be able to do."
    )
    async def foreseen_effects(self, info: Info) -> list[ForeseenEffect]:
        """Read the preview."""
        key = self.room.agreement.id
        laid = await info.context.fetch(laid_by_agreement, key)
        family = await self._family(info)
        given = await info.context.read(
            given_of, agreement=self.room.agreement, laid=laid, family=family
        )
        found = foreseen_of(await info.context.actor(), self.room, given)
        return [
            ForeseenEffect.of(one, self.room.bodies[one.effect.body_id], info.context.locale)
            for one in found
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
    def role_matrix(self) -> RoleMatrix:
        """Read the role matrix."""
        return RoleMatrix.at(self.room.agreement.id)

    @strawberry.field(description="The party the viewer speaks for; null if there is none.")
    async def viewer_party(self, info: Info) -> Body | None:
        """Find the viewer's own party."""
        own = speaks_for(await info.context.actor(), self.room.agreement.programme_id)
        mine = next((one for one in self.room.agreement.parties if one in own), None)
        return None if mine is None else Body.of(self.room.bodies[mine])

    @strawberry.field(description="How its parties follow the consortium while it is negotiated.")
    async def party_room(self, info: Info) -> AgreementPartyRoom:
        """Read what would change of its parties."""
        key = self.room.agreement.id
        return AgreementPartyRoom(room=await info.context.fetch(party_rooms_by_id, key))

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
        found = await info.context.read(colleagues_of, agreement=self.room.agreement)
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
        "sayMessage, createScenario, freezeAgreement, for his own organisation giveSigningMandate, and beginAmendment."
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
            create_offer(actor, agreement),
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

    async def _waits_for_nobody(self, info: Info) -> bool:
        """Say whether no party has to accept anything: of a minor amendment, and of what is in force."""
        in_force = self.room.agreement.state is AgreementState.IN_FORCE
        return in_force or await self._is_minor(info)

    async def _is_minor(self, info: Info) -> bool:
        """Say whether it is a minor amendment: nothing stands between that and its notice."""
        if self.room.agreement.amends_id is None:
            return False
        family = await self._family(info)
        return family is not None and family.kind() is AmendmentClass.MINOR

    async def _family(self, info: Info) -> Family | None:
        """Fetch it with what it amends, or what amends it; None where there can be neither."""
        row = self.room.agreement
        if row.amends_id is None and row.state is not AgreementState.IN_FORCE:
            return None
        return await info.context.fetch(families_by_id, row.id)

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
