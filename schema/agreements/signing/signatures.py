"""The signature of a party as the API shows it: by office or by which mandate, and what proves it."""

from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry

from schema.agreements.signing import enums as _enums  # noqa: F401 - names the enums first
from schema.identity.public import Body
from schema.kit.context import Info
from schema.kit.scalars import Won
from workflows.agreements.signing.models import AgreementSignature as SignatureRow
from workflows.agreements.signing.queries import EditionSeen
from workflows.agreements.signing.states import MandateScope, Strength
from workflows.identity.queries import bodies_by_id
from workflows.rights.roles import Role


@strawberry.type(description="The signature of a party under an edition; it is never changed.")
class AgreementSignature:
    """A signature."""

    capacity: Role = strawberry.field(description="In which capacity it was given.")
    by_office: bool = strawberry.field(
        description="Whether the office itself signs; else it rests on a mandate (위임장)."
    )
    mandate: str = strawberry.field(description="The decision or the document it rests on.")
    mandate_scope: MandateScope | None = strawberry.field(
        description="What the mandate was for, as it stood then; null: by office, or of before a mandate said it."
    )
    mandate_cap: Won | None = strawberry.field(
        description="Up to how much of its party's part the mandate went; null: no cap, or by office."
    )
    mandate_from: datetime | None = strawberry.field(
        description="From when the mandate held, as it stood then; null: by office."
    )
    mandate_to: datetime | None = strawberry.field(
        description="Until when it held, as it stood then; null: by office."
    )
    signer: str | None = strawberry.field(
        description="The legal name of who signed, for who reads the agreement; kept as a record of the city "
        "(Public Records Decree, Articles 18 and 26) for a time after the project; null where none is kept."
    )
    statement: str = strawberry.field(description="What the signer said with it.")
    strength: Strength = strawberry.field(description="What proves that it was the signer.")
    digest: str = strawberry.field(description="What was signed.")
    signed_at: datetime = strawberry.field(description="When.")
    body_id: strawberry.Private[UUID]

    @strawberry.field(description="The party.")
    async def body(self, info: Info) -> Body:
        """Fetch the party."""
        return Body.of(await info.context.fetch(bodies_by_id, self.body_id))

    @classmethod
    def of(cls, seen: EditionSeen, row: SignatureRow) -> Self:
        """Show a signature."""
        return cls(
            capacity=seen.roles[row.appointment_id],
            by_office=row.mandate_id is None,
            mandate=row.mandate,
            mandate_scope=row.mandate_scope,
            mandate_cap=None if row.mandate_cap is None else Won(row.mandate_cap),
            mandate_from=row.mandate_since,
            mandate_to=row.mandate_until,
            signer=(signer.name or None)
            if (signer := seen.progress.signers.get(row.body_id))
            else None,
            statement=row.statement,
            strength=row.strength,
            digest=row.digest,
            signed_at=row.signed_at,
            body_id=row.body_id,
        )
