"""Who reads the register of obligations, and what the database refuses by itself."""

import pytest
from sqlalchemy import delete, func, select, text, update
from sqlalchemy.exc import DBAPIError

from tests.fixtures.agreements import LEAD
from tests.fixtures.consortium import CITY, DEVELOPER, seen
from tests.fixtures.duties import GIVES, drafted, mapped, register, shown
from tests.fixtures.town import make_town
from workflows.agreements.duties import mapping
from workflows.agreements.duties.models import Duty, DutyNone

SHUT_OUT = ["resident.1", "ministry.officer", "company.c", "stranger"]


async def draft(town):
    table, clause = await drafted(town)
    duty = await mapped(table, clause)
    await town.act(LEAD, mapping.mark_no_duty, clause_id=clause, sentence=GIVES, reason="이미 했음")
    return table, clause, duty


async def rows_of(table, who):
    """Count the rows the database itself shows somebody, whatever the code asks for."""

    async def count(session, _):
        return [await session.scalar(select(func.count()).select_from(m)) for m in (Duty, DutyNone)]

    return await seen(table.union, who, count)


async def test_the_parties_the_city_and_the_auditor_read_it_and_nobody_else(town, sessions):
    table, _, duty = await draft(town)
    for who in (LEAD, "company.b", CITY, DEVELOPER, "auditor"):
        assert (await shown(table, duty, who)).row.id == duty.id
        assert (await register(table, who)).unmapped == []
        assert await rows_of(table, who) == [1, 1]
    for who in SHUT_OUT:
        assert await shown(table, duty, who) is None
        assert await register(table, who) is None
        assert await rows_of(table, who) == [0, 0]
    elsewhere, _, other = await draft(await make_town(sessions))
    assert await shown(table, other, LEAD) is None
    assert await rows_of(elsewhere, LEAD) == [1, 1]


async def _do(uow, *, statement):
    await uow.session.execute(statement)


async def test_an_obligation_stays_what_it_is(town):
    _, _, duty = await draft(town)
    for values in ({"what": "다른 일"}, {"length": 900}):
        change = update(Duty).where(Duty.id == duty.id).values(values)
        with pytest.raises(DBAPIError, match="stays what it is"):
            await town.act(LEAD, _do, statement=change)
    for gone in (delete(Duty), delete(DutyNone), update(DutyNone).values(reason="다른 까닭")):
        with pytest.raises(DBAPIError, match="permission denied"):
            await town.act(LEAD, _do, statement=gone)


async def test_none_is_forged_for_another_party_or_of_no_agreement(town):
    table, _, duty = await draft(town)
    forged = text(
        "INSERT INTO duty_step (duty_id, number, programme_id, agreement_id, act, words, body_id,"
        " acted_on, at) VALUES (:duty, 1, :place, :agreement, 'ACCEPTED', '말', :body,"
        " current_date, now())"
    ).bindparams(
        duty=duty.id, place=town.programme_id, agreement=table.id, body=table.union.bodies[CITY]
    )
    with pytest.raises(DBAPIError, match="row-level security"):
        await town.act(LEAD, _do, statement=forged)
    stray = text(
        "INSERT INTO duty (id, programme_id, agreement_id, clause_id, number, sentence,"
        " sentence_digest, debtor_id, what, trigger, fixed_day, evidence, state, steps, mapped_at)"
        " SELECT gen_random_uuid(), programme_id, agreement_id, clause_id, 99, sentence,"
        " sentence_digest, :body, what, 'FIXED_DAY', current_date, evidence, state, 0, mapped_at"
        " FROM duty"
    ).bindparams(body=table.union.bodies["company.c"])
    with pytest.raises(DBAPIError, match="of no agreement that is drafted"):
        await town.act(LEAD, _do, statement=stray)
