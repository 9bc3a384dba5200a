"""Who reads a role matrix, and what the database refuses by itself."""

from uuid import uuid4

import pytest
from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.exc import DBAPIError

from tests.fixtures.agreements import LEAD
from tests.fixtures.clock import shown_now
from tests.fixtures.consortium import CITY, DEVELOPER, seen
from tests.fixtures.roles import column, fill, matrix, small_matrix
from workflows.agreements.roles.models import (
    RoleClause,
    RoleDuty,
    RoleDutyName,
    RoleMatrix,
    RoleValue,
    RoleVoice,
)
from workflows.agreements.roles.states import Consent

TABLES = (RoleMatrix, RoleDuty, RoleDutyName, RoleValue, RoleVoice, RoleClause)


async def rows_of(table, who):
    """Count the rows the database itself shows somebody, whatever the code asks for."""

    async def count(session, _):
        return [await session.scalar(select(func.count()).select_from(one)) for one in TABLES]

    return await seen(table.union, who, count)


async def one_field(town):
    table, (duty,) = await small_matrix(town, "하나")
    await fill(table, duty, CITY, "RA", who=CITY)
    value = (await matrix(table)).duties[0].values[column(table, CITY)].id
    return table, duty, value


@pytest.mark.parametrize("who", [LEAD, "company.b", CITY, DEVELOPER, "auditor"])
async def test_the_parties_the_city_and_the_auditor_read_it(town, who):
    table, duty, _ = await one_field(town)

    assert [one.row.id for one in (await matrix(table, who)).duties] == [duty]
    assert all((await rows_of(table, who))[:5])


@pytest.mark.parametrize("who", ["resident.1", "ministry.officer", "company.c", "stranger"])
async def test_nobody_else_reads_it_by_code_or_by_query(town, who):
    table, *_ = await one_field(town)

    assert await matrix(table, who) is None
    assert await rows_of(table, who) == [0] * 6


async def _do(uow, *, statement):
    await uow.session.execute(statement)


async def _add(uow, *, row):
    uow.session.add(row)
    await uow.session.flush()


@pytest.mark.parametrize("who", [None, LEAD])
async def test_what_was_written_is_never_changed_or_deleted(town, who):
    table, duty, value = await one_field(town)
    for statement in (
        update(RoleValue).where(RoleValue.id == value).values(letters="C"),
        delete(RoleValue).where(RoleValue.id == value),
        update(RoleDutyName).where(RoleDutyName.duty_id == duty).values(name_ko="다른 일"),
        update(RoleVoice).where(RoleVoice.value_id == value).values(consent=Consent.OBJECT),
        delete(RoleVoice).where(RoleVoice.value_id == value),
        delete(RoleDuty).where(RoleDuty.id == duty),
    ):
        with pytest.raises(DBAPIError, match="permission denied"):
            await town.act(who, _do, statement=statement)
    for statement in (
        update(RoleDuty).where(RoleDuty.id == duty).values(slug="other"),
        update(RoleDuty).where(RoleDuty.id == duty).values(version=7),
        update(RoleMatrix).where(RoleMatrix.id == table.id).values(edition=1),
    ):
        with pytest.raises(DBAPIError, match="stays what it is"):
            await town.act(None, _do, statement=statement)


def a_value(table, duty, **other):
    given = {
        "id": uuid4(),
        "duty_id": duty,
        "agreement_id": table.id,
        "body_id": table.union.bodies[CITY],
        "number": 2,
        "letters": "R",
        "proposed_by": table.union.bodies[CITY],
        "made_at": shown_now(),
    }
    return RoleValue(**{**given, **other})


async def test_the_database_takes_no_value_out_of_turn_or_of_no_column(town):
    table, duty, _ = await one_field(town)
    for other, said in (
        ({"number": 3}, "is not the next of its field"),
        ({"number": 1}, "is not the next of its field"),
        ({"body_id": table.union.bodies["company.c"], "number": 1}, "is not the next"),
        ({"letters": "RC"}, "ck_role_value_letters"),
        ({"body_id": None, "number": 1}, "ck_role_value_column"),
    ):
        with pytest.raises(DBAPIError, match=said):
            await town.act(None, _add, row=a_value(table, duty, **other))
    with pytest.raises(DBAPIError, match="row-level security"):
        await town.act("company.b", _add, row=a_value(table, duty))


def a_voice(table, duty, value, whose, **other):
    given = {
        "value_id": value,
        "duty_id": duty,
        "duty_version": 1,
        "agreement_id": table.id,
        "programme_id": table.town.programme_id,
        "party_id": table.union.bodies[whose],
        "consent": Consent.AGREE,
        "reason": "",
        "recorded": Range(shown_now(), None, bounds="[)"),
    }
    return RoleVoice(**{**given, **other})


async def test_a_party_speaks_for_itself_alone_and_of_what_stands_also_by_query(town):
    table, duty, value = await one_field(town)
    with pytest.raises(DBAPIError, match="row-level security"):
        await town.act(LEAD, _add, row=a_voice(table, duty, value, DEVELOPER))
    with pytest.raises(DBAPIError, match="ck_role_voice_reason"):
        await town.act(
            DEVELOPER,
            _add,
            row=a_voice(table, duty, value, DEVELOPER, consent=Consent.OBJECT),
        )
    with pytest.raises(DBAPIError, match="nothing can be said"):
        await town.act(None, _add, row=a_voice(table, duty, value, "company.c"))
    await fill(table, duty, CITY, "R", who=CITY, number=1)
    with pytest.raises(DBAPIError, match="nothing can be said"):
        await town.act(DEVELOPER, _add, row=a_voice(table, duty, value, DEVELOPER))
