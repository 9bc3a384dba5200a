"""Root fields of agreements that read."""

from typing import Annotated

import strawberry

from schema.agreements.agreements import Agreement
from schema.agreements.clauses import ClauseModel
from schema.agreements.types import Consortium, PossibleParty
from schema.identity.public import Body
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.proposals.queries import wanted_number
from workflows.agreements.clauses.catalogue import clause_models
from workflows.agreements.clauses.rooms import room_by_number
from workflows.agreements.consortium.queries import bodies_for_a_consortium, consortium_of
from workflows.kit.wording import Locale

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

    @strawberry.field(
        description="An agreement by its public number, for instance 2026-1; null if the viewer may read none."
    )
    async def agreement(
        self,
        info: Info,
        number: Annotated[str, strawberry.argument(description="The public number.")],
    ) -> Agreement | None:
        """Fetch an agreement."""
        room = await info.context.read(room_by_number, **wanted_number({"number": number}))
        return None if room is None else Agreement.of(room)

    @strawberry.field(
        description="The catalogue of clauses that agreements usually have, with model wording that a "
        "lawyer has to check."
    )
    def clause_models(self, info: Info) -> list[ClauseModel]:
        """Read the catalogue."""
        return [
            ClauseModel.of(one, one.title[info.context.locale], one.title[Locale.KO])
            for one in clause_models().values()
        ]
