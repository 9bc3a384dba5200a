"""Guardians: a child under fourteen takes part once a guardian's consent has been verified.

Personal Information Protection Act, Article 22-2, and its Decree, Article 17-2: the consent of the
legal guardian, checked by one of the ways of the Decree. A city's officer puts it on record with the
way it was checked; the guardian may withdraw it at any time, and then nothing new is taken from the
child. Older people need none; who has no birthday on record is not taken for a child.
"""

from collections.abc import Collection
from datetime import date
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, bindparam, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.identity.events import IdentityEvent
from workflows.identity.models import GuardianConsent, Person
from workflows.identity.queries import live_appointments
from workflows.kit.refusal import Conflict, Invalid, NotAllowed, NotFound, RuleBroken
from workflows.kit.sent import Sent
from workflows.kit.wording import SEOUL
from workflows.law.days import full_age
from workflows.law.queries import LIMIT_ON, limit_on
from workflows.record.uow import UnitOfWork, database_now
from workflows.rights.actor import Actor
from workflows.rights.permissions import Permission

MOST_CONSENTS = 50
RULE, ADULT = "privacy.guardian", "privacy.adult"
BORN = select(Person.birth_date).where(Person.id == bindparam("person_id"))
# Asked before every submission: both at once.
BORN_AND_LOWEST = Sent(BORN.add_columns(LIMIT_ON.scalar_subquery()))


class ConsentMethod(StrEnum):
    """How the guardian's consent was checked (PIPA Decree, Article 17-2)."""

    WEBSITE_AND_PHONE = "WEBSITE_AND_PHONE"
    CARD = "CARD"
    MOBILE_IDENTITY = "MOBILE_IDENTITY"
    LETTER = "LETTER"
    EMAIL = "EMAIL"
    PHONE = "PHONE"
    IN_PERSON = "IN_PERSON"


async def verify_guardian(
    uow: UnitOfWork,
    *,
    programme_id: UUID,
    child_appointment_id: UUID,
    guardian_appointment_id: UUID,
    method: ConsentMethod,
) -> GuardianConsent:
    """Put a guardian's consent on record, with the way it was checked.

    Allowed: who verifies residents. Refuses: capacities that are not live there, somebody of
    fourteen or more, a guardian who is no adult or the child itself, a consent that stands. Records:
    ``guardian.verified``.
    """
    hat = uow.wear(Permission.RESIDENT_VERIFY, programme_id)
    found = await live_appointments(
        uow.session, [child_appointment_id, guardian_appointment_id], programme_id
    )
    if child_appointment_id not in found or guardian_appointment_id not in found:
        raise NotFound("no_such_appointment", field="childAppointmentId")
    child_id = found[child_appointment_id].person_id
    guardian_id = found[guardian_appointment_id].person_id
    day = (await database_now(uow.session)).astimezone(SEOUL).date()
    age = await _age(uow, child_id, day)
    lowest = await limit_on(uow.session, RULE, day) or 0
    if age is None or age >= lowest:
        raise Invalid("no_guardian_needed", field="childAppointmentId", lowest=lowest)
    adult = await limit_on(uow.session, ADULT, day) or 0
    older = await _age(uow, guardian_id, day)
    if guardian_id == child_id or older is None or older < adult:
        raise RuleBroken("no_guardian", field="guardianAppointmentId", rule=ADULT, lowest=adult)
    if await _standing(uow, child_id, programme_id) is not None:
        raise Conflict("consent_stands", field="childAppointmentId")
    consent = GuardianConsent(
        id=uuid4(),
        programme_id=programme_id,
        child_id=child_id,
        guardian_id=guardian_id,
        method=method.value,
        appointment_id=hat.appointment_id if hat else None,
        verified_at=uow.now,
        withdrawn_at=None,
    )
    uow.session.add(consent)
    uow.record(
        IdentityEvent.GUARDIAN_VERIFIED,
        consent.id,
        programme_id=programme_id,
        method=method.value,
    )
    await uow.session.flush()
    return consent


async def withdraw_consent(uow: UnitOfWork, *, consent_id: UUID) -> GuardianConsent:
    """Withdraw one's consent; nothing new is taken from the child from now on.

    Allowed: the guardian. Refuses: a consent that is not his or was withdrawn. Records:
    ``guardian.withdrawn``.
    """
    consent = await uow.session.get(GuardianConsent, consent_id)
    if consent is None:
        raise NotFound("no_such_consent", field="consentId")
    if consent.guardian_id != uow.actor.person_id:
        raise NotAllowed("not_the_guardian", field="consentId")
    await uow.session.refresh(consent, with_for_update=True)
    if consent.withdrawn_at is not None:
        raise Conflict("consent_withdrawn", field="consentId")
    consent.withdrawn_at = uow.now
    uow.record(IdentityEvent.GUARDIAN_WITHDREW, consent.id, programme_id=consent.programme_id)
    await uow.session.flush()
    return consent


async def demand_guardian(uow: UnitOfWork, programme_id: UUID) -> None:
    """Refuse a child under the age of the rule without a guardian's consent that stands."""
    person_id = uow.actor.person_id
    if person_id is None:
        return
    day = uow.now.astimezone(SEOUL).date()
    asked = {"person_id": person_id, "rule_id": RULE, "day": day}
    known = await uow.ask(BORN_AND_LOWEST, asked)
    born, lowest = known[0] if known else (None, None)
    if born is None or lowest is None or full_age(born, day) >= lowest:
        return
    if await _standing(uow, person_id, programme_id) is None:
        raise RuleBroken("guardian_consent_missing", rule=RULE, lowest=lowest)


async def _age(uow: UnitOfWork, person_id: UUID, day: date) -> int | None:
    born = await uow.session.scalar(BORN, {"person_id": person_id})
    return None if born is None else full_age(born, day)


async def _standing(uow: UnitOfWork, child_id: UUID, programme_id: UUID) -> UUID | None:
    return await uow.session.scalar(
        select(GuardianConsent.id).where(
            GuardianConsent.child_id == child_id,
            GuardianConsent.programme_id == programme_id,
            GuardianConsent.withdrawn_at.is_(None),
        )
    )


async def consents_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, GuardianConsent]:
    """Return consents the asker may see, by key."""
    rows = await session.scalars(
        select(GuardianConsent).where(GuardianConsent.id.in_(ids), _readable(actor))
    )
    return {row.id: row for row in rows}


async def my_consents(session: AsyncSession, actor: Actor) -> list[GuardianConsent]:
    """Return the consents one gave, or that were given for oneself, the newest first."""
    if actor.person_id is None:
        return []
    rows = await session.scalars(
        select(GuardianConsent)
        .where(
            or_(
                GuardianConsent.child_id == actor.person_id,
                GuardianConsent.guardian_id == actor.person_id,
            )
        )
        .order_by(GuardianConsent.verified_at.desc(), GuardianConsent.id)
        .limit(MOST_CONSENTS)
    )
    return list(rows)


def _readable(actor: Actor) -> ColumnElement[bool]:
    return or_(
        GuardianConsent.child_id == actor.person_id,
        GuardianConsent.guardian_id == actor.person_id,
        GuardianConsent.programme_id.in_(actor.programmes(Permission.RESIDENT_VERIFY)),
    )
