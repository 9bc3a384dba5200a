"""Reminders of due days: before it, on it, once it is over, and once it is over for long; each once."""

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from workflows.agreements.amending.models import DutyEnd
from workflows.agreements.duties.due import warnings
from workflows.agreements.duties.events import DutyEvent
from workflows.agreements.duties.gathering import due_of, facts_of
from workflows.agreements.duties.models import Duty, DutyReminder
from workflows.agreements.duties.states import AWAITED, DutyWarning
from workflows.law.queries import off_days, standing_limit
from workflows.law.today import legal_day
from workflows.record.uow import UnitOfWork

BEFORE_DAYS = "duties.notice"
EVENTS = {
    DutyWarning.SOON: DutyEvent.DUE_SOON,
    DutyWarning.TODAY: DutyEvent.DUE_TODAY,
    DutyWarning.LATE: DutyEvent.LATE,
    DutyWarning.ESCALATED: DutyEvent.ESCALATED,
}


async def remind_of_duties(uow: UnitOfWork) -> int:
    """Remind of obligations whose day comes near, is here, or is over; return of how many.

    Allowed: the house. Refuses: nothing. Records: ``duty.due_soon``, ``duty.due_today``, ``duty.late``
    or ``duty.escalated``, once for each due day.
    """
    today, off = await legal_day(uow), await off_days(uow.session)
    before = await standing_limit(uow.session, BEFORE_DAYS, today)
    rows = await uow.session.scalars(
        select(Duty)
        .where(
            Duty.state.in_(AWAITED),
            Duty.withdrawn_at.is_(None),
            Duty.id.not_in(select(DutyEnd.duty_id).where(DutyEnd.ends_on <= today)),
        )
        .order_by(Duty.agreement_id, Duty.number)
    )
    known = {}
    told = 0
    for row in rows.all():
        if row.agreement_id not in known:
            known[row.agreement_id] = await facts_of(uow.session, row.agreement_id)
        due = due_of(row, known[row.agreement_id], off)
        if due is None:
            continue
        for warned in warnings(due, today, before, row.escalate_after):
            new = await uow.session.scalar(
                insert(DutyReminder)
                .values(
                    duty_id=row.id,
                    due_on=due,
                    warned=warned,
                    programme_id=row.programme_id,
                    at=uow.now,
                )
                .on_conflict_do_nothing()
                .returning(DutyReminder.duty_id)
            )
            if new is not None:
                uow.record(
                    EVENTS[warned], row.id, programme_id=row.programme_id, due=due.isoformat()
                )
                told += 1
    return told
