"""What is put to the parties of a consortium, and what each says to it."""

from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry

from schema.agreements import enums as _enums  # noqa: F401 - names the enums before they are used
from schema.agreements.parties import ConsortiumParty
from schema.identity.public import Body
from schema.kit.connections import Listing
from schema.kit.context import Context, Info
from schema.kit.ids import global_id
from schema.kit.nodes import Node
from schema.kit.refused import ViewerAction
from schema.kit.shares import Share
from workflows.agreements.consortium.models import ConsortiumChange as ChangeRow
from workflows.agreements.consortium.offers import change_offers
from workflows.agreements.consortium.queries import (
    CHANGE_ORDER,
    Hearing,
    Voice,
    count_changes,
    hearings_by_id,
    list_changes,
    shares_after,
)
from workflows.agreements.consortium.rules import Tally
from workflows.agreements.consortium.states import ChangeKind, ChangeState, Weight
from workflows.identity.queries import bodies_by_id
from workflows.law.texts import Majority


@strawberry.type(description="What one party says to a change, or that it is silent.")
class ConsortiumVoice:
    """A voice."""

    counts: bool = strawberry.field(
        description="Whether it is counted; the one concerned is not, nor who is no party."
    )
    needed: bool = strawberry.field(description="Whether it fails without its yes.")
    yes: bool | None = strawberry.field(description="Yes or no; null while it is silent.")
    reason: str | None = strawberry.field(description="Why; a yes may have none.")
    said_at: datetime | None = strawberry.field(description="When it last said so.")
    body_id: strawberry.Private[UUID]

    @strawberry.field(description="The organisation.")
    async def body(self, info: Info) -> Body:
        """Fetch the organisation."""
        return Body.of(await info.context.fetch(bodies_by_id, self.body_id))

    @classmethod
    def of(cls, one: Voice) -> Self:
        """Show a voice."""
        return cls(
            counts=one.counts,
            needed=one.needed,
            yes=one.yes,
            reason=one.reason or None,
            said_at=one.said_at,
            body_id=one.body_id,
        )


@strawberry.type(
    description="How far a change is: which majority it needs, and how much of it has said yes."
)
class ConsortiumTally:
    """How far a change is."""

    majority: Majority = strawberry.field(description="How much of the whole has to say yes.")
    weight: Weight = strawberry.field(description="What a voice counts for.")
    counted: int = strawberry.field(description="How many parties are counted.")
    yes: int = strawberry.field(description="How many of them have said yes.")
    no: int = strawberry.field(description="How many of them have said no.")
    counted_share: Share = strawberry.field(description="The shares of all who are counted.")
    yes_share: Share | None = strawberry.field(
        description="The shares of those who have said yes; null while nobody has."
    )

    @classmethod
    def of(cls, one: Tally) -> Self:
        """Show how far a change is."""
        return cls(
            majority=one.majority,
            weight=one.weight,
            counted=one.counted,
            yes=one.yes,
            no=one.no,
            counted_share=Share.of(one.counted_share),
            yes_share=Share.of(one.yes_share) if one.yes_share else None,
        )


@strawberry.type(
    description="A change put to the parties of a consortium; read by those it was put to and by the "
    "auditor."
)
class ConsortiumChange(Node):
    """A change."""

    kind: ChangeKind = strawberry.field(description="What is to change.")
    state: ChangeState = strawberry.field(description="What became of it.")
    reason: str = strawberry.field(description="Why; of an expulsion its cause (Civil Act 718).")
    hand_back: str | None = strawberry.field(
        description="What who leaves hands back, a line each; null if nothing is said."
    )
    effective_on: str | None = strawberry.field(
        description="The day asked for; null: the day on which it is decided."
    )
    took_effect_on: str | None = strawberry.field(description="The day from which it holds.")
    liable_until: str | None = strawberry.field(
        description="The last day on which who left still answers for what was owed before "
        "(Commercial Act 64)."
    )
    put_at: datetime = strawberry.field(description="When it was put.")
    decided_at: datetime | None = strawberry.field(description="When it was decided.")
    row: strawberry.Private[ChangeRow]
    hearing: strawberry.Private[Hearing]

    @strawberry.field(description="Who put it.")
    async def put_by(self, info: Info) -> Body:
        """Fetch who put it."""
        return Body.of(await info.context.fetch(bodies_by_id, self.row.put_by))

    @strawberry.field(
        description="Who joins, leaves, is expelled or is to lead; null where the shares change."
    )
    async def subject(self, info: Info) -> Body | None:
        """Fetch whom it concerns."""
        if self.row.subject_id is None:
            return None
        return Body.of(await info.context.fetch(bodies_by_id, self.row.subject_id))

    @strawberry.field(
        description="The shares it spells out: of a newcomer its own, of a formation and of new shares "
        "everybody's; else empty."
    )
    def shares(self) -> list[ConsortiumParty]:
        """Tell the shares."""
        lead = self.row.subject_id if self.row.kind is ChangeKind.FORM else None
        return [
            ConsortiumParty.held(body_id, share, lead=body_id == lead)
            for body_id, share in shares_after(self.row).items()
        ]

    @strawberry.field(
        description="What each party would hold from its day if it were carried today; empty once it is "
        "decided, and where it cannot be carried any more."
    )
    def shares_foreseen(self) -> list[ConsortiumParty]:
        """Tell what each would hold."""
        return [] if self.hearing.after is None else ConsortiumParty.all_of(self.hearing.after)

    @strawberry.field(description="Everybody who is heard, and what each says.")
    def voices(self) -> list[ConsortiumVoice]:
        """Tell the voices."""
        return [ConsortiumVoice.of(one) for one in self.hearing.voices]

    @strawberry.field(
        description="How far it is while it is open; null once it is decided, withdrawn or overtaken."
    )
    def tally(self) -> ConsortiumTally | None:
        """Tell how far it is."""
        return None if self.hearing.tally is None else ConsortiumTally.of(self.hearing.tally)

    @strawberry.field(
        description="What the viewer may do with it now: answerChange, withdrawChange."
    )
    async def viewer_actions(self, info: Info) -> list[ViewerAction]:
        """Run the checks of the actions themselves."""
        offers = change_offers(await info.context.actor(), self.row, self.hearing)
        return [ViewerAction.of(one, info.context.locale) for one in offers]

    @classmethod
    async def made(cls, context: Context, row: ChangeRow) -> Self:
        """Show a change with where it stands."""
        hearing = await context.fetch(hearings_by_id, row.id)
        return cls(
            id=global_id("ConsortiumChange", row.id),
            kind=row.kind,
            state=hearing.state,
            reason=row.reason,
            hand_back=row.hand_back or None,
            effective_on=row.effective_on.isoformat() if row.effective_on else None,
            took_effect_on=row.took_effect_on.isoformat() if row.took_effect_on else None,
            liable_until=row.liable_until.isoformat() if row.liable_until else None,
            put_at=row.put_at,
            decided_at=row.decided_at,
            row=row,
            hearing=hearing,
        )


@strawberry.type(
    description="That somebody leaves or was expelled and answers still for what was owed before "
    "(Commercial Act 64)."
)
class ConsortiumLiability:
    """A liability that goes on."""

    took_effect_on: str | None = strawberry.field(description="The day from which it is out.")
    liable_until: str = strawberry.field(description="The last day on which it answers.")
    hand_back: str | None = strawberry.field(description="What it hands back, line by line.")
    body_id: strawberry.Private[UUID]

    @strawberry.field(description="The organisation.")
    async def body(self, info: Info) -> Body:
        """Fetch who answers."""
        return Body.of(await info.context.fetch(bodies_by_id, self.body_id))

    @classmethod
    def of(cls, row: ChangeRow) -> Self | None:
        """Show the liability of a change; None of one that makes nobody liable."""
        if row.subject_id is None or row.liable_until is None:
            return None
        return cls(
            took_effect_on=row.took_effect_on.isoformat() if row.took_effect_on else None,
            liable_until=row.liable_until.isoformat(),
            hand_back=row.hand_back or None,
            body_id=row.subject_id,
        )


def changes(*, consortium_id: UUID) -> Listing[ConsortiumChange]:
    """Return the list of what was put to the parties of a consortium."""
    return Listing(
        name="consortiumChanges",
        order=CHANGE_ORDER,
        fetch=list_changes,
        count=count_changes,
        made=ConsortiumChange.made,
        scope={"consortium_id": consortium_id},
    )
