"""Types of identity: who is asking, in which capacities, for which bodies."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Self
from uuid import UUID

import strawberry

from schema.identity.passkeys import Passkey
from schema.identity.public import Body, PublicName
from schema.kit.context import Info
from schema.kit.ids import global_id, key_of
from schema.kit.nodes import Node
from schema.kit.refused import ViewerAction
from schema.programmes import types as programmes
from workflows.identity.grant_queries import grants_by_appointment
from workflows.identity.models import Grant as GrantRow
from workflows.identity.offers import appointment_offers
from workflows.identity.passkeys.challenges import own_passkeys
from workflows.identity.queries import (
    Capacity,
    bodies_by_id,
    capacities_by_id,
    capacities_of,
    is_verified,
)
from workflows.programmes.queries import programmes_by_id
from workflows.rights.permissions import Permission
from workflows.rights.roles import Role

if TYPE_CHECKING:
    from schema.programmes.types import Programme


@strawberry.type(
    description="A capacity, a 'hat': a person acts for a body in a role, in a programme, for a "
    "time. Rights attach to it, never to the person; its id goes into the header Dure-Appointment."
)
class Appointment(Node):
    """An appointment with its present term."""

    role: Role = strawberry.field(description="The capacity.")
    valid_from: datetime = strawberry.field(description="Since when it holds.")
    valid_to: datetime | None = strawberry.field(description="Until when, if it ends.")
    row: strawberry.Private[Capacity]

    @strawberry.field(description="The body acted for.")
    async def body(self, info: Info) -> Body:
        """Fetch the body."""
        return Body.of(await info.context.fetch(bodies_by_id, self.row.body_id))

    @strawberry.field(description="The programme it holds in; null for the house as a whole.")
    async def programme(
        self, info: Info
    ) -> Annotated["Programme", strawberry.lazy("schema.programmes.types")] | None:
        """Fetch the programme."""
        if self.row.programme_id is None:
            return None
        row = await info.context.load(programmes_by_id, self.row.programme_id)
        return None if row is None else programmes.Programme.of(row)

    @strawberry.field(description="Who holds it, by public name.")
    async def person(self, info: Info) -> PublicName:
        """Name the holder."""
        return await PublicName.made(info.context, self.row.person_id)

    @strawberry.field(description="Extra rights given to it that have not ended.")
    async def grants(self, info: Info) -> list["Grant"]:
        """Read the live grants."""
        rows = await info.context.load(grants_by_appointment, self.row.id) or ()
        return [Grant.of(row) for row in rows]

    @strawberry.field(
        description="What the viewer may do with it now: endAppointment, grantPermission."
    )
    async def viewer_actions(self, info: Info) -> list[ViewerAction]:
        """Run the checks of the actions themselves."""
        offers = appointment_offers(await info.context.actor(), self.row, await info.context.now())
        return [ViewerAction.of(offer, info.context.locale) for offer in offers]

    @classmethod
    def of(cls, row: Capacity) -> Self:
        """Show an appointment."""
        return cls(
            id=global_id("Appointment", row.id),
            role=row.role,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            row=row,
        )


@strawberry.type(
    description="An extra right of one appointment, or of a post of an organisation, with its source."
)
class Grant(Node):
    """A grant."""

    permission: Permission = strawberry.field(description="The right.")
    source: str = strawberry.field(description="The clause or decision it rests on.")
    valid_from: datetime | None = strawberry.field(description="Since when it holds.")
    valid_to: datetime | None = strawberry.field(description="Until when, if it ends.")
    role: Role | None = strawberry.field(
        description="The post of an organisation it is given to; null: to one appointment."
    )
    appointment_id: strawberry.Private[UUID | None]
    body_id: strawberry.Private[UUID | None]

    @strawberry.field(description="The organisation whose post it is given to; else null.")
    async def body(self, info: Info) -> Body | None:
        """Fetch the organisation."""
        if self.body_id is None:
            return None
        return Body.of(await info.context.fetch(bodies_by_id, self.body_id))

    @strawberry.field(
        description="The appointment it was given to; null if to a post or if it may not be seen."
    )
    async def appointment(self, info: Info) -> Appointment | None:
        """Fetch the appointment."""
        if self.appointment_id is None:
            return None
        row = await info.context.load(capacities_by_id, self.appointment_id)
        return None if row is None else Appointment.of(row)

    @classmethod
    def of(cls, row: GrantRow) -> Self:
        """Show a grant."""
        return cls(
            id=global_id("Grant", row.grant_id),
            permission=row.permission,
            source=row.source,
            valid_from=row.valid.lower,
            valid_to=row.valid.upper,
            role=row.role,
            appointment_id=row.appointment_id,
            body_id=row.body_id,
        )


@strawberry.type(description="The person who is signed in.")
class Viewer:
    """Whoever asks."""

    id: strawberry.ID = strawberry.field(
        description="A pseudonym: what an officer names the person by in appointments and rolls."
    )
    person_id: strawberry.Private[UUID]
    chosen: strawberry.Private[UUID | None]

    @strawberry.field(description="The viewer's own public name.")
    async def display_name(self, info: Info) -> str:
        """Name the viewer."""
        return (await PublicName.made(info.context, self.person_id)).display_name

    @strawberry.field(description="Whether the viewer is a verified resident of a programme.")
    async def verified_resident(
        self,
        info: Info,
        programme_id: Annotated[
            strawberry.ID, strawberry.argument(description="The programme's id.")
        ],
    ) -> bool:
        """Look up the verification."""
        programme = key_of("Programme", programme_id, field="programmeId")
        return await info.context.read(
            lambda session, _: is_verified(session, self.person_id, programme)
        )

    @strawberry.field(description="The viewer's live appointments, oldest first.")
    async def appointments(self, info: Info) -> list[Appointment]:
        """Read them."""
        rows = await info.context.read(lambda session, _: capacities_of(session, self.person_id))
        return [Appointment.of(row) for row in rows]

    @strawberry.field(description="The viewer's passkeys that are in use, up to 20, oldest first.")
    async def passkeys(self, info: Info) -> list[Passkey]:
        """Read them."""
        return [Passkey.of(row) for row in await info.context.read(own_passkeys)]

    @strawberry.field(
        description="Where a browser makes and asks passkeys: the only origin they work at."
    )
    def passkeys_at(self, info: Info) -> str:
        """Name the origin."""
        return info.context.party.origin

    @strawberry.field(description="The appointment this request is made in (Dure-Appointment).")
    async def hat(self, info: Info) -> Appointment | None:
        """Fetch the chosen appointment."""
        if self.chosen is None:
            return None
        return Appointment.of(await info.context.fetch(capacities_by_id, self.chosen))
