"""From an issuer's subject to a person of the house, and to a verified resident."""

import hashlib
import hmac
from datetime import date
from uuid import UUID

import structlog
from sqlalchemy.exc import IntegrityError

from server.services import Services
from workflows.identity.actions import register_person, verify_resident
from workflows.identity.queries import capacities_of, person_of_login
from workflows.kit.refusal import Refusal
from workflows.record.uow import Sessions, unit_of_work
from workflows.rights.roles import Role

log = structlog.get_logger(__name__)

LONGEST_DI = 512


async def person_of(
    services: Services, issuer: str, subject: str, *, name: str, birth_date: date | None = None
) -> UUID:
    """Return the person a subject is; one seen for the first time is registered, without any right.

    Two first requests at once make one person: the second finds the login of the first.
    """
    known = await _known(services.database.reads, issuer, subject)
    if known is not None:
        return known
    try:
        async with unit_of_work(services.database.writes, ring=services.bell.ring) as uow:
            return await register_person(
                uow, legal_name=name, birth_date=birth_date, login=(issuer, subject)
            )
    except IntegrityError:
        known = await _known(services.database.reads, issuer, subject)
        if known is None:
            raise
        return known


async def _known(sessions: Sessions, issuer: str, subject: str) -> UUID | None:
    async with sessions() as session:
        return await person_of_login(session, issuer, subject)


def di_hash(key: bytes, programme_id: UUID, di: str) -> str:
    """Return what is kept of a person's duplication information (DI) in one programme.

    HMAC-SHA-256 over programme and DI: the same person gives the same hash within a programme and
    unlinkable ones across programmes; without the key nothing can be tried out.
    """
    return hmac.new(key, programme_id.bytes + di.encode(), hashlib.sha256).hexdigest()


async def verify_residence(services: Services, person_id: UUID, di: str) -> None:
    """Record the identity check in every programme in which the person is appointed as resident.

    A DI that already stands for another person is not recorded: the sign-in goes on, the vote does
    not. Doing it again changes nothing.
    """
    if not 0 < len(di) <= LONGEST_DI:
        return
    async with services.database.reads() as session:
        held = await capacities_of(session, person_id)
    key = services.settings.key_for("resident-di")
    for programme_id in {one.programme_id for one in held if one.role is Role.RESIDENT}:
        if programme_id is None:
            continue
        try:
            async with unit_of_work(services.database.writes, ring=services.bell.ring) as uow:
                await verify_resident(
                    uow,
                    person_id=person_id,
                    programme_id=programme_id,
                    di_hash=di_hash(key, programme_id, di),
                )
        except Refusal as refusal:
            log.warning("resident.not_verified", reason=refusal.reason, person=str(person_id))
