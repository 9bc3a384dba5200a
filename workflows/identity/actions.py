"""Verbs of identity: registering people and bodies, appointing, granting, verifying, and ending."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import Range, insert

from workflows.identity import policy, queries, rules
from workflows.identity.events import IdentityEvent
from workflows.identity.models import (
    Appointment,
    AppointmentTerm,
    Body,
    Designation,
    Grant,
    Login,
    Person,
    PublicName,
    StandingKind,
    VerifiedResident,
)
from workflows.identity.standings import add_standings
from workflows.kit.refusal import Conflict, NotFound, WrongState
from workflows.kit.text import clean
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.roles import BodyKind, ProgrammeRole, Role
from workflows.rights.verdict import demand

LONGEST_NAME = 100
LONGEST_REASON = 500


async def register_person(
    uow: UnitOfWork,
    *,
    legal_name: str,
    birth_date: date | None = None,
    email: str | None = None,
    alias: str | None = None,
    login: tuple[str, str] | None = None,
    programme_id: UUID | None = None,
) -> UUID:
    """Register a natural person; return the id, which is the pseudonym of every record.

    Allowed: the house (a first sign-in, the demo) and officers who may register people.
    Refuses: an empty or oversize name. Records: ``person.registered`` without any personal value.
    """
    if not uow.actor.is_house:
        uow.wear(Permission.PERSON_REGISTER, programme_id)
    person_id = uuid4()
    # One number after another, without gaps: the lock is held for the rest of a short transaction.
    await uow.alone("public_name")
    last = await uow.session.scalar(select(func.max(PublicName.number)))
    uow.session.add(
        Person(
            id=person_id,
            legal_name=clean(legal_name, field="legalName", longest=LONGEST_NAME),
            birth_date=birth_date,
            email=email,
        )
    )
    await uow.session.flush()
    shown = clean(alias, field="alias", longest=LONGEST_NAME) if alias else None
    uow.session.add(PublicName(person_id=person_id, number=(last or 0) + 1, alias=shown))
    if login is not None:
        uow.session.add(Login(issuer=login[0], subject=login[1], person_id=person_id))
    uow.record(IdentityEvent.PERSON_REGISTERED, person_id, programme_id=None)
    await uow.session.flush()
    return person_id


async def register_body(
    uow: UnitOfWork,
    *,
    name_ko: str,
    name_en: str,
    kind: BodyKind,
    programme_id: UUID | None = None,
) -> Body:
    """Register an organisation.

    Allowed: officers and administrators who may register bodies. Refuses: a name already taken.
    Records: ``body.registered``.
    """
    uow.wear(Permission.BODY_REGISTER, programme_id)
    taken = await uow.session.scalar(select(Body.id).where(Body.name_ko == name_ko))
    if taken is not None:
        raise Conflict("body_exists", field="name")
    body = Body(
        id=uuid4(),
        name_ko=clean(name_ko, field="name", longest=LONGEST_NAME),
        name_en=clean(name_en, field="name", longest=LONGEST_NAME),
        kind=kind,
    )
    uow.session.add(body)
    uow.record(IdentityEvent.BODY_REGISTERED, body.id, programme_id=None, kind=kind.value)
    await uow.session.flush()
    return body


async def designate(
    uow: UnitOfWork,
    *,
    programme_id: UUID,
    body_id: UUID,
    role: ProgrammeRole,
    valid_from: datetime | None = None,
) -> Designation:
    """Designate a body to a role in a programme (for a developer: Smart City Act, Article 12).

    Allowed: ministry and municipal officers. Refuses: nothing beyond an unknown body. Records:
    ``body.designated``.
    """
    uow.wear(Permission.BODY_DESIGNATE, programme_id)
    row = Designation(
        id=uuid4(),
        programme_id=programme_id,
        body_id=body_id,
        role=role,
        valid=Range(valid_from or uow.now, None, bounds="[)"),
        recorded=Range(uow.now, None, bounds="[)"),
    )
    uow.session.add(row)
    uow.record(
        IdentityEvent.BODY_DESIGNATED,
        row.id,
        programme_id=programme_id,
        happened_on=row.valid.lower.date() if row.valid.lower else None,
        body=str(body_id),
        role=role.value,
    )
    await uow.session.flush()
    return row


async def appoint(
    uow: UnitOfWork,
    *,
    person_id: UUID,
    body_id: UUID,
    role: Role,
    programme_id: UUID | None,
    mandate: str,
    valid_from: datetime | None = None,
    valid_to: datetime | None = None,
) -> Appointment:
    """Appoint a person to a capacity in a body, from now or a given moment.

    Allowed: officers who may appoint in the programme, never oneself. Refuses: a role the body
    cannot give, a pair of hats that do not go together. Records: ``appointment.made``.
    """
    await _lock_person(uow, person_id)
    demand(policy.may_appoint(uow.actor, programme_id, person_id))
    uow.wear(Permission.APPOINTMENT_MAKE, programme_id)
    body = await uow.session.get(Body, body_id)
    if body is None:
        raise NotFound("no_such_body", field="bodyId")
    rules.check_role_fits_body(role, body.kind)
    held = await queries.capacities_of(uow.session, person_id)
    rules.check_hats_go_together(
        role, [one.role for one in held if one.programme_id in {programme_id, None}]
    )
    start = valid_from or uow.now
    if valid_to is not None and valid_to <= start:
        raise WrongState("ends_before_it_begins", field="validTo")
    appointment = Appointment(
        id=uuid4(),
        programme_id=programme_id,
        person_id=person_id,
        body_id=body_id,
        role=role,
        mandate=clean(mandate, field="mandate", longest=LONGEST_REASON),
    )
    uow.session.add(appointment)
    await uow.session.flush()
    uow.session.add(
        AppointmentTerm(
            appointment_id=appointment.id,
            valid=Range(start, valid_to, bounds="[)"),
            recorded=Range(uow.now, None, bounds="[)"),
            reason=appointment.mandate,
        )
    )
    uow.record(
        IdentityEvent.APPOINTED,
        appointment.id,
        programme_id=programme_id,
        happened_on=start.date(),
        role=role.value,
        body=str(body_id),
    )
    await uow.session.flush()
    return appointment


async def end_appointment(uow: UnitOfWork, *, appointment_id: UUID, reason: str) -> Appointment:
    """End an appointment now; its rights are gone with the commit, whatever is signed in.

    Allowed: officers who may end appointments in the programme, never their own. Refuses: one that
    has ended. Records: ``appointment.ended``. Strikes nobody from a roll that is frozen.
    """
    appointment = await uow.session.get(Appointment, appointment_id)
    if appointment is None:
        raise NotFound("no_such_appointment", field="appointmentId")
    demand(policy.may_end_appointment(uow.actor, appointment))
    uow.wear(Permission.APPOINTMENT_END, appointment.programme_id)
    term = await uow.session.scalar(
        select(AppointmentTerm)
        .where(
            AppointmentTerm.appointment_id == appointment_id,
            func.upper_inf(AppointmentTerm.recorded),
        )
        .with_for_update()
    )
    if term is None or (term.valid.upper is not None and term.valid.upper <= uow.now):
        raise WrongState("appointment_ended", field="appointmentId")
    why = clean(reason, field="reason", longest=LONGEST_REASON)
    begun = term.valid.lower
    term.recorded = Range(term.recorded.lower, uow.now, bounds="[)")
    await uow.session.flush()
    ended = begun if begun is not None and begun > uow.now else uow.now
    uow.session.add(
        AppointmentTerm(
            appointment_id=appointment_id,
            valid=Range(begun, ended, bounds="[)"),
            recorded=Range(uow.now, None, bounds="[)"),
            reason=why,
        )
    )
    uow.record(
        IdentityEvent.APPOINTMENT_ENDED, appointment_id, programme_id=appointment.programme_id
    )
    await uow.session.flush()
    return appointment


async def grant_permission(
    uow: UnitOfWork,
    *,
    appointment_id: UUID,
    permission: Permission,
    source: str,
    valid_from: datetime | None = None,
    valid_to: datetime | None = None,
) -> Grant:
    """Give one appointment one extra right in its own programme, with its source.

    Allowed: officers who may grant, never to themselves. Refuses: a permission that is forbidden
    to the role, one already given, an appointment to the house as a whole. Records: ``grant.made``.
    """
    appointment = await uow.session.get(Appointment, appointment_id)
    if appointment is None or appointment.programme_id is None:
        raise NotFound("no_such_appointment", field="appointmentId")
    demand(policy.may_grant(uow.actor, appointment, permission))
    uow.wear(Permission.GRANT_MAKE, appointment.programme_id)
    await _lock_person(uow, appointment.person_id)
    standing = await uow.session.scalar(
        select(Grant.grant_id).where(
            Grant.appointment_id == appointment_id,
            Grant.permission == permission,
            queries.LIVE_GRANT,
        )
    )
    if standing is not None:
        raise Conflict("already_granted", field="permission")
    grant = Grant(
        grant_id=uuid4(),
        programme_id=appointment.programme_id,
        appointment_id=appointment_id,
        permission=permission,
        source=clean(source, field="source", longest=LONGEST_REASON),
        valid=Range(valid_from or uow.now, valid_to, bounds="[)"),
        recorded=Range(uow.now, None, bounds="[)"),
    )
    uow.session.add(grant)
    uow.record(
        IdentityEvent.GRANTED,
        grant.grant_id,
        programme_id=appointment.programme_id,
        appointment=str(appointment_id),
        permission=permission.value,
    )
    await uow.session.flush()
    return grant


async def end_grant(uow: UnitOfWork, *, grant_id: UUID) -> Grant:
    """Take an extra right back, now.

    Allowed: officers who may end grants. Refuses: one that has ended, one that a signed agreement gave
    (`grant_by_agreement`). Records: ``grant.ended``.
    """
    grant = await uow.session.scalar(
        select(Grant)
        .where(Grant.grant_id == grant_id, func.upper_inf(Grant.recorded))
        .with_for_update()
    )
    if grant is None:
        raise NotFound("no_such_grant", field="grantId")
    uow.wear(Permission.GRANT_END, grant.programme_id)
    if grant.body_id is not None:
        raise WrongState("grant_by_agreement", field="grantId")
    if grant.valid.upper is not None and grant.valid.upper <= uow.now:
        raise WrongState("grant_ended", field="grantId")
    begun = grant.valid.lower
    grant.recorded = Range(grant.recorded.lower, uow.now, bounds="[)")
    await uow.session.flush()
    ended = Grant(
        grant_id=grant.grant_id,
        programme_id=grant.programme_id,
        appointment_id=grant.appointment_id,
        permission=grant.permission,
        source=grant.source,
        valid=Range(begun, begun if begun and begun > uow.now else uow.now, bounds="[)"),
        recorded=Range(uow.now, None, bounds="[)"),
    )
    uow.session.add(ended)
    uow.record(IdentityEvent.GRANT_ENDED, grant_id, programme_id=grant.programme_id)
    await uow.session.flush()
    return ended


async def verify_resident(
    uow: UnitOfWork,
    *,
    person_id: UUID,
    programme_id: UUID,
    di_hash: str,
    standings: Collection[StandingKind] = (StandingKind.ADDRESS,),
) -> bool:
    """Record that a person is one natural resident of a programme; return False if it was known.

    `standings` are those the check has shown: an address, unless it says more.

    Allowed: the house (after an identity check at sign-in) and officers who verify residents.
    Refuses: a hash that stands for another person of the programme (`resident_is_another`).
    Records: ``resident.verified``, without the hash.
    """
    if not uow.actor.is_house:
        uow.wear(Permission.RESIDENT_VERIFY, programme_id)
    inserted = await uow.session.scalar(
        insert(VerifiedResident)
        .values(
            programme_id=programme_id,
            person_id=person_id,
            di_hash=di_hash,
            verified_at=uow.now,
        )
        .on_conflict_do_nothing()
        .returning(VerifiedResident.person_id)
    )
    if inserted is None:
        known = await uow.session.get(VerifiedResident, (programme_id, person_id))
        if known is None or known.di_hash != di_hash:
            raise Conflict("resident_is_another", rule="vote.one_person")
        return False
    await uow.session.flush()
    add_standings(uow, programme_id=programme_id, person_id=person_id, kinds=standings)
    uow.record(IdentityEvent.RESIDENT_VERIFIED, person_id, programme_id=programme_id)
    return True


async def _lock_person(uow: UnitOfWork, person_id: UUID) -> None:
    """Let two appointments of one person wait for each other, so that no forbidden pair slips in."""
    found = await uow.session.scalar(
        select(PublicName.person_id).where(PublicName.person_id == person_id).with_for_update()
    )
    if found is None:
        raise NotFound("no_such_person", field="personId")
