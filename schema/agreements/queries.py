"""Root fields of agreements that read."""

from typing import Annotated

import strawberry

from schema.agreements.types import Consortium, PossibleParty
from schema.identity.public import Body
from schema.kit.context import Info
from schema.kit.ids import key_of
from workflows.agreements.consortium.queries import bodies_for_a_consortium, consortium_of

ProgrammeId = Annotated[strawberry.ID, strawberry.argument(description="The programme.")]


@strawberry.type
class AgreementQueries:
    """Consortia."""

    @strawberry.field(
        description="The consortium of a programme, or the one being formed for those who are asked; "
        "null if the viewer may see none."
    )
    async def consortium(self, info: Info, programme_id: ProgrammeId) -> Consortium | None:
        """Fetch the consortium."""
        key = key_of("Programme", programme_id, field="programmeId")
        row = await info.context.read(consortium_of, programme_id=key)
        return None if row is None else Consortium.of(row)

    @strawberry.field(
        description="The organisations of a programme that can be parties of a consortium by their kind."
    )
    async def possible_parties(self, info: Info, programme_id: ProgrammeId) -> list[PossibleParty]:
        """Read who could be a party."""
        key = key_of("Programme", programme_id, field="programmeId")
        bodies = await info.context.read(bodies_for_a_consortium, programme_id=key)
        return [PossibleParty(body=Body.of(one)) for one in bodies]
