"""What grants there are: by their own keys, and by the appointments that have them."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.identity.models import (
    Appointment,
    Grant,
)
from workflows.identity.queries import LIVE_GRANT, OF_THE_APPOINTMENT
from workflows.rights.actor import Actor
from workflows.rights.permissions import Permission


def _readable_grant(
    actor: Actor, person_id: UUID | None, programme_id: UUID, post: tuple[object, object] = (0, 0)
) -> bool:
    """One's own, by appointment or by post, and for those who grant or audit in the programme."""
    return (
        (person_id is not None and person_id == actor.person_id)
        or any(
            hat.programme_id == programme_id and (hat.body_id, hat.role) == post
            for hat in actor.hats
        )
        or actor.holds(Permission.GRANT_MAKE, programme_id)
        or actor.holds(Permission.RECORD_READ, programme_id)
    )


async def grants_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, Grant]:
    """Return grants the asker may see, ended ones too, as they stand on record now."""
    rows = await session.execute(
        select(Grant, Appointment.person_id)
        .outerjoin(Appointment, Appointment.id == Grant.appointment_id)
        .where(Grant.grant_id.in_(ids), func.upper_inf(Grant.recorded))
    )
    return {
        grant.grant_id: grant
        for grant, person_id in rows
        if _readable_grant(actor, person_id, grant.programme_id, (grant.body_id, grant.role))
    }


async def grants_by_appointment(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, list[Grant]]:
    """Return the live grants of appointments, oldest first, that the asker may see."""
    found: dict[UUID, list[Grant]] = {one: [] for one in ids}
    rows = await session.execute(
        select(Grant, Appointment.person_id, Appointment.id)
        .join(Appointment, OF_THE_APPOINTMENT)
        .where(Appointment.id.in_(ids), LIVE_GRANT)
        .order_by(Grant.id)
    )
    for grant, person_id, appointment_id in rows:
        if _readable_grant(actor, person_id, grant.programme_id):
            found[appointment_id].append(grant)
    return found
