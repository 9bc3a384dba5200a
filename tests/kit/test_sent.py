"""Statements handed to the driver as they are: the same rows as by the engine, wherever they are asked."""

from unittest.mock import patch
from uuid import UUID

import asyncpg
import pytest
from sqlalchemy import Text, bindparam, cast, func, select

from workflows.kit import sent
from workflows.kit.refusal import Busy
from workflows.kit.sent import Sent
from workflows.law.models import LegalRule
from workflows.programmes.models import Programme
from workflows.proposals.models import Proposal
from workflows.proposals.states import Category, ProposalState
from workflows.record.busy import told_as_busy
from workflows.record.models import Event
from workflows.rights.actor import ANONYMOUS

FILLED_IN = select(Programme.name_ko, Programme.id).where(Programme.slug == bindparam("slug"))
LISTED = (
    select(Proposal.title, Proposal.category, Proposal.submitted_at, Proposal.cost)
    .where(
        Proposal.state.in_([ProposalState.SUBMITTED]),
        Proposal.category.in_(list(Category)),
        Proposal.id != UUID(int=0),
    )
    .order_by(Proposal.title)
    .limit(3)
)
RANGES = (
    select(LegalRule.valid, LegalRule.recorded, LegalRule.rule_id).order_by(LegalRule.id).limit(3)
)
NESTED = select(Event.data, Event.kind, Event.recorded_at).order_by(Event.id)
ASLEEP = Sent(select(cast(func.pg_sleep(30), Text).label("said")))


def titled(*found: object) -> Sent:
    """Return a statement with a value of its own, a list of its own, and one parameter."""
    return Sent(
        select(Proposal.id, Proposal.title, Proposal.category, Proposal.submitted_at)
        .where(
            Proposal.category == Category.WELFARE,
            Proposal.programme_id.in_(found),
            Proposal.title == bindparam("title", type_=Text),
        )
        .order_by(Proposal.submitted_at)
    )


async def test_rows_are_the_same_by_the_driver_and_by_the_engine(town, database, snapshots):
    for title in ("나무", "나무", "의자"):
        await town.propose(title)
    wanted = titled(town.programme_id)

    async with database.reads() as session:
        by_engine = await wanted.rows(session, {"title": "나무"})
    # Asked before: from here on it goes to the driver as text.
    async with snapshots(ANONYMOUS) as connection:
        by_driver = await wanted.rows(connection, {"title": "나무"})
        other = await wanted.rows(connection, {"title": "의자"})

    assert [tuple(row) for row in by_driver] == [tuple(row) for row in by_engine]
    assert [row[1] for row in by_driver] == ["나무", "나무"]
    assert [row[1] for row in other] == ["의자"]


async def test_an_empty_list_of_its_own_finds_nothing(town, snapshots):
    await town.propose("나무")
    nothing = titled()
    async with snapshots(ANONYMOUS) as connection:
        for _ in range(2):
            assert list(await nothing.rows(connection, {"title": "나무"})) == []


async def test_in_a_transaction_of_the_engine_the_engine_asks(town, database):
    # Past the engine nothing would have begun yet, and what it reads would be of another state.
    async with database.reads() as session:
        connection = await session.connection()
        wanted = titled(town.programme_id)
        for _ in range(2):
            await wanted.rows(connection, {"title": "나무"})
        raw = await connection.get_raw_connection()
        assert raw.driver_connection.is_in_transaction()


@pytest.mark.parametrize("statement", [FILLED_IN, LISTED, RANGES, NESTED])
async def test_every_kind_of_value_comes_as_the_engine_gives_it(town, database, statement):
    await town.propose("쉼터")
    await town.propose("나무")
    values = {"slug": town.slug} if statement is FILLED_IN else {}
    wanted = Sent(statement)

    async with database.reads() as session:
        usual = await wanted.rows(session, values)
    async with database.look() as line:
        found = await wanted.rows(line, values)

    assert usual
    assert [tuple(row) for row in found] == [tuple(row) for row in usual]


async def test_what_is_asked_once_is_not_written_down(town, snapshots):
    wanted = titled(town.programme_id)
    with patch.object(sent, "written", side_effect=sent.written) as written:
        async with snapshots(ANONYMOUS) as connection:
            await wanted.rows(connection, {"title": "나무"})
            assert written.call_count == 0
            for _ in range(3):
                await wanted.rows(connection, {"title": "나무"})
    assert written.call_count == 1


def asked_before(wanted: Sent) -> Sent:
    """Let a statement be asked again: by the driver."""
    wanted._asked = True
    return wanted


async def asleep(snapshots, before):
    """Ask what takes half a minute, after something was done on the connection."""
    with told_as_busy():
        async with snapshots(ANONYMOUS) as connection:
            await before((await connection.get_raw_connection()).driver_connection)
            await asked_before(ASLEEP).rows(connection, {})


async def test_an_answer_that_takes_too_long_is_told_as_busy(snapshots):
    async def hurry(driver):
        await driver.execute("SET LOCAL statement_timeout = 50")

    with pytest.raises(Busy):
        await asleep(snapshots, hurry)


async def test_a_connection_that_is_lost_is_told_as_busy(services, snapshots):
    async def cut(driver):
        own = driver.get_server_pid()
        await services.as_superuser("postgres", f"SELECT pg_terminate_backend({own})")

    with pytest.raises(Busy):
        await asleep(snapshots, cut)


async def test_a_statement_that_is_wrong_fails_as_it_is(snapshots):
    wrong = Sent(select((1 / func.length(bindparam("none", type_=Text))).label("said")))
    async with snapshots(ANONYMOUS) as connection:
        with pytest.raises(asyncpg.DivisionByZeroError), told_as_busy():
            await asked_before(wrong).rows(connection, {"none": ""})
