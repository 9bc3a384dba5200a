"""Types and fields of what is in force, for those who read no negotiation: the ministry."""

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

import strawberry

from schema.agreements.annexes import EditionAnnex
from schema.agreements.duties import enums as _enums  # noqa: F401 - names the enums first
from schema.agreements.ledger import AgreementLedger
from schema.agreements.signing.signatures import AgreementSignature
from schema.agreements.signing.types import edition_token
from schema.identity.public import Body
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.scalars import Won
from workflows.agreements.duties.states import Standing
from workflows.agreements.in_force.queries import InForce, Owed, agreements_in_force, owed_under
from workflows.agreements.ledger.queries import ledger_under
from workflows.agreements.signing.content import annexes_of, references_of
from workflows.identity.queries import bodies_by_id


@strawberry.type(description="A clause of an agreement in force.")
class ClauseInForce:
    """A clause in force."""

    reference: str = strawberry.field(description="Its number: 제3조 ② 1.")
    heading: str = strawberry.field(description="Its heading; empty if it has none.")
    text: str = strawberry.field(description="Its text as it was signed.")


@strawberry.type(description="What one party pays under an agreement in force.")
class PartInForce:
    """A part of the money."""

    won: Won = strawberry.field(description="How much, over all years.")
    body_id: strawberry.Private[UUID]

    @strawberry.field(description="The party.")
    async def body(self, info: Info) -> Body:
        """Fetch the party."""
        return Body.of(await info.context.fetch(bodies_by_id, self.body_id))


@strawberry.type(description="An obligation of an agreement in force, as it stands today.")
class DutyInForce:
    """An obligation."""

    number: int = strawberry.field(description="Its number in the agreement, from 1.")
    what: str = strawberry.field(description="What is owed.")
    due_on: str | None = strawberry.field(
        description="By which day; null while what it is counted from has not happened."
    )
    state: Standing = strawberry.field(description="Where it is today.")
    late_by: int = strawberry.field(
        description="How many days after its due day today is, or it was reported; else 0."
    )
    owed: strawberry.Private[Owed]

    @strawberry.field(description="Who owes it.")
    async def debtor(self, info: Info) -> Body:
        """Fetch the debtor."""
        return Body.of(await info.context.fetch(bodies_by_id, self.owed.row.debtor_id))

    @strawberry.field(description="To whom; null: to all the others.")
    async def creditor(self, info: Info) -> Body | None:
        """Fetch the creditor."""
        key = self.owed.row.creditor_id
        return None if key is None else Body.of(await info.context.fetch(bodies_by_id, key))


@strawberry.type(
    description="An agreement in force, as it was signed: read by the ministry, and by who reads the agreement "
    "anyway. Nothing of how it was negotiated is here."
)
class AgreementInForce:
    """An agreement in force."""

    number: str = strawberry.field(description="Its public number, for instance 2026-1.")
    title: str = strawberry.field(description="Its title.")
    issue_number: str = strawberry.field(description="Its issue number (문서번호), on each page.")
    digest: str = strawberry.field(description="What was signed: SHA-256 over bytes and PDF.")
    since: datetime = strawberry.field(description="Since when it is in force: when it was sealed.")
    found: strawberry.Private[InForce]

    @strawberry.field(description="The names of its parties, the lead first, as they signed.")
    def parties(self) -> list[str]:
        """Tell the parties."""
        return [one["name"] for one in self.found.seen.told["parties"]]

    @strawberry.field(description="Its clauses in reading order.")
    def clauses(self, info: Info) -> list[ClauseInForce]:
        """Tell the clauses."""
        numbered = references_of(self.found.seen.told, info.context.locale)
        return [
            ClauseInForce(
                reference=numbered[one["reference"]], heading=one["heading"], text=one["text"]
            )
            for one in self.found.seen.told["clauses"]
        ]

    @strawberry.field(description="Its annexes by number; up to 20.")
    def annexes(self, info: Info) -> list[EditionAnnex]:
        """Tell the annexes."""
        numbered = references_of(self.found.seen.told, info.context.locale)
        return [EditionAnnex.of(dict(one), numbered) for one in annexes_of(self.found.seen.told)]

    @strawberry.field(
        description="What each party pays, as it was signed; empty where no plan stood."
    )
    def money(self) -> list[PartInForce]:
        """Tell the money."""
        money = self.found.seen.told["money"]
        parts = [] if money is None else money["parts"]
        return [PartInForce(won=one["won"], body_id=UUID(one["party"])) for one in parts]

    @strawberry.field(description="The signatures under it, in the order they were given.")
    def signatures(self) -> list[AgreementSignature]:
        """Tell the signatures."""
        given = self.found.seen.progress.signatures.values()
        ordered = sorted(given, key=lambda one: one.signed_at)
        return [AgreementSignature.of(self.found.seen, one) for one in ordered]

    @strawberry.field(description="Its obligations by number, as they stand today.")
    async def duties(self, info: Info) -> list[DutyInForce]:
        """Read the obligations."""
        key = self.found.seen.agreement.id
        return [
            DutyInForce(
                number=one.row.number,
                what=one.row.what,
                due_on=None if one.due is None else one.due.isoformat(),
                state=one.standing,
                late_by=one.late_by,
                owed=one,
            )
            for one in await info.context.read(owed_under, agreement_id=key)
        ]

    @strawberry.field(description="Where the viewer gets the sealed PDF, for 60 seconds.")
    async def sealed(self, info: Info) -> str:
        """Write the address."""
        token = await edition_token(info.context, self.found.seen.id)
        return f"/files/agreement/{token}/sealed.pdf"

    @classmethod
    def of(cls, found: InForce) -> Self:
        """Show an agreement in force."""
        seen = found.seen
        return cls(
            number=seen.agreement.number,
            title=seen.told["title"],
            issue_number=seen.edition.issue_number,
            digest=seen.edition.digest,
            since=found.since,
            found=found,
        )


@strawberry.type
class InForceQueries:
    """Agreements in force."""

    @strawberry.field(
        description="The agreements of a programme that are in force, the newest first, up to 20; empty for "
        "who may read none, and while none is."
    )
    async def agreements_in_force(
        self,
        info: Info,
        programme_id: Annotated[strawberry.ID, strawberry.argument(description="The programme.")],
        number: Annotated[
            str | None, strawberry.argument(description="One by its public number.")
        ] = None,
    ) -> list[AgreementInForce]:
        """Read them."""
        key = key_of("Programme", programme_id, field="programmeId")
        found = await info.context.read(agreements_in_force, programme_id=key, number=number)
        return [AgreementInForce.of(one) for one in found]

    @strawberry.field(
        description="The ledger (장부) of an agreement in force: what became of the money that was promised (Subsidy "
        "Management Act, Articles 27, 28 and 34). Null for who reads not all its reports or not its plan, and of an "
        "amendment, which is told in the ledger of what it amends."
    )
    async def agreement_ledger(
        self,
        info: Info,
        programme_id: Annotated[strawberry.ID, strawberry.argument(description="The programme.")],
        number: Annotated[
            str, strawberry.argument(description="The public number of the agreement.")
        ],
    ) -> AgreementLedger | None:
        """Reckon the ledger."""
        key = key_of("Programme", programme_id, field="programmeId")
        found = await info.context.read(ledger_under, programme_id=key, number=number)
        return None if found is None else AgreementLedger.of(found)
