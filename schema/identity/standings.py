"""Setting by what a resident belongs to the place: his address, work, business or study."""

from typing import Annotated

import strawberry

from schema.identity.types import Appointment
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.identity import standings
from workflows.identity.models import StandingKind
from workflows.identity.queries import capacities_by_id


@strawberry.input(description="By what a verified resident belongs to the place.")
class SetStandingsInput:
    """Whose, where, and which."""

    programme_id: strawberry.ID = strawberry.field(description="The place's programme.")
    appointment_id: strawberry.ID = strawberry.field(description="The resident's live capacity.")
    standings: list[StandingKind] = strawberry.field(
        description="All that hold from now on, as they were checked; at least one."
    )


@strawberry.type(description="The standings are set.")
class SetStandingsSuccess:
    """Whose they are."""

    appointment: Appointment = strawberry.field(description="The resident's capacity.")


SetStandingsResult = Annotated[
    SetStandingsSuccess | Refused,
    strawberry.union("SetStandingsResult", description="What was set, or why not."),
]


@strawberry.type
class StandingMutations:
    """Standings of residents."""

    @verb(
        "Set by what a verified resident belongs to the place (주소·직장·사업장·학교).", noted=True
    )
    async def set_standings(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            SetStandingsInput, strawberry.argument(description="Whose, and which.")
        ],
    ) -> SetStandingsResult:
        """Set standings."""
        key = key_of("Appointment", input.appointment_id, field="appointmentId")
        row = await info.context.write(
            standings.set_standings,
            answer=capacities_by_id,
            attempt=key,
            programme_id=key_of("Programme", input.programme_id, field="programmeId"),
            appointment_id=key,
            standings=input.standings,
        )
        return SetStandingsSuccess(appointment=Appointment.of(row))
