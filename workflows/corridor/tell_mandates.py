"""Who is told of a mandate to sign: its holder, that he may sign now, and that he may no more and why."""

from datetime import timedelta

from sqlalchemy import func, select, update

from workflows.agreements.signing.events import SigningEvent
from workflows.agreements.signing.models import SigningMandate
from workflows.identity.events import IdentityEvent
from workflows.identity.models import Appointment
from workflows.kit.wording import SEOUL
from workflows.notices.kinds import NoticeKind
from workflows.notices.models import Notice
from workflows.notices.telling import tell
from workflows.record.models import Event
from workflows.record.outbox import Reactions
from workflows.record.uow import UnitOfWork

K = NoticeKind


async def given(uow: UnitOfWork, event: Event) -> None:
    """Tell the holder that he may sign, and until which day."""
    mandate = await uow.session.get_one(SigningMandate, event.subject_id)
    until = mandate.valid.upper
    # Its last day: what ends at midnight does not reach into the next.
    last = until and (until - timedelta(microseconds=1)).astimezone(SEOUL).date()
    appointment = await uow.session.get_one(Appointment, mandate.appointment_id)
    await tell(uow, event, {appointment.person_id}, K.MANDATE_GIVEN, about=mandate.id, due_on=last)


async def ended(uow: UnitOfWork, event: Event) -> None:
    """Tell the holder that it was taken back; one whose time was over has been told so."""
    mandate = await uow.session.get_one(SigningMandate, event.subject_id)
    over, until = mandate.recorded.upper, mandate.valid.upper
    if over is None or (until is not None and until <= over):
        return
    await _no_more(uow, event, mandate, K.MANDATE_ENDED)


async def lapsed(uow: UnitOfWork, event: Event) -> None:
    """Tell the holder that its time is over."""
    mandate = await uow.session.get_one(SigningMandate, event.subject_id)
    await _no_more(uow, event, mandate, K.MANDATE_LAPSED)


async def capacity_ended(uow: UnitOfWork, event: Event) -> None:
    """Tell whose capacity has ended that what he held by it signs nothing any more, of each mandate apart."""
    held = await uow.session.scalars(
        select(SigningMandate)
        .where(
            SigningMandate.appointment_id == event.subject_id,
            func.upper_inf(SigningMandate.recorded),
            func.upper(SigningMandate.valid) > event.recorded_at,
        )
        .order_by(SigningMandate.id)
    )
    for mandate in held.all():
        await _no_more(uow, event, mandate, K.MANDATE_ENDED)


async def _no_more(
    uow: UnitOfWork, event: Event, mandate: SigningMandate, kind: NoticeKind
) -> None:
    appointment = await uow.session.get_one(Appointment, mandate.appointment_id)
    # That he may sign until a day is true no more, and no letter says so any more.
    await uow.session.execute(
        update(Notice)
        .where(Notice.subject_id == mandate.id, Notice.kind == K.MANDATE_GIVEN)
        .values(due_on=None, mailed_at=func.coalesce(Notice.mailed_at, uow.now))
    )
    await tell(uow, event, {appointment.person_id}, kind, about=mandate.id)


MANDATE_NOTICES: Reactions = {
    SigningEvent.MANDATE_GIVEN.value: (given,),
    SigningEvent.MANDATE_ENDED.value: (ended,),
    SigningEvent.MANDATE_LAPSED.value: (lapsed,),
    IdentityEvent.APPOINTMENT_ENDED.value: (capacity_ended,),
}
