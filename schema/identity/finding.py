"""Finding residents at the desk, by name and on record."""

from typing import Annotated, Self

import strawberry

from schema.identity import enums as _enums  # noqa: F401 - names the enums before they are used
from schema.kit.context import Info
from schema.kit.ids import global_id, key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.identity.finding import FoundResident as FoundRow
from workflows.identity.finding import find_residents
from workflows.identity.models import StandingKind


@strawberry.input(description="Whom to look for.")
class FindResidentsInput:
    """By which name, and what for."""

    programme_id: strawberry.ID = strawberry.field(description="The place's programme.")
    name: str = strawberry.field(description="How the legal name begins, two letters at least.")
    purpose: str = strawberry.field(description="What for; those who are found may read it.")


@strawberry.type(description="A resident, as the desk tells people of one name apart.")
class FoundResident:
    """A resident."""

    appointment_id: strawberry.ID = strawberry.field(
        description="The capacity, which `verifyGuardian` and `setStandings` name."
    )
    person_id: strawberry.ID = strawberry.field(
        description="The person, whom `proposeRollCorrection` names."
    )
    legal_name: str = strawberry.field(description="The legal name.")
    birth_year: int | None = strawberry.field(description="The year of birth.")
    standings: list[StandingKind] = strawberry.field(description="What links him to the place.")

    @classmethod
    def of(cls, row: FoundRow) -> Self:
        """Show a resident."""
        return cls(
            appointment_id=global_id("Appointment", row.appointment_id),
            person_id=global_id("Person", row.person_id),
            legal_name=row.legal_name,
            birth_year=row.birth_year,
            standings=[StandingKind(one) for one in row.standings],
        )


@strawberry.type(description="Who was found.")
class FindResidentsSuccess:
    """What was found."""

    residents: list[FoundResident] = strawberry.field(description="By name, at most ten.")


FindResidentsResult = Annotated[
    FindResidentsSuccess | Refused,
    strawberry.union("FindResidentsResult", description="Who was found, or why not."),
]


@strawberry.type
class FindingMutations:
    """Finding residents."""

    @verb("Find residents by name at the desk; it leaves a trace (접속기록).", noted=True)
    async def find_residents(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            FindResidentsInput, strawberry.argument(description="Whom, and what for.")
        ],
    ) -> FindResidentsResult:
        """Find them."""
        key = key_of("Programme", input.programme_id, field="programmeId")
        rows = await info.context.act(
            find_residents,
            key,
            programme_id=key,
            name=input.name,
            purpose=input.purpose,
            address=info.context.address,
        )
        return FindResidentsSuccess(residents=[FoundResident.of(row) for row in rows])
