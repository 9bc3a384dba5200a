"""The first administrator of a house: made once, by whoever runs the machine, and on record."""

from uuid import UUID

from sqlalchemy import func, select

from workflows.identity.actions import appoint, register_body, register_person
from workflows.identity.events import IdentityEvent
from workflows.identity.models import Appointment, Body
from workflows.identity.queries import person_of_login
from workflows.kit.refusal import Conflict
from workflows.record.uow import UnitOfWork
from workflows.rights.roles import BodyKind, Role

OPERATOR = ("두레 운영 기관", "Operator of Dure")


async def bootstrap_administrator(
    uow: UnitOfWork, *, issuer: str, subject: str, legal_name: str
) -> UUID:
    """Make the person behind an issuer's subject the first administrator; return the person's id.

    Allowed: the house, from the command line. Refuses: a second time, also after the first
    administrator has gone (`administrator_exists`). Records: ``administrator.bootstrapped``.
    """
    # Two command lines at once: the second waits and then finds the first one's administrator.
    await uow.session.execute(select(func.pg_advisory_xact_lock(func.hashtext("administrator"))))
    standing = await uow.session.scalar(
        select(Appointment.id).where(Appointment.role == Role.ADMINISTRATOR).limit(1)
    )
    if standing is not None:
        raise Conflict("administrator_exists")
    person_id = await person_of_login(uow.session, issuer, subject)
    if person_id is None:
        person_id = await register_person(uow, legal_name=legal_name, login=(issuer, subject))
    body = await uow.session.scalar(select(Body).where(Body.name_ko == OPERATOR[0]))
    if body is None:
        body = await register_body(
            uow, name_ko=OPERATOR[0], name_en=OPERATOR[1], kind=BodyKind.GOVERNMENT
        )
    appointment = await appoint(
        uow,
        person_id=person_id,
        body_id=body.id,
        role=Role.ADMINISTRATOR,
        programme_id=None,
        mandate="최초 관리자 등록",
    )
    uow.record(IdentityEvent.FIRST_ADMINISTRATOR, appointment.id, programme_id=None)
    return person_id
