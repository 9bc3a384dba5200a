"""Controls: the product's own server and worker, made hasty inside this process only.

`python -m tests.torture.hasty serve` answers before the commit, ballots too: none of them goes by the
short way, whose statement commits itself. `... worker` marks a message as done before its reactions have
run. Everything else is the product's code and command line.
"""

import asyncio
import runpy
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

from workflows.record import outbox, uow
from workflows.record.models import Event
from workflows.record.outbox import Reactions
from workflows.record.uow import Identify, Sessions, UnitOfWork, introduce, the_house
from workflows.voting import casting

LATER = 0.3  # seconds from the answer to the commit
_kept: set[asyncio.Task[None]] = set()
patient = uow.unit_of_work


@asynccontextmanager
async def hasty_unit_of_work(
    sessions: Sessions,
    identify: Identify = the_house,
    *,
    ring: Callable[[], Awaitable[None]] | None = None,
) -> AsyncIterator[UnitOfWork]:
    """Open a unit of work as the product does, but go on to the answer and commit a little later."""
    session = sessions()
    try:
        now = await uow.database_now(session)
        actor = await identify(session)
        await introduce(session, actor)
        work = UnitOfWork(session=session, actor=actor, now=now)
        yield work
        await session.flush()
        await work.write_down()
    except BaseException:
        await session.close()
        raise

    async def finish() -> None:
        await asyncio.sleep(LATER)
        await session.commit()
        await session.close()
        if ring is not None and work.noted:
            await ring()

    task = asyncio.create_task(finish())
    _kept.add(task)
    task.add_done_callback(_kept.discard)


async def posted_by_nobody(_driver: Any, casts: Sequence[casting.Cast]) -> list[None]:
    """Put no ballot in by the short way, so that each is put in by a unit of work."""
    return [None] * len(casts)


async def hasty_deliver_one(sessions: Sessions, reactions: Reactions) -> bool:
    """Mark the message as done first, and react to it afterwards in a transaction of its own."""
    async with patient(sessions) as work:
        message = await outbox._claim(work)
        if message is None:
            return False
        event = await work.session.get_one(Event, message.event_id)
        message.done_at = work.now
    async with patient(sessions) as work:
        for reaction in reactions.get(event.kind, ()):
            await reaction(work, event)
    return True


if __name__ == "__main__":
    # Before anything else of the product takes these names into its own modules.
    match sys.argv[1]:
        case "serve":
            uow.unit_of_work = hasty_unit_of_work
            casting.post_ballots = posted_by_nobody
        case "worker":
            outbox.deliver_one = hasty_deliver_one
    runpy.run_module("server", run_name="__main__", alter_sys=True)
