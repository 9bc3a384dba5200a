"""Reading a legal name: only who may, with a purpose, and never without a trace."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from workflows.identity.queries import actor_for
from workflows.identity.reads import list_reads, names_by_read, read_legal_name
from workflows.kit.paging import Window
from workflows.kit.refusal import Invalid, NotAllowed, NotFound
from workflows.record.uow import unit_of_work

OFFICER = "municipality.officer"


async def read(town, who=OFFICER, whose="resident.1", purpose="보상 서류에 적을 이름"):
    return await town.act(
        who,
        read_legal_name,
        programme_id=town.programme_id,
        appointment_id=town.appointments[whose],
        purpose=purpose,
    )


async def seen(town, who):
    async with unit_of_work(town.sessions, lambda s: actor_for(s, town.people[who])) as uow:
        return [
            one.id for one in (await list_reads(uow.session, uow.actor, window=Window(10))).rows
        ]


async def test_a_name_is_told_and_the_person_and_the_auditor_see_who_looked(town):
    trace = await read(town)
    async with unit_of_work(town.sessions, lambda s: actor_for(s, town.people[OFFICER])) as uow:
        told = await names_by_read(uow.session, uow.actor, [trace.id])

    assert told[trace.id].legal_name == "이름 resident.1"
    assert await seen(town, "resident.1") == [trace.id]
    assert await seen(town, "auditor") == [trace.id]
    assert await seen(town, "resident.2") == []


async def test_who_may_not_reads_nothing_and_nobody_without_a_purpose(town):
    with pytest.raises(NotAllowed, match="no_capacity"):
        await read(town, who="company.a")
    with pytest.raises(Invalid, match="text_empty"):
        await read(town, purpose=" ")
    town.appointments["nobody"] = town.programme_id
    with pytest.raises(NotFound, match="no_such_appointment"):
        await read(town, whose="nobody")


async def test_the_trace_stays(town):
    await read(town)
    with pytest.raises(DBAPIError, match="permission denied"):
        async with unit_of_work(town.sessions) as uow:
            await uow.session.execute(text("DELETE FROM personal_read"))
