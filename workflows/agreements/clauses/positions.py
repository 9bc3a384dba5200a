"""What parties ever said of the texts of a clause: positions are never written over, each new one comes after."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, and_, select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.clauses import policy
from workflows.agreements.clauses.models import ClausePosition
from workflows.identity.models import Appointment, AppointmentTerm
from workflows.kit.paging import Page, SortKey, Window, count_rows, fetch_page
from workflows.rights.actor import Actor
from workflows.rights.roles import Role

POSITION_ORDER = (
    SortKey(ClausePosition.said_at, descending=True),
    SortKey(ClausePosition.id, descending=True),
)


@dataclass(frozen=True, slots=True)
class Mandate:
    """In which capacity somebody spoke, and for how long that was to hold when he did."""

    role: Role
    valid: Range[datetime]


def _positions(actor: Actor, clause_id: UUID) -> Select[ClausePosition]:
    return select(ClausePosition).where(
        ClausePosition.clause_id == clause_id, policy.readable_positions(actor)
    )


async def list_positions(
    session: AsyncSession, actor: Actor, *, window: Window, clause_id: UUID
) -> Page[ClausePosition]:
    """Return a page of all that was ever said of a clause, the newest first."""
    return await fetch_page(session, _positions(actor, clause_id), POSITION_ORDER, window)


async def count_positions(session: AsyncSession, actor: Actor, *, clause_id: UUID) -> int:
    """Return how often something was said of a clause."""
    wanted = _positions(actor, clause_id)
    return await count_rows(session, wanted.with_only_columns(ClausePosition.id))


async def mandates_by_position(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, Mandate]:
    """Return by which mandate positions were taken, as it stood on record at that moment."""
    rows = await session.execute(
        select(ClausePosition.id, Appointment.role, AppointmentTerm.valid)
        .join(Appointment, Appointment.id == ClausePosition.appointment_id)
        .join(
            AppointmentTerm,
            and_(
                AppointmentTerm.appointment_id == Appointment.id,
                AppointmentTerm.recorded.contains(ClausePosition.said_at),
            ),
        )
        .where(ClausePosition.id.in_(ids), policy.readable_positions(actor))
    )
    return {key: Mandate(role, valid) for key, role, valid in rows}
