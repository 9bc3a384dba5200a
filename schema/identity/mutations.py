"""Mutation fields of identity: appointments, grants, and signing out everywhere."""

from datetime import datetime
from typing import Annotated

import strawberry

from schema.identity.types import Appointment, Grant
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.identity import actions
from workflows.identity.grant_queries import grants_by_id
from workflows.identity.queries import capacities_by_id
from workflows.identity.sign_ins import end_everything
from workflows.rights.permissions import Permission
from workflows.rights.roles import Role


@strawberry.input(description="An appointment to make.")
class AppointInput:
    """Who acts for whom, as what, and on what ground."""

    person_id: strawberry.ID = strawberry.field(description="The person: the id of `Viewer`.")
    body_id: strawberry.ID = strawberry.field(description="The body acted for.")
    role: Role = strawberry.field(description="The capacity.")
    programme_id: strawberry.ID | None = strawberry.field(
        default=None, description="The programme; left out for the house as a whole."
    )
    mandate: str = strawberry.field(description="The decision or rule it rests on.")
    valid_from: datetime | None = strawberry.field(
        default=None, description="Since when; now if left out."
    )
    valid_to: datetime | None = strawberry.field(
        default=None, description="Until when; without an end if left out."
    )


@strawberry.type(description="The appointment holds.")
class AppointSuccess:
    """What was made."""

    appointment: Appointment = strawberry.field(description="The appointment.")


AppointResult = Annotated[
    AppointSuccess | Refused,
    strawberry.union("AppointResult", description="The appointment, or why not."),
]


@strawberry.input(description="The appointment to end.")
class EndAppointmentInput:
    """Which one, and why."""

    appointment_id: strawberry.ID = strawberry.field(description="The appointment.")
    reason: str = strawberry.field(description="Why it ends.")


@strawberry.type(description="The appointment has ended, and its rights with it.")
class EndAppointmentSuccess:
    """What was ended."""

    appointment: Appointment = strawberry.field(description="The appointment with its end.")


EndAppointmentResult = Annotated[
    EndAppointmentSuccess | Refused,
    strawberry.union("EndAppointmentResult", description="The appointment, or why not."),
]


@strawberry.input(description="An extra right to give.")
class GrantPermissionInput:
    """What to whom, and on what ground."""

    appointment_id: strawberry.ID = strawberry.field(description="The appointment.")
    permission: Permission = strawberry.field(description="The right.")
    source: str = strawberry.field(description="The clause or decision it rests on.")
    valid_from: datetime | None = strawberry.field(
        default=None, description="Since when; now if left out."
    )
    valid_to: datetime | None = strawberry.field(
        default=None, description="Until when; without an end if left out."
    )


@strawberry.type(description="The right is given.")
class GrantPermissionSuccess:
    """What was given."""

    grant: Grant = strawberry.field(description="The grant.")


GrantPermissionResult = Annotated[
    GrantPermissionSuccess | Refused,
    strawberry.union("GrantPermissionResult", description="The grant, or why not."),
]


@strawberry.input(description="The grant to end.")
class EndGrantInput:
    """Which one."""

    grant_id: strawberry.ID = strawberry.field(description="The grant.")


@strawberry.type(description="The right is taken back.")
class EndGrantSuccess:
    """What was ended."""

    grant: Grant = strawberry.field(description="The grant with its end.")


EndGrantResult = Annotated[
    EndGrantSuccess | Refused,
    strawberry.union("EndGrantResult", description="The grant, or why not."),
]


@strawberry.type(description="Every sign-in and every token of the viewer has ended.")
class SignOutEverywhereSuccess:
    """That it is done."""

    signed_out: bool = strawberry.field(description="Always true.")


SignOutEverywhereResult = Annotated[
    SignOutEverywhereSuccess | Refused,
    strawberry.union("SignOutEverywhereResult", description="Done, or why not."),
]


@strawberry.type
class IdentityMutations:
    """Verbs of identity."""

    @verb("Appoint a person to act for a body. Nobody appoints himself.", noted=True)
    async def appoint(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            AppointInput, strawberry.argument(description="The appointment.")
        ],
    ) -> AppointResult:
        """Appoint."""
        person = key_of("Person", input.person_id, field="personId")
        programme = input.programme_id
        row = await info.context.write(
            actions.appoint,
            answer=capacities_by_id,
            attempt=person,
            person_id=person,
            body_id=key_of("Body", input.body_id, field="bodyId"),
            role=input.role,
            programme_id=key_of("Programme", programme, field="programmeId") if programme else None,
            mandate=input.mandate,
            valid_from=input.valid_from,
            valid_to=input.valid_to,
        )
        return AppointSuccess(appointment=Appointment.of(row))

    @verb("End an appointment now. It strikes nobody from a frozen roll.", noted=True)
    async def end_appointment(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            EndAppointmentInput, strawberry.argument(description="Which one, and why.")
        ],
    ) -> EndAppointmentResult:
        """End an appointment."""
        key = key_of("Appointment", input.appointment_id, field="appointmentId")
        row = await info.context.write(
            actions.end_appointment,
            answer=capacities_by_id,
            attempt=key,
            appointment_id=key,
            reason=input.reason,
        )
        return EndAppointmentSuccess(appointment=Appointment.of(row))

    @verb("Give one appointment one extra right. Nobody grants to himself.", noted=True)
    async def grant_permission(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            GrantPermissionInput, strawberry.argument(description="The right.")
        ],
    ) -> GrantPermissionResult:
        """Grant."""
        key = key_of("Appointment", input.appointment_id, field="appointmentId")
        row = await info.context.write(
            actions.grant_permission,
            answer=grants_by_id,
            attempt=key,
            named="grant_id",
            appointment_id=key,
            permission=input.permission,
            source=input.source,
            valid_from=input.valid_from,
            valid_to=input.valid_to,
        )
        return GrantPermissionSuccess(grant=Grant.of(row))

    @verb("Take an extra right back, now.", noted=True)
    async def end_grant(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            EndGrantInput, strawberry.argument(description="Which one.")
        ],
    ) -> EndGrantResult:
        """End a grant."""
        key = key_of("Grant", input.grant_id, field="grantId")
        row = await info.context.write(
            actions.end_grant, answer=grants_by_id, attempt=key, named="grant_id", grant_id=key
        )
        return EndGrantSuccess(grant=Grant.of(row))

    @verb("End every sign-in and every token of the viewer, from this moment on.")
    async def sign_out_everywhere(self, info: Info) -> SignOutEverywhereResult:
        """Sign out."""
        await info.context.act(end_everything, None)
        return SignOutEverywhereSuccess(signed_out=True)
