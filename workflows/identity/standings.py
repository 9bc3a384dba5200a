"""Standings: by what somebody belongs to a place (주소, 직장, 사업장, 학교), each from a day on.

Resident by law is who has his address there (지방자치법 16조); ordinances on participation widen that to
who works, runs a business or studies there. Which of them a vote takes, its notice says.
"""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.identity.events import IdentityEvent
from workflows.identity.models import ResidentStanding, StandingKind, VerifiedResident
from workflows.identity.queries import Capacity, live_appointments
from workflows.kit.refusal import Invalid, NotFound
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission


async def set_standings(
    uow: UnitOfWork,
    *,
    programme_id: UUID,
    appointment_id: UUID,
    standings: Collection[StandingKind],
) -> Capacity:
    """Set by what a verified resident belongs to the place, from now on.

    Allowed: officers who verify residents. Refuses: no standing at all, a capacity that is not live
    there, somebody who is not verified. Records: ``resident.standings`` with what was added and ended.
    """
    uow.wear(Permission.RESIDENT_VERIFY, programme_id)
    if not standings:
        raise Invalid("no_standing", field="standings")
    found = await live_appointments(uow.session, [appointment_id], programme_id)
    if appointment_id not in found:
        raise NotFound("no_such_appointment", field="appointmentId")
    person_id = found[appointment_id].person_id
    verified = await uow.session.get(VerifiedResident, (programme_id, person_id))
    if verified is None:
        raise NotFound("not_verified_here", field="appointmentId")
    await uow.alone(f"standings/{programme_id}/{person_id}")
    rows = await uow.session.scalars(
        select(ResidentStanding).where(
            ResidentStanding.programme_id == programme_id,
            ResidentStanding.person_id == person_id,
            func.upper_inf(ResidentStanding.recorded),
        )
    )
    standing = {row.kind: row for row in rows}
    for kind, row in standing.items():
        if kind not in standings:
            row.recorded = Range(row.recorded.lower, uow.now, bounds="[)")
    await uow.session.flush()
    add_standings(
        uow, programme_id=programme_id, person_id=person_id, kinds=set(standings) - set(standing)
    )
    uow.record(
        IdentityEvent.STANDINGS_SET,
        person_id,
        programme_id=programme_id,
        added=sorted(set(standings) - set(standing)),
        ended=sorted(set(standing) - set(standings)),
    )
    await uow.session.flush()
    return found[appointment_id]


def add_standings(
    uow: UnitOfWork, *, programme_id: UUID, person_id: UUID, kinds: Collection[StandingKind]
) -> None:
    """Add standings that hold from now on."""
    uow.session.add_all(
        ResidentStanding(
            programme_id=programme_id,
            person_id=person_id,
            kind=kind,
            recorded=Range(uow.now, None, bounds="[)"),
        )
        for kind in sorted(kinds)
    )


async def standings_of(
    session: AsyncSession, person_id: UUID, programme_id: UUID
) -> frozenset[StandingKind]:
    """Return by what a person belongs to a place now; one's own, or as an officer."""
    rows = await session.scalars(
        select(ResidentStanding.kind).where(
            ResidentStanding.programme_id == programme_id,
            ResidentStanding.person_id == person_id,
            func.upper_inf(ResidentStanding.recorded),
        )
    )
    return frozenset(rows)
