"""Types and mutation fields of sealed offers: calls on a clause, and what parties filed."""

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

import strawberry

from schema.identity.public import Body
from schema.kit.context import Info
from schema.kit.ids import global_id, key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused, ViewerAction
from schema.kit.scalars import Won
from workflows.agreements.sealed import filing
from workflows.agreements.sealed.models import SealedCall as CallRow
from workflows.agreements.sealed.models import SealedOffer as OfferRow
from workflows.agreements.sealed.offers import filing_offers
from workflows.agreements.sealed.queries import calls_by_id, openings_by_call, parties_by_call
from workflows.agreements.talk.policy import inside_of
from workflows.identity.queries import bodies_by_id


@strawberry.type(description="What a party offers.")
class SealedOffer:
    """An offer."""

    words: str | None = strawberry.field(description="What it offers in words.")
    won: Won | None = strawberry.field(description="What it offers in won.")
    filed_at: datetime | None = strawberry.field(description="When it was filed, as it stands.")
    body_id: strawberry.Private[UUID]

    @strawberry.field(description="The party.")
    async def body(self, info: Info) -> Body:
        """Fetch the party."""
        return Body.of(await info.context.fetch(bodies_by_id, self.body_id))

    @classmethod
    def of(cls, row: OfferRow) -> Self:
        """Show an offer."""
        return cls(
            words=row.words or None,
            won=None if row.won is None else Won(row.won),
            filed_at=row.recorded.lower,
            body_id=row.body_id,
        )


@strawberry.type(
    description="A call for sealed offers on a clause. Until its hour nobody sees any, or how many there "
    "are, but his own party's; then all open at one moment. They are hidden by rights and by the "
    "database's own policies and not encrypted: who runs the database could read them."
)
class SealedCall:
    """A call."""

    id: strawberry.ID = strawberry.field(description="What `fileOffer` names.")
    asked: str = strawberry.field(description="What the parties are asked.")
    called_at: datetime = strawberry.field(description="When they were asked.")
    closes_at: datetime = strawberry.field(description="Until when offers are filed.")
    row: strawberry.Private[CallRow]

    @strawberry.field(description="Who asked.")
    async def called_by(self, info: Info) -> Body:
        """Fetch who asked."""
        return Body.of(await info.context.fetch(bodies_by_id, self.row.called_by))

    @strawberry.field(description="When all were opened, the same for all; null before.")
    async def opened_at(self, info: Info) -> datetime | None:
        """Compare with the database's clock."""
        opening = await info.context.fetch(openings_by_call, self.row.id)
        return self.row.closes_at if opening.is_open else None

    @strawberry.field(
        description="The offers, in the order of the parties: none before the hour, all of them after it."
    )
    async def offers(self, info: Info) -> list[SealedOffer]:
        """Read the opened offers."""
        opening = await info.context.fetch(openings_by_call, self.row.id)
        return [SealedOffer.of(row) for row in opening.offers] if opening.is_open else []

    @strawberry.field(description="What the viewer's own party filed; null if nothing.")
    async def own_offer(self, info: Info) -> SealedOffer | None:
        """Find the viewer's own."""
        own = inside_of(await info.context.actor(), self.row.programme_id)
        opening = await info.context.fetch(openings_by_call, self.row.id)
        return next((SealedOffer.of(row) for row in opening.offers if row.body_id == own), None)

    @strawberry.field(description="What the viewer may do with it now: fileOffer.")
    async def viewer_actions(self, info: Info) -> list[ViewerAction]:
        """Run the checks of the action itself."""
        agreement = await info.context.fetch(parties_by_call, self.row.id)
        now = await info.context.now()
        offers = filing_offers(await info.context.actor(), self.row, agreement, now)
        return [ViewerAction.of(one, info.context.locale) for one in offers]

    @classmethod
    def of(cls, row: CallRow) -> Self:
        """Show a call."""
        return cls(
            id=global_id("SealedCall", row.id),
            asked=row.asked,
            called_at=row.called_at,
            closes_at=row.closes_at,
            row=row,
        )


@strawberry.input(description="What to ask the parties, and until when.")
class CallForOffersInput:
    """What to ask the parties."""

    clause_id: strawberry.ID = strawberry.field(description="The clause.")
    asked: str = strawberry.field(description="What they are asked, up to 1,000 characters.")
    closes_at: datetime = strawberry.field(description="When all offers open.")


@strawberry.type(description="The parties are asked.")
class CallForOffersSuccess:
    """The parties are asked."""

    call: SealedCall = strawberry.field(description="The call.")


CallForOffersResult = Annotated[
    CallForOffersSuccess | Refused,
    strawberry.union("CallForOffersResult", description="The call, or why not."),
]


@strawberry.input(description="What the viewer's party offers.")
class FileOfferInput:
    """What the viewer's party offers."""

    call_id: strawberry.ID = strawberry.field(description="The call.")
    words: str = strawberry.field(default="", description="In words, up to 4,000 characters.")
    won: Won | None = strawberry.field(default=None, description="In won.")


@strawberry.type(description="The offer is filed; it opens at the hour.")
class FileOfferSuccess:
    """The offer is filed."""

    call: SealedCall = strawberry.field(description="The call with the viewer's own offer.")


FileOfferResult = Annotated[
    FileOfferSuccess | Refused,
    strawberry.union("FileOfferResult", description="The call, or why not."),
]


@strawberry.type
class SealedMutations:
    """Sealed offers."""

    @verb("Call for sealed offers on a clause.", noted=True)
    async def call_for_offers(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            CallForOffersInput, strawberry.argument(description="What, and until when.")
        ],
    ) -> CallForOffersResult:
        """Call for them."""
        key = key_of("Clause", input.clause_id, field="clauseId")
        row = await info.context.write(
            filing.call_for_offers,
            answer=calls_by_id,
            attempt=key,
            clause_id=key,
            asked=input.asked,
            closes_at=input.closes_at,
        )
        return CallForOffersSuccess(call=SealedCall.of(row))

    @verb("File the offer of the viewer's party, or another in its place.", noted=True)
    async def file_offer(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            FileOfferInput, strawberry.argument(description="To which call, and what.")
        ],
    ) -> FileOfferResult:
        """File it."""
        key = key_of("SealedCall", input.call_id, field="callId")
        row = await info.context.write(
            filing.file_offer,
            answer=calls_by_id,
            attempt=key,
            named="call_id",
            call_id=key,
            words=input.words,
            won=input.won,
        )
        return FileOfferSuccess(call=SealedCall.of(row))
