"""Reads of personal data by staff: each leaves a row that never changes (개인정보 안전성 확보조치 기준 8조).

A legal name is told only to who has the right, for a purpose he says; the row keeps who read whose,
what and why. Those whose names were read see it too, and the auditor looks through a month at a time.
"""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.identity.models import Person, PersonalRead
from workflows.identity.queries import live_appointments
from workflows.identity.reading import demand_purpose, note_reads
from workflows.kit.paging import Page, SortKey, Window, count_rows, fetch_page
from workflows.kit.refusal import NotFound
from workflows.record.uow import UnitOfWork
from workflows.rights.actor import Actor
from workflows.rights.permissions import Permission

LEGAL_NAME = "person.legal_name"
READ_ORDER = (SortKey(PersonalRead.read_at, descending=True), SortKey(PersonalRead.id))


@dataclass(frozen=True, slots=True)
class NameTold:
    """A legal name as it was told to its reader."""

    read: PersonalRead
    legal_name: str


async def read_legal_name(
    uow: UnitOfWork,
    *,
    programme_id: UUID,
    appointment_id: UUID,
    purpose: str,
    address: str | None = None,
) -> PersonalRead:
    """Read the legal name behind a live appointment, for a purpose.

    Allowed: who may read legal names in the programme. Refuses: an appointment that is not live
    there, a missing purpose. Records: ``personalData.read`` with what was read, never the name.
    """
    uow.wear(Permission.LEGAL_NAME_READ, programme_id)
    demand_purpose(purpose)
    found = await live_appointments(uow.session, [appointment_id], programme_id)
    if appointment_id not in found:
        raise NotFound("no_such_appointment", field="appointmentId")
    (read,) = note_reads(
        uow,
        programme_id=programme_id,
        what=LEGAL_NAME,
        whose=[found[appointment_id].person_id],
        purpose=purpose,
        address=address,
    )
    await uow.session.flush()
    return read


async def names_by_read(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, NameTold]:
    """Return what was told in reads of one's own."""
    rows = await session.execute(
        select(PersonalRead, Person.legal_name)
        .join(Person, Person.id == PersonalRead.subject_person_id)
        .where(PersonalRead.id.in_(ids), PersonalRead.reader_id == actor.person_id)
    )
    return {read.id: NameTold(read, name) for read, name in rows}


async def reads_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, PersonalRead]:
    """Return reads the asker may look into, by key."""
    rows = await session.scalars(
        select(PersonalRead).where(PersonalRead.id.in_(ids), _readable(actor))
    )
    return {row.id: row for row in rows}


async def list_reads(session: AsyncSession, actor: Actor, *, window: Window) -> Page[PersonalRead]:
    """Return a page of reads the asker may look into, the newest first."""
    return await fetch_page(session, _wanted(actor), READ_ORDER, window)


async def count_reads(session: AsyncSession, actor: Actor) -> int:
    """Return how many there are."""
    return await count_rows(session, _wanted(actor).with_only_columns(PersonalRead.id))


def _wanted(actor: Actor) -> Select[PersonalRead]:
    return select(PersonalRead).where(_readable(actor))


def _readable(actor: Actor) -> ColumnElement[bool]:
    """Those about oneself, and for the auditor all of his programmes."""
    return or_(
        PersonalRead.subject_person_id == actor.person_id,
        PersonalRead.programme_id.in_(actor.programmes(Permission.RECORD_READ)),
    )
