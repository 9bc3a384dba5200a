"""Refused attempts that must leave a trace: what was tried, by which hat, and why it was refused."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import func, select

from workflows.kit.refusal import Refusal
from workflows.record.events import RecordEvent
from workflows.record.models import Event
from workflows.record.uow import UnitOfWork

# A hat that is refused over and over fills no disk: beyond this the count is known to be "many".
MOST_PER_HOUR = 60


async def record_refused(
    uow: UnitOfWork, *, action: str, refusal: Refusal, subject_id: UUID, programme_id: UUID | None
) -> bool:
    """Record one refused attempt, in a unit of work of its own.

    Allowed: the doorway that saw the refusal. Refuses: nothing; beyond 60 an hour from one hat
    (or one person without a hat) it keeps quiet. Records: ``attempt.refused`` with action, kind
    and reason: never the input, never a choice. Returns whether a row was written.
    """
    since = uow.now - timedelta(hours=1)
    uow.hat = uow.actor.chosen
    same_hat = (
        Event.appointment_id == uow.hat.appointment_id
        if uow.hat
        else (Event.appointment_id.is_(None)) & (Event.person_id == uow.actor.person_id)
    )
    seen = await uow.session.scalar(
        select(func.count())
        .select_from(Event)
        .where(Event.kind == RecordEvent.ATTEMPT_REFUSED, Event.recorded_at > since, same_hat)
    )
    if (seen or 0) >= MOST_PER_HOUR:
        return False
    uow.record(
        RecordEvent.ATTEMPT_REFUSED,
        subject_id,
        programme_id=programme_id,
        action=action,
        code=refusal.code.value,
        reason=refusal.reason,
    )
    return True
