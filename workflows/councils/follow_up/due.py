"""Reminders of due days: before it, on it, and once it is over; each once for every due day."""

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from workflows.councils.follow_up.events import DecisionEvent
from workflows.councils.follow_up.models import Decision, DecisionReminder
from workflows.councils.follow_up.states import WAITING, Warned, warning
from workflows.law.queries import standing_limit
from workflows.law.today import legal_day
from workflows.record.uow import UnitOfWork

BEFORE_DAYS = "council.house.follow_up_notice"
EVENTS = {
    Warned.SOON: DecisionEvent.DUE_SOON,
    Warned.TODAY: DecisionEvent.DUE_TODAY,
    Warned.LATE: DecisionEvent.LATE,
}


async def remind_of_decisions(uow: UnitOfWork) -> int:
    """Remind of decisions whose day comes near, is here, or is over; return of how many.

    Allowed: the house. Refuses: nothing. Records: ``decision.due_soon``, ``decision.due_today`` or
    ``decision.late``, once for each due day.
    """
    today = await legal_day(uow)
    before = await standing_limit(uow.session, BEFORE_DAYS, today)
    rows = await uow.session.scalars(
        select(Decision).where(Decision.state.in_(WAITING), Decision.due_on.is_not(None))
    )
    told = 0
    for row in sorted(rows, key=lambda one: one.id):
        warned = None if row.due_on is None else warning(row.due_on, today, before)
        if warned is None or row.due_on is None:
            continue
        new = await uow.session.scalar(
            insert(DecisionReminder)
            .values(
                decision_id=row.id,
                due_on=row.due_on,
                warned=warned,
                programme_id=row.programme_id,
                at=uow.now,
            )
            .on_conflict_do_nothing()
            .returning(DecisionReminder.decision_id)
        )
        if new is not None:
            uow.record(
                EVENTS[warned],
                row.id,
                programme_id=row.programme_id,
                due=row.due_on.isoformat(),
            )
            told += 1
    return told
