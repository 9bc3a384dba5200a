"""Mandates as the API shows them."""

from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry

from schema.agreements.signing import enums as _enums  # noqa: F401 - names the enums first
from schema.identity.public import Body, PublicName
from schema.kit.connections import Listing
from schema.kit.context import Context, Info
from schema.kit.ids import global_id
from schema.kit.nodes import Node
from schema.kit.scalars import Won
from workflows.agreements.signing.models import SigningMandate as MandateRow
from workflows.agreements.signing.queries import (
    MANDATE_ORDER,
    Colleague,
    count_mandates,
    holders_by_mandate,
    list_mandates,
    mandated_numbers,
)
from workflows.agreements.signing.states import MandateScope
from workflows.identity.queries import bodies_by_id
from workflows.rights.roles import Role


@strawberry.type(
    description="A colleague of the viewer's, in one capacity, who may be given a mandate (위임장)."
)
class SigningColleague:
    """A colleague."""

    appointment_id: strawberry.ID = strawberry.field(description="What a mandate names.")
    role: Role = strawberry.field(description="The capacity.")
    mandated_for: list[MandateScope] = strawberry.field(
        description="Which mandates stand for it already: for this agreement, for any."
    )
    mandated: bool = strawberry.field(
        description="Whether a mandate stands for it already.",
        deprecation_reason="`mandatedFor` says for what; this goes until 2027-06-30",
    )
    row: strawberry.Private[Colleague]

    @strawberry.field(description="Who it is, by public name.")
    async def person(self, info: Info) -> PublicName:
        """Name the colleague."""
        return await PublicName.made(info.context, self.row.person_id)

    @classmethod
    def of(cls, row: Colleague) -> Self:
        """Show a colleague."""
        return cls(
            appointment_id=global_id("Appointment", row.id),
            role=row.role,
            mandated_for=sorted(row.scopes),
            mandated=bool(row.scopes),
            row=row,
        )


@strawberry.type(
    description="That somebody may sign for an organisation (위임장): what, up to a sum, for a time; read by who "
    "speaks for it and by the auditor."
)
class SigningMandate(Node):
    """A mandate."""

    appointment_id: strawberry.ID = strawberry.field(description="Whose it is.")
    document: str = strawberry.field(description="The paper it rests on, by its name.")
    scope: MandateScope = strawberry.field(description="What it is for.")
    cap: Won | None = strawberry.field(description="Up to how many won; null: no cap.")
    valid_from: datetime | None = strawberry.field(description="Since when.")
    valid_to: datetime | None = strawberry.field(description="Until before when.")
    ended: bool = strawberry.field(description="Whether it was ended on record.")
    body_id: strawberry.Private[UUID]
    key: strawberry.Private[UUID]

    @strawberry.field(description="The organisation it signs for.")
    async def body(self, info: Info) -> Body:
        """Fetch the organisation."""
        return Body.of(await info.context.fetch(bodies_by_id, self.body_id))

    @strawberry.field(
        description="The number of the only agreement it is for, and no amendment of it; null: any of the "
        "programme that the organisation is a party to, amendments too, or one the viewer does not read."
    )
    async def agreement_number(self, info: Info) -> str | None:
        """Read the number."""
        return await info.context.load(mandated_numbers, self.key)

    @strawberry.field(description="Who holds it, in which capacity.")
    async def holder(self, info: Info) -> SigningColleague:
        """Fetch the holder."""
        return SigningColleague.of(await info.context.fetch(holders_by_mandate, self.key))

    @strawberry.field(
        description="Whether it holds now: it is not ended, has begun and is not over."
    )
    async def holds(self, info: Info) -> bool:
        """Compare with the clock."""
        now = await info.context.now()
        begun = self.valid_from is None or self.valid_from <= now
        return begun and not self.ended and (self.valid_to is None or now < self.valid_to)

    @classmethod
    def of(cls, row: MandateRow) -> Self:
        """Show a mandate."""
        return cls(
            id=global_id("SigningMandate", row.id),
            appointment_id=global_id("Appointment", row.appointment_id),
            document=row.document,
            scope=row.scope,
            cap=None if row.cap is None else Won(row.cap),
            valid_from=row.valid.lower,
            valid_to=row.valid.upper,
            ended=row.recorded.upper is not None,
            body_id=row.body_id,
            key=row.id,
        )


async def _mandate(_: Context, row: MandateRow) -> SigningMandate:
    return SigningMandate.of(row)


def standing(*, programme_id: UUID) -> Listing[SigningMandate]:
    """Return the list of the mandates of a place that stand."""
    return Listing(
        name="signingMandates",
        order=MANDATE_ORDER,
        fetch=list_mandates,
        count=count_mandates,
        made=_mandate,
        scope={"programme_id": programme_id},
    )
