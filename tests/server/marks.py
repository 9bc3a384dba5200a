"""Events of the delivery tests, and a worker process that reacts to them slowly.

As a program: `marks.py <database url> <seconds>` delivers once, saying `reacting` when the effect of
a message is written and not yet committed.
"""

import asyncio
import sys
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import func, select

from server.database import connect
from server.delivery import deliver_waiting
from workflows.record.models import Event
from workflows.record.outbox import Reactions
from workflows.record.topics import TOPICS
from workflows.record.uow import Sessions, UnitOfWork, unit_of_work

# What these events would change for the public: nothing.
TOPICS["test"] = None


class Mark(StrEnum):
    """What the delivery tests put on record."""

    ASKED = "test.asked"
    ANSWERED = "test.answered"


def answering(seconds: float = 0.0) -> Reactions:
    """Return reactions that answer each question with one event, in so many seconds."""

    async def answer(uow: UnitOfWork, event: Event) -> None:
        uow.record(Mark.ANSWERED, event.id, programme_id=None)
        await uow.session.flush()
        if seconds:
            print("reacting", flush=True)
            await asyncio.sleep(seconds)

    return {Mark.ASKED.value: (answer,)}


async def ask(sessions: Sessions, number: int) -> list[UUID]:
    """Put so many questions on record, each in a transaction of its own; return their ids."""
    asked = []
    for _ in range(number):
        async with unit_of_work(sessions) as uow:
            asked.append(uow.record(Mark.ASKED, uuid4(), programme_id=None))
    return asked


async def answers(sessions: Sessions, asked: list[UUID]) -> list[int]:
    """Return how often each question was answered."""
    async with sessions() as session:
        rows = await session.execute(
            select(Event.subject_id, func.count())
            .where(Event.kind == Mark.ANSWERED, Event.subject_id.in_(asked))
            .group_by(Event.subject_id)
        )
        found = {row[0]: row[1] for row in rows}
    return [found.get(one, 0) for one in asked]


async def main(url: str, seconds: float) -> None:
    """Deliver what waits, slowly."""
    database = connect(url)
    try:
        await deliver_waiting(database.writes, answering(seconds))
    finally:
        await database.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], float(sys.argv[2])))
