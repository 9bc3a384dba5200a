"""The check at start: the house serves only from a database that binds its role and keeps its commits."""

import asyncio
from contextlib import suppress
from uuid import uuid4

import pytest
from asyncpg.exceptions import ReadOnlySQLTransactionError
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from server import database as product
from server.database import Database, UnsafeDatabaseError, answering, connect, demand_safe
from tests.fixtures.services import Services
from workflows.rights.actor import THE_HOUSE, Actor


@pytest.fixture
def durable_but_for_fsync(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests' own PostgreSQL runs without fsync, and says so."""
    monkeypatch.setattr(
        product, "DURABLE", {name: v for name, v in product.DURABLE.items() if name != "fsync"}
    )


async def complaint(url: str) -> str:
    """Return what the check says of a login, or nothing."""
    found = connect(url, connections=1)
    try:
        await demand_safe(found)
    except UnsafeDatabaseError as error:
        return str(error)
    finally:
        await found.close()
    return ""


async def test_the_application_role_is_safe(database: Database, durable_but_for_fsync: None):
    await demand_safe(database)


async def test_a_database_without_fsync_is_refused(database: Database):
    with pytest.raises(UnsafeDatabaseError, match="fsync is off, must be on"):
        await demand_safe(database)


@pytest.mark.parametrize("setting", ["synchronous_commit", "full_page_writes"])
async def test_commits_that_may_be_lost_are_refused(
    services: Services, database_name: str, durable_but_for_fsync: None, setting: str
):
    if setting == "synchronous_commit":
        await services.as_superuser(
            "postgres", f"ALTER DATABASE {database_name} SET synchronous_commit = off"
        )
    else:
        await services.as_superuser("postgres", "ALTER SYSTEM SET full_page_writes = off")
        await services.as_superuser("postgres", "SELECT pg_reload_conf()")
    try:
        said = await complaint(services.url(database_name))
    finally:
        await services.as_superuser("postgres", "ALTER SYSTEM RESET full_page_writes")
        await services.as_superuser("postgres", "SELECT pg_reload_conf()")
        await services.as_superuser("postgres", f"ALTER DATABASE {database_name} RESET ALL")

    assert f"{setting} is off" in said


async def test_a_superuser_is_refused_even_in_the_clothes_of_the_application(
    services: Services, database_name: str, durable_but_for_fsync: None
):
    said = await complaint(services.url(database_name, "postgres"))

    assert "postgres as dure_app is a superuser" in said


async def test_the_owner_of_the_tables_is_refused(
    services: Services, database_name: str, durable_but_for_fsync: None
):
    await services.as_superuser("postgres", "GRANT dure_app TO dure_owner")
    try:
        said = await complaint(services.url(database_name, "dure_owner"))
    finally:
        await services.as_superuser("postgres", "REVOKE dure_app FROM dure_owner")

    assert "dure_owner as dure_app owns" in said


@pytest.mark.parametrize("attribute", ["BYPASSRLS", "SUPERUSER"])
async def test_an_application_role_beyond_the_rules_is_refused(
    services: Services, database_name: str, durable_but_for_fsync: None, attribute: str
):
    await services.as_superuser("postgres", f"ALTER ROLE dure_app {attribute}")
    try:
        said = await complaint(services.url(database_name))
    finally:
        await services.as_superuser("postgres", f"ALTER ROLE dure_app NO{attribute}")

    assert "dure_app as dure_app is a superuser or bypasses row security" in said


async def test_another_login_takes_the_application_role_on(
    services: Services, database_name: str, durable_but_for_fsync: None
):
    await services.as_superuser("postgres", "CREATE ROLE clerk LOGIN NOSUPERUSER")
    await services.as_superuser("postgres", "GRANT dure_app TO clerk")
    await services.as_superuser("postgres", f"GRANT CONNECT ON DATABASE {database_name} TO clerk")
    found = connect(services.url(database_name, "clerk"), connections=1)
    try:
        await demand_safe(found)
        async with found.reads() as session:
            row = (await session.execute(text("SELECT session_user, current_user"))).one()
    finally:
        await found.close()
        await services.as_superuser(
            "postgres", f"REVOKE ALL ON DATABASE {database_name} FROM clerk"
        )
        await services.as_superuser("postgres", "DROP ROLE clerk")

    assert tuple(row) == ("clerk", "dure_app")


async def test_a_read_cannot_write_and_sees_one_state(database: Database):
    async with database.reads() as session:
        level = await session.scalar(text("SHOW transaction_isolation"))
        with pytest.raises(DBAPIError, match="read-only transaction"):
            await session.execute(text("DELETE FROM kept_answer"))

    assert level == "repeatable read"


async def test_a_write_is_read_committed_and_every_wait_has_an_end(
    services: Services, database_name: str
):
    names = ("lock", "statement", "idle_in_transaction_session", "transaction")
    served = connect(services.url(database_name))
    async with served.writes() as session:
        level = await session.scalar(text("SHOW transaction_isolation"))
        waits = [await session.scalar(text(f"SHOW {name}_timeout")) for name in names]
    await served.close()

    assert level == "read committed"
    assert waits == ["4s", "10s", "5s", "15s"]


async def test_a_server_waits_for_a_database_that_is_only_coming_up(
    services: Services, template: str
):
    name = f"coming_{uuid4().hex[:8]}"
    early = connect(services.url(name))
    waiting = asyncio.create_task(answering(early, 20))
    await asyncio.sleep(0.3)
    waited = not waiting.done()
    await services.as_superuser(
        "postgres", f"CREATE DATABASE {name} TEMPLATE {template} OWNER dure_owner"
    )
    await waiting
    await early.close()
    await services.as_superuser("postgres", f"DROP DATABASE {name} WITH (FORCE)")

    assert waited


async def test_a_server_waits_no_longer_than_it_is_told(services: Services):
    nowhere = connect(services.url("there_is_no_such_database"))

    with pytest.raises(DBAPIError):
        await answering(nowhere, 0)

    await nowhere.close()


async def test_a_glance_writes_nothing_even_if_it_were_asked_to(database: Database):
    delete = "DELETE FROM kept_answer"
    with pytest.raises(DBAPIError, match="read-only transaction"):
        async with database.glances() as session:
            await session.execute(text(delete))
    with pytest.raises(ReadOnlySQLTransactionError):
        async with database.look() as line:
            await line.driver.execute(delete)


async def test_a_snapshot_shows_one_state_to_one_person_and_writes_nothing(database: Database):
    person = uuid4()
    count, insert = "SELECT count(*) FROM version", "UPDATE version SET number = number + 1"
    async with database.snapshots(Actor(person_id=person)) as connection:
        asked = "SELECT asking_person()::text, asking_house()"
        assert tuple((await connection.execute(text(asked))).one()) == (str(person), False)
        await connection.execute(text(count))
        with pytest.raises(DBAPIError, match="read-only transaction"):
            await connection.execute(text(insert))
    async with database.snapshots(THE_HOUSE) as connection:
        assert tuple((await connection.execute(text(asked))).one()) == (None, True)


@pytest.mark.parametrize("how", ["ended", "failed", "cancelled"])
async def test_a_snapshot_leaves_nothing_open_behind_it(services: Services, database_name, how):
    alone = connect(services.url(database_name), connections=1)
    said = {"ended": "SELECT 1", "failed": "SELECT 1/0", "cancelled": "SELECT pg_sleep(5)"}[how]

    async def read() -> None:
        async with alone.snapshots(Actor(person_id=uuid4())) as connection:
            await connection.execute(text(said))

    with suppress(DBAPIError, TimeoutError):
        await asyncio.wait_for(read(), 1)

    # There is room for one: what is lent next is the same line, or one in the place of it.
    _, shown, _ = alone.lines
    line = await shown.take()
    asked = "SELECT coalesce(current_setting('dure.person_id', true), '')"
    assert await line.driver.fetchval(asked) == ""
    assert not line.driver.is_in_transaction()
    await shown.give_back(line, sound=True)
    await alone.close()


async def test_a_connection_in_somebodys_transaction_is_not_handed_on(
    services: Services, database_name
):
    alone = connect(services.url(database_name), connections=1)
    async with alone.look() as line:
        await line.driver.execute("BEGIN; SET LOCAL dure.house = 'yes'")

    async with alone.look() as line:
        asked = "SELECT coalesce(current_setting('dure.house', true), '')"
        assert await line.driver.fetchval(asked) == ""
    await alone.close()
