"""Types of disputes: one with its path, what it is about and what was said; the room of an agreement."""

from typing import Self
from uuid import UUID

import strawberry

from schema.agreements.clauses import Clause
from schema.agreements.disputes import enums as _enums  # noqa: F401 - names the enums first
from schema.agreements.duties.types import AgreementDuty
from schema.identity.public import Body
from schema.kit.connections import After, Asking, Before, Connection, First, Last, Listing
from schema.kit.context import Context, Info
from schema.kit.ids import global_id
from schema.kit.nodes import Node
from schema.kit.refused import ViewerAction
from workflows.agreements.clauses.queries import clauses_by_id
from workflows.agreements.consortium.policy import speaks_for
from workflows.agreements.disputes.models import Dispute as DisputeRow
from workflows.agreements.disputes.models import DisputeSaid as SaidRow
from workflows.agreements.disputes.offers import dispute_offers, dispute_room_offers
from workflows.agreements.disputes.path import PathStep
from workflows.agreements.disputes.queries import (
    DISPUTE_ORDER,
    DisputeSeen,
    count_disputes,
    disputes_by_id,
    list_disputes,
)
from workflows.agreements.disputes.queries import DisputeRoom as RoomSeen
from workflows.agreements.disputes.states import DisputeAct, DisputeState, PathKind
from workflows.agreements.duties.queries import duties_by_id
from workflows.identity.queries import bodies_by_id


@strawberry.type(description="A step of the path of disputes.")
class DisputePathStep:
    """A step."""

    number: int = strawberry.field(description="Its number, from 1.")
    kind: PathKind = strawberry.field(description="What it is.")
    days: int | None = strawberry.field(description="How many days it has; null: decided outside.")

    @classmethod
    def of(cls, number: int, step: PathStep) -> Self:
        """Show a step."""
        return cls(number=number, kind=step.kind, days=step.days)


@strawberry.type(description="What was said or done in a dispute; it stays as it was said.")
class DisputeEntry:
    """An entry."""

    number: int = strawberry.field(description="Its number, from 1.")
    step: int = strawberry.field(description="At which step of the path.")
    act: DisputeAct = strawberry.field(description="What it was.")
    words: str = strawberry.field(description="What was said.")
    changes_clauses: bool | None = strawberry.field(
        description="Of a settlement that was put: whether it changes clauses."
    )
    on: str = strawberry.field(description="The day it was said, 2026-12-31.")
    row: strawberry.Private[SaidRow]

    @strawberry.field(description="The party for which it was said.")
    async def body(self, info: Info) -> Body:
        """Fetch the party."""
        return Body.of(await info.context.fetch(bodies_by_id, self.row.body_id))

    @classmethod
    def of(cls, row: SaidRow) -> Self:
        """Show an entry."""
        return cls(
            number=row.number,
            step=row.step,
            act=row.act,
            words=row.words,
            changes_clauses=row.changes_clauses,
            on=row.acted_on.isoformat(),
            row=row,
        )


@strawberry.type(description="A settlement that is put, or that all sides have agreed to.")
class DisputeSettlement:
    """A settlement."""

    proposal: int = strawberry.field(description="Its number, for agreeDisputeSettlement.")
    words: str = strawberry.field(description="What it says.")
    changes_clauses: bool = strawberry.field(
        description="Whether it changes clauses; then it takes effect by an amendment alone."
    )
    agreed_ids: strawberry.Private[list[UUID]]

    @strawberry.field(description="The sides that have agreed to it, who put it among them.")
    async def agreed(self, info: Info) -> list[Body]:
        """Fetch who agreed."""
        return [Body.of(await info.context.fetch(bodies_by_id, one)) for one in self.agreed_ids]


@strawberry.type(
    description="A dispute (분쟁) between parties of an agreement in force over clauses or obligations. The parties "
    "of the agreement alone read it, and its sides after they were let go."
)
class Dispute(Node):
    """A dispute."""

    number: int = strawberry.field(description="Its number in the agreement, from 1.")
    subject: str = strawberry.field(description="What it is about, in a line.")
    state: DisputeState = strawberry.field(description="Where it is.")
    step: int = strawberry.field(description="At which step of its path, from 1.")
    began_on: str = strawberry.field(description="The day on which that step began.")
    due_on: str | None = strawberry.field(
        description="The last day of that step; null once it is over or decided outside."
    )
    over: bool = strawberry.field(
        description="Whether that day has passed, so that any side leads on alone."
    )
    notified_on: str = strawberry.field(description="The day it was notified.")
    ended_on: str | None = strawberry.field(description="The day it was settled or withdrawn.")
    seen: strawberry.Private[DisputeSeen]

    @strawberry.field(description="The party that notified it.")
    async def opened_by(self, info: Info) -> Body:
        """Fetch who notified it."""
        return Body.of(await info.context.fetch(bodies_by_id, self.seen.row.opened_by))

    @strawberry.field(description="Its sides, who notified it first.")
    async def sides(self, info: Info) -> list[Body]:
        """Fetch the sides."""
        return [Body.of(await info.context.fetch(bodies_by_id, one)) for one in self.seen.row.sides]

    @strawberry.field(description="Its path, as it was when it was notified.")
    def path(self) -> list[DisputePathStep]:
        """Tell the path."""
        return [
            DisputePathStep.of(one.number, PathStep(one.kind, one.days)) for one in self.seen.path
        ]

    @strawberry.field(description="The clauses it is about.")
    async def clauses(self, info: Info) -> list[Clause]:
        """Fetch the clauses."""
        keys = [one.clause_id for one in self.seen.matters if one.clause_id is not None]
        return [Clause.of(await info.context.fetch(clauses_by_id, one)) for one in keys]

    @strawberry.field(description="The obligations it is about; their days go on.")
    async def duties(self, info: Info) -> list[AgreementDuty]:
        """Fetch the obligations."""
        keys = [one.duty_id for one in self.seen.matters if one.duty_id is not None]
        return [AgreementDuty.of(await info.context.fetch(duties_by_id, one)) for one in keys]

    @strawberry.field(description="Who has to act now; nobody once it is over.")
    async def next(self, info: Info) -> list[Body]:
        """Fetch who is next."""
        return [Body.of(await info.context.fetch(bodies_by_id, one)) for one in self.seen.next]

    @strawberry.field(description="What was said and done, the first first.")
    def entries(self) -> list[DisputeEntry]:
        """Tell what was said."""
        return [DisputeEntry.of(one) for one in self.seen.said]

    @strawberry.field(description="The settlement that is put, or was agreed to.")
    def settlement(self) -> DisputeSettlement | None:
        """Tell the settlement."""
        row, stands = self.seen.row, self.seen.stands
        if stands.proposal is None:
            return None
        return DisputeSettlement(
            proposal=stands.proposal.number,
            words=stands.proposal.words,
            changes_clauses=stands.proposal.changes_clauses is True,
            agreed_ids=[one for one in row.sides if one in stands.agreed],
        )

    @strawberry.field(
        description="What the viewer may do in it now: answerDispute, moveDisputeOn, proposeDisputeSettlement, "
        "agreeDisputeSettlement, withdrawDispute."
    )
    async def viewer_actions(self, info: Info) -> list[ViewerAction]:
        """Run the checks of the actions themselves."""
        offers = dispute_offers(await info.context.actor(), self.seen)
        return [ViewerAction.of(one, info.context.locale) for one in offers]

    @classmethod
    def of(cls, seen: DisputeSeen) -> Self:
        """Show a dispute."""
        row = seen.row
        return cls(
            id=global_id("Dispute", row.id),
            number=row.number,
            subject=row.subject,
            state=row.state,
            step=row.step,
            began_on=row.began_on.isoformat(),
            due_on=None if seen.due is None else seen.due.isoformat(),
            over=seen.over,
            notified_on=row.notified_on.isoformat(),
            ended_on=None if row.ended_on is None else row.ended_on.isoformat(),
            seen=seen,
        )


@strawberry.type(
    description="A party that an amendment let go, with what it owes and is owed still: disputes with it are "
    "about these obligations alone."
)
class DisputeLeaver:
    """A party that was let go."""

    duties: list[AgreementDuty] = strawberry.field(
        description="Its obligations that stayed in the register and that the viewer reads, by number."
    )
    key: strawberry.Private[UUID]

    @strawberry.field(description="The organisation.")
    async def body(self, info: Info) -> Body:
        """Fetch the organisation."""
        return Body.of(await info.context.fetch(bodies_by_id, self.key))


@strawberry.type(description="The disputes of an agreement, and the path they take.")
class DisputeRoom:
    """The disputes of an agreement."""

    room: strawberry.Private[RoomSeen]

    @strawberry.field(description="The path: that of the agreement, or the usual one.")
    def path(self) -> list[DisputePathStep]:
        """Tell the path."""
        return [DisputePathStep.of(n, one) for n, one in enumerate(self.room.path, start=1)]

    @strawberry.field(description="Its disputes, by number.")
    async def disputes(
        self,
        info: Info,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Dispute]:
        """Read a page."""
        asking = Asking(first, after, last, before)
        return await disputes(agreement_id=self.room.agreement.id).page(info.context, asking)

    @strawberry.field(
        description="Who was let go by amendments and owes or is owed something still; such a viewer reads of "
        "its own alone."
    )
    async def let_go(self, info: Info) -> list[DisputeLeaver]:
        """Fetch who was let go, with the obligations the viewer reads."""
        found = []
        for key, rows in self.room.let_go.items():
            seen = [await info.context.load(duties_by_id, row.id) for row in rows]
            duties = [AgreementDuty.of(one) for one in seen if one is not None]
            if duties:
                found.append(DisputeLeaver(duties=duties, key=key))
        return found

    @strawberry.field(
        description="For whom the viewer notifies disputes: a party, or who was let go; null for nobody."
    )
    async def viewer_side(self, info: Info) -> Body | None:
        """Find the viewer's own organisation."""
        agreement = self.room.agreement
        own = speaks_for(await info.context.actor(), agreement.programme_id)
        sides = (*agreement.parties, *self.room.let_go)
        mine = next((one for one in sides if one in own), None)
        return None if mine is None else Body.of(await info.context.fetch(bodies_by_id, mine))

    @strawberry.field(description="What the viewer may do now: notifyDispute, setDisputePath.")
    async def viewer_actions(self, info: Info) -> list[ViewerAction]:
        """Run the checks of the actions themselves."""
        offers = dispute_room_offers(await info.context.actor(), self.room)
        return [ViewerAction.of(one, info.context.locale) for one in offers]


async def _dispute(context: Context, row: DisputeRow) -> Dispute:
    return Dispute.of(await context.fetch(disputes_by_id, row.id))


def disputes(*, agreement_id: UUID) -> Listing[Dispute]:
    """Return the list of the disputes of an agreement."""
    return Listing(
        name="disputes",
        order=DISPUTE_ORDER,
        fetch=list_disputes,
        count=count_disputes,
        made=_dispute,
        scope={"agreement_id": agreement_id},
    )
