"""Questions about people: who acts in which capacities, and what the public may call them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, bindparam, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.identity.models import (
    Appointment,
    AppointmentTerm,
    Body,
    Designation,
    Grant,
    Login,
    Person,
    PublicName,
    ResidentStanding,
    StandingKind,
    VerifiedResident,
)
from workflows.kit.paging import fetch_under
from workflows.kit.refusal import NotAllowed
from workflows.kit.sent import Row
from workflows.kit.shape import Beside, Shape
from workflows.rights.actor import Actor, Hat
from workflows.rights.permissions import Permission
from workflows.rights.roles import Role

OFFICIALS = (Role.MUNICIPAL_OFFICER, Role.MUNICIPAL_HEAD, Role.MINISTRY_OFFICER)
LIVE_TERM = and_(
    func.upper_inf(AppointmentTerm.recorded), AppointmentTerm.valid.op("@>")(func.dure_now())
)
LIVE_DESIGNATION = and_(
    func.upper_inf(Designation.recorded), Designation.valid.op("@>")(func.dure_now())
)
LIVE_GRANT = and_(func.upper_inf(Grant.recorded), Grant.valid.op("@>")(func.dure_now()))
# A grant meets an appointment by its id, or by the post it is: there and now, so that no job has to run.
OF_THE_APPOINTMENT = or_(
    Grant.appointment_id == Appointment.id,
    and_(
        Grant.body_id == Appointment.body_id,
        Grant.role == Appointment.role,
        Grant.programme_id == Appointment.programme_id,
    ),
)

# What the public may call a person is public itself, and so are bodies and their designations.
PUBLIC_NAME_SHAPE = Shape(PublicName)
DESIGNATION_SHAPE = Shape(Designation, beside={"body": Beside(Shape(Body), by="body_id")})
# Asked in every transaction: written down once, so that no time goes into making it again.
OF_A_HAT = (
    Appointment.id,
    Appointment.role,
    Appointment.body_id,
    Appointment.programme_id,
    select(func.array_agg(Grant.permission))
    .where(OF_THE_APPOINTMENT, LIVE_GRANT)
    .scalar_subquery()
    .label("granted"),
)
HATS = (
    select(*OF_A_HAT)
    .join(AppointmentTerm, AppointmentTerm.appointment_id == Appointment.id)
    .where(Appointment.person_id == bindparam("person"), LIVE_TERM)
    .order_by(Appointment.id)
)


@dataclass(frozen=True, slots=True)
class Capacity:
    """An appointment with its present term."""

    id: UUID
    person_id: UUID
    programme_id: UUID | None
    body_id: UUID
    role: Role
    mandate: str
    valid_from: datetime
    valid_to: datetime | None


async def actor_for(
    session: AsyncSession,
    person_id: UUID,
    *,
    appointment_id: UUID | None = None,
    sign_in_id: UUID | None = None,
) -> Actor:
    """Return the person with the hats that are live at this moment, the named one chosen.

    Refuses: a named appointment that is another person's (`hat_not_yours`) or has ended
    (`hat_not_live`).
    """
    rows = await session.execute(HATS, {"person": person_id})
    actor = Actor(person_id, tuple(hat_of(row) for row in rows), sign_in_id=sign_in_id)
    return actor if appointment_id is None else await in_hat(session, actor, appointment_id)


async def in_hat(session: AsyncSession, actor: Actor, appointment_id: UUID) -> Actor:
    """Return the person with one of his live hats chosen. Refuses as `actor_for` does."""
    chosen = next((hat for hat in actor.hats if hat.appointment_id == appointment_id), None)
    if chosen is None:
        owner = await session.scalar(
            select(Appointment.person_id).where(Appointment.id == appointment_id)
        )
        reason = "hat_not_live" if owner == actor.person_id else "hat_not_yours"
        raise NotAllowed(reason, field="Dure-Appointment", rule="rights.capacity")
    return replace(actor, chosen=chosen)


def hat_of(row: Any) -> Hat:
    """Return the hat of a row of `HATS`."""
    return Hat(
        row.id,
        row.role,
        row.body_id,
        row.programme_id,
        frozenset(Permission(granted) for granted in row.granted or ()),
    )


async def person_of_login(session: AsyncSession, issuer: str, subject: str) -> UUID | None:
    """Return the person an issuer's subject is."""
    return await session.scalar(
        select(Login.person_id).where(Login.issuer == issuer, Login.subject == subject)
    )


def _capacities() -> Select[UUID, UUID, UUID | None, UUID, Role, str, datetime, datetime | None]:
    return (
        select(
            Appointment.id,
            Appointment.person_id,
            Appointment.programme_id,
            Appointment.body_id,
            Appointment.role,
            Appointment.mandate,
            func.lower(AppointmentTerm.valid),
            func.upper(AppointmentTerm.valid),
        )
        .join(AppointmentTerm, AppointmentTerm.appointment_id == Appointment.id)
        .where(func.upper_inf(AppointmentTerm.recorded))
    )


async def capacities_of(session: AsyncSession, person_id: UUID) -> list[Capacity]:
    """Return a person's live appointments, oldest first."""
    rows = await session.execute(
        _capacities().where(Appointment.person_id == person_id, LIVE_TERM).order_by(Appointment.id)
    )
    return [Capacity(*row) for row in rows]


async def live_appointments(
    session: AsyncSession, ids: Collection[UUID], programme_id: UUID
) -> dict[UUID, Capacity]:
    """Return those of the appointments that are live in the programme, for verbs that rest on them."""
    rows = await session.execute(
        _capacities().where(
            Appointment.id.in_(ids), Appointment.programme_id == programme_id, LIVE_TERM
        )
    )
    return {row[0]: Capacity(*row) for row in rows}


async def capacities_in_body(
    session: AsyncSession, programme_id: UUID, body_id: UUID, roles: Collection[Role]
) -> list[Capacity]:
    """Return the live appointments of these roles in one body, in a programme, oldest first."""
    rows = await session.execute(
        _capacities()
        .where(
            Appointment.programme_id == programme_id,
            Appointment.body_id == body_id,
            Appointment.role.in_(roles),
            LIVE_TERM,
        )
        .order_by(Appointment.id)
    )
    return [Capacity(*row) for row in rows]


async def people_in_roles(
    session: AsyncSession, programme_id: UUID, roles: Collection[Role]
) -> set[UUID]:
    """Return who holds a live appointment of these roles in a programme."""
    rows = await session.scalars(
        select(Appointment.person_id)
        .join(AppointmentTerm, AppointmentTerm.appointment_id == Appointment.id)
        .where(Appointment.programme_id == programme_id, Appointment.role.in_(roles), LIVE_TERM)
    )
    return set(rows)


async def people_speaking_for(
    session: AsyncSession,
    programme_id: UUID,
    bodies: Collection[UUID],
    roles: Collection[Role],
) -> set[UUID]:
    """Return who holds a live appointment of these roles in these bodies, in a programme."""
    rows = await session.scalars(
        select(Appointment.person_id)
        .join(AppointmentTerm, AppointmentTerm.appointment_id == Appointment.id)
        .where(
            Appointment.programme_id == programme_id,
            Appointment.body_id.in_(bodies),
            Appointment.role.in_(roles),
            LIVE_TERM,
        )
    )
    return set(rows)


async def designated_bodies(session: AsyncSession, programme_id: UUID) -> list[Body]:
    """Return the bodies that have a role in a programme now, by name; they are public."""
    rows = await session.scalars(
        select(Body)
        .where(
            Body.id.in_(
                select(Designation.body_id).where(
                    Designation.programme_id == programme_id, LIVE_DESIGNATION
                )
            )
        )
        .order_by(Body.name_ko)
    )
    return list(rows)


async def live_reviewers(
    session: AsyncSession, programme_id: UUID, roles: Collection[Role], *, most: int = 200
) -> list[Capacity]:
    """Return the live appointments of these roles in a programme, by role and age, at most `most`."""
    rows = await session.execute(
        _capacities()
        .where(Appointment.programme_id == programme_id, Appointment.role.in_(roles), LIVE_TERM)
        .order_by(Appointment.role, Appointment.id)
        .limit(most)
    )
    return [Capacity(*row) for row in rows]


async def capacities_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, Capacity]:
    """Return appointments the asker may see: his own, and those of programmes he manages."""
    rows = await session.execute(_capacities().where(Appointment.id.in_(ids)))
    found = [Capacity(*row) for row in rows]
    return {
        one.id: one
        for one in found
        if one.person_id == actor.person_id
        or actor.holds(Permission.APPOINTMENT_MAKE, one.programme_id)
        or actor.holds(Permission.RECORD_READ, one.programme_id)
    }


async def bodies_by_id(session: AsyncSession, _: Actor, ids: Collection[UUID]) -> dict[UUID, Body]:
    """Return bodies, which are public."""
    rows = await session.scalars(select(Body).where(Body.id.in_(ids)))
    return {row.id: row for row in rows}


async def designations_by_programme(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, list[Designation]]:
    """Return the standing designations of programmes, oldest first; they are public."""
    found: dict[UUID, list[Designation]] = {one: [] for one in ids}
    for row in await session.scalars(_standing(ids)):
        found[row.programme_id].append(row)
    return found


async def designation_rows_by_programme(
    session: AsyncSession, actor: Actor, *, paths: Sequence[str], keys: Sequence[UUID]
) -> dict[UUID, list[Row]]:
    """Return the columns at these paths of standing designations, oldest first."""
    laid = DESIGNATION_SHAPE.laid(_standing(keys), paths, actor)
    return await fetch_under(session, laid, Designation.programme_id, keys)


def _standing(ids: Collection[UUID]) -> Select[Designation]:
    return (
        select(Designation)
        .where(Designation.programme_id.in_(ids), LIVE_DESIGNATION)
        .order_by(func.lower(Designation.valid), Designation.id)
    )


async def own_legal_name(session: AsyncSession, actor: Actor) -> str | None:
    """Return one's own legal name, for an act that is done under it; None of nobody."""
    return await session.scalar(select(Person.legal_name).where(Person.id == actor.person_id))


async def public_names_by_id(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, PublicName]:
    """Return what the public may call these people."""
    rows = await session.scalars(select(PublicName).where(PublicName.person_id.in_(ids)))
    return {row.person_id: row for row in rows}


async def is_verified(session: AsyncSession, person_id: UUID, programme_id: UUID) -> bool:
    """Say whether a person is a verified resident of a programme."""
    return (await session.get(VerifiedResident, (programme_id, person_id))) is not None


def eligible_residents(
    *,
    programme_id: UUID,
    born_by: date,
    excludes_officials: bool,
    standings: Collection[StandingKind],
) -> Select[UUID]:
    """Return the statement of the ids of verified residents with a live appointment who are old enough.

    They belong to the place by one of the standings.
    `born_by` is the last birth date that is old enough. The row-level policies of person and
    verification apply: only an officer of the programme or the house gets an answer.
    """
    official = exists().where(
        Appointment.person_id == Person.id,
        Appointment.programme_id == programme_id,
        Appointment.role.in_(OFFICIALS),
        AppointmentTerm.appointment_id == Appointment.id,
        LIVE_TERM,
    )
    wanted = (
        select(Person.id)
        .join(VerifiedResident, VerifiedResident.person_id == Person.id)
        .where(
            VerifiedResident.programme_id == programme_id,
            Person.birth_date <= born_by,
            Person.id.in_(
                select(ResidentStanding.person_id).where(
                    ResidentStanding.programme_id == programme_id,
                    ResidentStanding.kind.in_(standings),
                    func.upper_inf(ResidentStanding.recorded),
                )
            ),
            Person.id.in_(
                select(Appointment.person_id)
                .join(AppointmentTerm, AppointmentTerm.appointment_id == Appointment.id)
                .where(
                    Appointment.programme_id == programme_id,
                    Appointment.role == Role.RESIDENT,
                    LIVE_TERM,
                )
            ),
        )
        .order_by(Person.id)
    )
    if excludes_officials:
        wanted = wanted.where(~official)
    return wanted
