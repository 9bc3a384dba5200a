"""The first administrator of a new house: made once, on record, and never again."""

from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import Range

from workflows.identity.actions import register_person
from workflows.identity.events import IdentityEvent
from workflows.identity.models import Appointment, AppointmentTerm, Body
from workflows.identity.queries import person_of_login
from workflows.kit.refusal import Conflict
from workflows.record.models import Event
from workflows.record.uow import UnitOfWork
from workflows.rights.roles import BodyKind, Role


async def bootstrap_administrator(
    uow: UnitOfWork, *, issuer: str, subject: str, legal_name: str
) -> UUID:
    """Make the first administrator; return the person's id.

    Allowed: the house, from its command line. Refuses: a second time (`administrator_exists`), also
    after the first administrator's appointment has ended. Records: ``administrator.bootstrapped``.
    """
    await uow.alone("bootstrap")
    done = await uow.session.scalar(
        select(Event.id).where(Event.kind == IdentityEvent.FIRST_ADMINISTRATOR).limit(1)
    )
    standing = await uow.session.scalar(
        select(Appointment.id).where(Appointment.role == Role.ADMINISTRATOR).limit(1)
    )
    if done is not None or standing is not None:
        raise Conflict("administrator_exists", rule="rights.capacity")
    person_id = await person_of_login(uow.session, issuer, subject)
    if person_id is None:
        person_id = await register_person(uow, legal_name=legal_name, login=(issuer, subject))
    body = Body(
        id=uuid4(),
        name_ko="두레 운영 기관",
        name_en="Operator of this house",
        kind=BodyKind.MUNICIPALITY,
    )
    uow.session.add(body)
    await uow.session.flush()
    appointment = Appointment(
        id=uuid4(),
        programme_id=None,
        person_id=person_id,
        body_id=body.id,
        role=Role.ADMINISTRATOR,
        mandate="bootstrap",
    )
    uow.session.add(appointment)
    await uow.session.flush()
    uow.session.add(
        AppointmentTerm(
            appointment_id=appointment.id,
            valid=Range(uow.now, None, bounds="[)"),
            recorded=Range(uow.now, None, bounds="[)"),
            reason="bootstrap",
        )
    )
    uow.record(IdentityEvent.FIRST_ADMINISTRATOR, appointment.id, programme_id=None)
    await uow.session.flush()
    return person_id
