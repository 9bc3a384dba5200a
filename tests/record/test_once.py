"""Reading once: in a snapshot the same question is asked once, and where acts write it is asked each time."""

from sqlalchemy import text

from workflows.record.once import once
from workflows.record.uow import session_on, unit_of_work

CLOCK = text("SELECT clock_timestamp()")


async def twice(session):
    """Ask the database's running clock twice under one key."""

    async def read():
        return await session.scalar(CLOCK)

    return await once(session, "clock", read), await once(session, "clock", read)


async def test_a_snapshot_is_asked_once_and_a_unit_of_work_each_time(sessions):
    async with unit_of_work(sessions) as uow:
        first, second = await twice(uow.session)
        assert first < second
        snapshot = session_on(await uow.session.connection())
        first, second = await twice(snapshot)
        assert first == second
        another = session_on(await uow.session.connection())
        assert (await twice(another))[0] > second
