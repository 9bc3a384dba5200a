"""Reminders of reports that are due: before the day, on it, and once it is over; each once."""

from sqlalchemy import or_, select

from workflows.councils.follow_up.states import Warned, warning
from workflows.councils.interests.events import InterestEvent
from workflows.councils.interests.models import InterestDuty
from workflows.law.queries import standing_limit
from workflows.law.today import legal_day
from workflows.record.uow import UnitOfWork

BEFORE_DAYS = "council.house.interest_notice"
EVENTS = {
    Warned.SOON: InterestEvent.DUE_SOON,
    Warned.TODAY: InterestEvent.DUE_TODAY,
    Warned.LATE: InterestEvent.LATE,
}


async def remind_of_interests(uow: UnitOfWork) -> int:
    """Remind of reports whose day comes near, is here, or is over; return of how many.

    Allowed: the house. Refuses: nothing. Records: ``interest.due_soon``, ``interest.due_today`` or
    ``interest.late``, each once.
    """
    today = await legal_day(uow)
    before = await standing_limit(uow.session, BEFORE_DAYS, today)
    rows = await uow.session.scalars(
        select(InterestDuty)
        .where(
            InterestDuty.met.is_(None),
            or_(InterestDuty.warned.is_(None), InterestDuty.warned != Warned.LATE),
        )
        .order_by(InterestDuty.id)
        .with_for_update()
    )
    told = 0
    for duty in rows.all():
        warned = warning(duty.due_on, today, before)
        if warned is None or warned is duty.warned:
            continue
        duty.warned = warned
        due = duty.due_on.isoformat()
        uow.record(EVENTS[warned], duty.id, programme_id=duty.programme_id, due=due)
        told += 1
    await uow.session.flush()
    return told
