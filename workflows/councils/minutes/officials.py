"""Who of those in minutes is an official: whose name and post are never hidden as personal data."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.minutes.locked import Desk
from workflows.identity.models import Appointment
from workflows.identity.queries import OFFICIALS, public_names_by_id
from workflows.rights.actor import ANONYMOUS
from workflows.rights.roles import Role

# The secretary does the office's work, in whatever capacity he was named.
ROLES = (*OFFICIALS, Role.COUNCIL_SECRETARY)


async def officials_among(session: AsyncSession, desk: Desk) -> dict[UUID, str]:
    """Return the officials among the people of minutes, with the names the public knows them by."""
    people = {one.person for one in desk.minutes.lines if one.person is not None}
    bench = desk.table.bench
    people |= {*bench.members, *bench.attendants}
    rows = await session.scalars(
        select(Appointment.person_id).where(
            Appointment.person_id.in_(people),
            Appointment.programme_id == desk.row.programme_id,
            Appointment.role.in_(ROLES),
        )
    )
    found = set(rows)
    names = await public_names_by_id(session, ANONYMOUS, found)
    return {one: (names[one].alias or "") if one in names else "" for one in found}
