"""An obligation that ends, begins or stays with an amendment, on the wire."""

from typing import Self
from uuid import UUID

import strawberry

from schema.identity.public import Body
from schema.kit.context import Info
from workflows.agreements.duties.models import Duty
from workflows.identity.queries import bodies_by_id


@strawberry.type(description="An obligation that ends, begins or stays with an amendment.")
class AmendmentDuty:
    """An obligation."""

    number: int = strawberry.field(description="Its number in the agreement that brought it.")
    what: str = strawberry.field(description="What has to be done.")
    sentence: str = strawberry.field(description="The sentence it was mapped from.")
    debtor_id: strawberry.Private[UUID]

    @strawberry.field(description="The party that owes it.")
    async def debtor(self, info: Info) -> Body:
        """Fetch the debtor."""
        return Body.of(await info.context.fetch(bodies_by_id, self.debtor_id))

    @classmethod
    def of(cls, row: Duty) -> Self:
        """Show an obligation."""
        return cls(number=row.number, what=row.what, sentence=row.sentence, debtor_id=row.debtor_id)
