"""Mandates as the API shows them."""

from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry

from schema.identity.public import Body
from schema.kit.connections import Listing
from schema.kit.context import Context, Info
from schema.kit.ids import global_id
from schema.kit.nodes import Node
from schema.kit.scalars import Won
from workflows.agreements.signing.models import SigningMandate as MandateRow
from workflows.agreements.signing.queries import (
    MANDATE_ORDER,
    count_mandates,
    list_mandates,
)
from workflows.identity.queries import bodies_by_id


@strawberry.type(
    description="That somebody may sign for an organisation (위임장), up to a sum, for a time; read by who "
    "speaks for it and by the auditor."
)
class SigningMandate(Node):
    """A mandate."""

    appointment_id: strawberry.ID = strawberry.field(description="Whose it is.")
    document: str = strawberry.field(description="The paper it rests on, by its name.")
    cap: Won | None = strawberry.field(description="Up to how many won; null: no cap.")
    valid_from: datetime | None = strawberry.field(description="Since when.")
    valid_to: datetime | None = strawberry.field(description="Until before when.")
    ended: bool = strawberry.field(description="Whether it was ended on record.")
    body_id: strawberry.Private[UUID]

    @strawberry.field(description="The organisation it signs for.")
    async def body(self, info: Info) -> Body:
        """Fetch the organisation."""
        return Body.of(await info.context.fetch(bodies_by_id, self.body_id))

    @classmethod
    def of(cls, row: MandateRow) -> Self:
        """Show a mandate."""
        return cls(
            id=global_id("SigningMandate", row.id),
            appointment_id=global_id("Appointment", row.appointment_id),
            document=row.document,
            cap=None if row.cap is None else Won(row.cap),
            valid_from=row.valid.lower,
            valid_to=row.valid.upper,
            ended=row.recorded.upper is not None,
            body_id=row.body_id,
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
