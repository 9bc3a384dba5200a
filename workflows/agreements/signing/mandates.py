"""Verbs of mandates: give one to a colleague, end it, and say that its time is over."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import exists, func, select
from sqlalchemy.dialects.postgresql import Range

from workflows.agreements.clauses.locked import locked_agreement
from workflows.agreements.consortium.states import SPEAKERS
from workflows.agreements.signing import policy, rules
from workflows.agreements.signing.events import SigningEvent
from workflows.agreements.signing.models import SigningMandate
from workflows.identity.models import AppointmentTerm
from workflows.identity.queries import LIVE_TERM, live_appointments
from workflows.kit.refusal import Conflict, NotAllowed, NotFound, WrongState
from workflows.kit.text import clean
from workflows.record.models import Event
from workflows.record.uow import UnitOfWork, database_now
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand

MOST_AT_ONCE = 100


async def give_mandate(
    uow: UnitOfWork,
    *,
    programme_id: UUID,
    appointment_id: UUID,
    document: str,
    cap: int | None,
    since: datetime,
    until: datetime,
    agreement_id: UUID | None = None,
) -> SigningMandate:
    """Let a colleague sign for one's organisation (위임장), up to a sum, for a time.

    It is for one agreement, or (none) for any of the programme that the organisation is a party to.

    Allowed: who signs for it by office, never to himself. Refuses: an appointment that is not live or of
    another body or role, one that has a mandate for the same whose time is not over, a range that is over,
    a cap of nothing, an agreement that is not his organisation's or in which nothing is left to sign. Records: ``signingMandate.given``, and of one whose time was over ``signingMandate.ended``.
    """
    found = (await live_appointments(uow.session, [appointment_id], programme_id)).get(
        appointment_id
    )
    if found is None:
        raise NotFound("no_such_appointment", field="appointmentId")
    demand(policy.may_give(uow.actor, programme_id, found.body_id))
    hat = uow.wear(Permission.AGREEMENT_NEGOTIATE, programme_id)
    if hat is None:
        raise NotFound("no_such_appointment", field="appointmentId")
    if found.person_id == uow.actor.person_id:
        raise NotAllowed("mandate_to_oneself", field="appointmentId", rule=rules.MANDATE)
    if found.role not in SPEAKERS:
        raise WrongState("role_speaks_for_nobody", field="appointmentId")
    rules.check_range(since, until, await database_now(uow.session))
    rules.check_cap(cap)
    if agreement_id is not None:
        await _check_agreement(uow, agreement_id, programme_id, found.body_id)
    # Two that are given at once wait for each other.
    await uow.session.execute(
        select(func.pg_advisory_xact_lock(func.hashtext(f"mandate/{appointment_id}")))
    )
    standing = await uow.session.scalar(
        select(SigningMandate)
        .where(
            SigningMandate.appointment_id == appointment_id,
            SigningMandate.agreement_id.is_not_distinct_from(agreement_id),
            func.upper_inf(SigningMandate.recorded),
        )
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if standing is not None:
        until_then = standing.valid.upper
        if until_then is None or until_then > await database_now(uow.session):
            raise Conflict("mandate_stands", field="appointmentId")
        # One whose time is over carries nothing more: the new one takes its place, on record.
        _end(uow, standing)
    mandate = SigningMandate(
        id=uuid4(),
        programme_id=programme_id,
        body_id=found.body_id,
        appointment_id=appointment_id,
        agreement_id=agreement_id,
        given_by=hat.appointment_id,
        document=clean(document, field="document", longest=rules.LONGEST_DOCUMENT),
        cap=cap,
        valid=Range(since, until, bounds="[)"),
        recorded=Range(uow.now, None, bounds="[)"),
    )
    uow.session.add(mandate)
    uow.record(
        SigningEvent.MANDATE_GIVEN,
        mandate.id,
        programme_id=programme_id,
        appointment=str(appointment_id),
        agreement=None if agreement_id is None else str(agreement_id),
        cap=cap,
    )
    await uow.session.flush()
    return mandate


async def end_mandate(uow: UnitOfWork, *, mandate_id: UUID) -> SigningMandate:
    """End a mandate; what was signed by it stays signed.

    Allowed: who signs for the organisation by office. Refuses: a mandate that has ended. Records:
    ``signingMandate.ended``.
    """
    mandate = await uow.session.scalar(
        select(SigningMandate)
        .where(SigningMandate.id == mandate_id, policy.readable_mandates(uow.actor))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if mandate is None:
        raise NotFound("no_such_mandate", field="mandateId")
    demand(policy.may_give(uow.actor, mandate.programme_id, mandate.body_id))
    uow.wear(Permission.AGREEMENT_NEGOTIATE, mandate.programme_id)
    if mandate.recorded.upper is not None:
        raise WrongState("mandate_ended", field="mandateId")
    _end(uow, mandate)
    await uow.session.flush()
    return mandate


async def tell_lapsed_mandates(uow: UnitOfWork) -> int:
    """Say of every mandate that its time is over, once; return of how many. It stays as it was given.

    Allowed: the house. Refuses: nothing. Records: ``signingMandate.lapsed`` for each whose holder still
    has the capacity it was given to.
    """
    rows = await uow.session.scalars(
        select(SigningMandate)
        .join(AppointmentTerm, AppointmentTerm.appointment_id == SigningMandate.appointment_id)
        .where(
            func.upper_inf(SigningMandate.recorded),
            func.upper(SigningMandate.valid) <= func.dure_now(),
            LIVE_TERM,
            ~exists().where(
                Event.subject_id == SigningMandate.id, Event.kind == SigningEvent.MANDATE_LAPSED
            ),
        )
        .order_by(SigningMandate.id)
        .limit(MOST_AT_ONCE)
        .with_for_update(of=SigningMandate, skip_locked=True)
    )
    over = list(rows)
    for one in over:
        uow.record(SigningEvent.MANDATE_LAPSED, one.id, programme_id=one.programme_id)
    await uow.session.flush()
    return len(over)


async def _check_agreement(
    uow: UnitOfWork, agreement_id: UUID, programme_id: UUID, body_id: UUID
) -> None:
    """Refuse an agreement one does not find here, that is another's, or in which all is signed."""
    agreement = await locked_agreement(uow, agreement_id, alone=False)
    if agreement.programme_id != programme_id:
        raise NotFound("no_such_agreement", field="agreementId")
    demand(policy.may_give_for(body_id, agreement.parties))
    rules.check_signable(agreement.state)


def _end(uow: UnitOfWork, mandate: SigningMandate) -> None:
    mandate.recorded = Range(mandate.recorded.lower, uow.now, bounds="[)")
    uow.record(SigningEvent.MANDATE_ENDED, mandate.id, programme_id=mandate.programme_id)
