"""Delivery from the outbox: claim, react and mark done in one transaction."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy import func, select, update

from workflows.record.models import Event, OutboxMessage
from workflows.record.uow import Sessions, UnitOfWork, unit_of_work

Reaction = Callable[[UnitOfWork, Event], Awaitable[None]]
Reactions = Mapping[str, Sequence[Reaction]]

FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=10)


async def deliver_one(sessions: Sessions, reactions: Reactions) -> bool:
    """Deliver the oldest waiting message; return False if none waits.

    The claim (SKIP LOCKED), the reactions and the mark are one transaction: a worker that dies in
    the middle has done nothing, and two workers never do the same message. A reaction that fails
    is put off, twice as long each time, and keeps its error.
    """
    failure: tuple[UUID, int, Exception] | None = None
    try:
        async with unit_of_work(sessions) as uow:
            message = await _claim(uow)
            if message is None:
                return False
            # Kept apart from the row, which a rollback takes away from us.
            message_id, attempts = message.id, message.attempts
            event = await uow.session.get_one(Event, message.event_id)
            for reaction in reactions.get(message.kind, ()):
                try:
                    await reaction(uow, event)
                except Exception as error:
                    failure = (message_id, attempts, error)
                    raise
            message.done_at = uow.now
    except Exception as error:
        if failure is None or failure[2] is not error:
            raise
        await _put_off(sessions, *failure)
    return True


async def waiting(sessions: Sessions) -> int:
    """Return how many messages have not been delivered."""
    async with unit_of_work(sessions) as uow:
        count = await uow.session.scalar(
            select(func.count()).select_from(OutboxMessage).where(OutboxMessage.done_at.is_(None))
        )
    return count or 0


async def _claim(uow: UnitOfWork) -> OutboxMessage | None:
    return await uow.session.scalar(
        select(OutboxMessage)
        .where(OutboxMessage.done_at.is_(None), OutboxMessage.next_try_at <= uow.now)
        .order_by(OutboxMessage.next_try_at, OutboxMessage.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )


async def _put_off(sessions: Sessions, message_id: UUID, attempts: int, error: Exception) -> None:
    wait = min(FIRST_WAIT * 2 ** min(attempts, 10), LONGEST_WAIT)
    async with unit_of_work(sessions) as uow:
        await uow.session.execute(
            update(OutboxMessage)
            .where(OutboxMessage.id == message_id, OutboxMessage.done_at.is_(None))
            .values(
                attempts=OutboxMessage.attempts + 1,
                next_try_at=uow.now + wait,
                last_error=repr(error)[:500],
            )
        )
