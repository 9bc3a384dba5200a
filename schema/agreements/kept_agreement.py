"""What an agreement has once it is kept: its disputes, its register, its text of a day, its amendments."""

from typing import Annotated

import strawberry

from schema.agreements.amending.texts import ConsolidatedText
from schema.agreements.amending.types import AgreementAmendment, AmendmentLine
from schema.agreements.disputes.types import DisputeRoom
from schema.agreements.duties.register import DutyRegister
from schema.agreements.following import AgreementMoves
from schema.agreements.ledger import AgreementLedger
from schema.kit.context import Info
from schema.kit.days import day_of
from schema.kit.nodes import Node
from schema.proposals.life import TraceStep
from workflows.agreements.amending.queries import amendments_by_base, amendments_by_id, text_on
from workflows.agreements.clauses.rooms import Room
from workflows.agreements.disputes.queries import dispute_rooms_by_id
from workflows.agreements.duties.queries import registers_by_id
from workflows.agreements.ledger.queries import ledger_of
from workflows.trace.queries import walked_from


@strawberry.type(description="What an agreement has once it is kept.")
class KeptAgreement(Node):
    """The part of an agreement that outlives its negotiation."""

    room: strawberry.Private[Room]

    @strawberry.field(
        description="Stands for the mandates and rights the viewer has here: another once one of them begins or "
        "ends. To follow them by."
    )
    async def viewer_rights(self, info: Info) -> str:
        """Tell them in short."""
        return (await info.context.actor()).mark(self.room.agreement.programme_id)

    @strawberry.field(description="How often what belongs to it was moved, to follow it by.")
    def moves(self) -> AgreementMoves:
        """Tell the moves."""
        return AgreementMoves(key=self.room.agreement.id)

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
        "how that reads which it amends. Of a day before it was in force: as it was signed. Null while it is not in "
        "force."
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

    @strawberry.field(
        description="Its ledger (장부): what became of the money that was promised (Subsidy Management Act, Articles "
        "27, 28 and 34). Null while it is not in force, for who reads not all the reports or not the plan, and of an "
        "amendment, which is told in the ledger of what it amends."
    )
    async def ledger(self, info: Info) -> AgreementLedger | None:
        """Reckon the ledger."""
        found = await info.context.read(ledger_of, agreement_id=self.room.agreement.id)
        return None if found is None else AgreementLedger.of(found)

    @strawberry.field(description="The amendments of it, the last one begun first.")
    async def amendments(self, info: Info) -> list[AmendmentLine]:
        """Read the amendments."""
        found = await info.context.fetch(amendments_by_base, self.room.agreement.id)
        return [AmendmentLine.of(one, row) for one, row in found]

    @strawberry.field(
        description="What it led to, for instance an item of the project council, up to 100 steps."
    )
    async def trace(self, info: Info) -> list[TraceStep]:
        """Walk the trace."""
        steps = await info.context.read(walked_from, thing_id=self.room.agreement.id)
        return [TraceStep.of(one) for one in steps]

    @strawberry.field(description="What it has as an amendment of another; null if it amends none.")
    async def amendment(self, info: Info) -> AgreementAmendment | None:
        """Read what it amends."""
        if self.room.agreement.amends_id is None:
            return None
        seen = await info.context.fetch(amendments_by_id, self.room.agreement.id)
        return AgreementAmendment.of(seen)
