"""The tables: migrations give what the models say, and the database keeps each table's stance."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from workflows.tables import STANCES, Change, metadata

GRANTS = text(
    "SELECT privilege_type FROM information_schema.role_table_grants"
    " WHERE grantee = 'dure_app' AND table_name = :name"
)
COLUMNS = text(
    "SELECT column_name FROM information_schema.column_privileges"
    " WHERE grantee = 'dure_app' AND table_name = :name AND privilege_type = 'UPDATE'"
)
GUARD = text("SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE relname = :name")


def test_every_table_has_a_stance():
    assert sorted(metadata.tables) == sorted(STANCES)


async def test_the_migrations_make_what_the_models_say(services, database_name):
    engine = create_async_engine(services.url(database_name, "dure_owner"))
    async with engine.connect() as connection:
        found = await connection.run_sync(
            lambda sync: compare_metadata(
                MigrationContext.configure(sync, opts={"compare_type": True}), metadata
            )
        )
    await engine.dispose()

    # The box's tables belong to a role of their own; the owner sees that they are there, no more.
    assert found == []


@pytest.mark.parametrize(("name", "stance"), STANCES.items())
async def test_the_application_may_do_what_the_stance_says_and_no_more(
    services, database_name, name, stance
):
    engine = create_async_engine(services.url(database_name, "postgres"))
    async with engine.connect() as connection:
        grants = set(await connection.scalars(GRANTS, {"name": name}))
        columns = set(await connection.scalars(COLUMNS, {"name": name}))
        guarded = await connection.scalar(GUARD, {"name": name})
    await engine.dispose()

    expected = {
        Change.APPEND_ONLY: {"SELECT", "INSERT"},
        Change.END_ONLY: {"SELECT", "INSERT"},
        Change.BOX_ONLY: set(),
        Change.RETENTION_ONLY: set(),
        Change.CHANGEABLE: {"SELECT", "INSERT", "UPDATE"},
    }[stance.change]
    assert grants - {"DELETE"} == expected
    assert ("DELETE" in grants) == (name == "kept_answer")
    if stance.change is Change.END_ONLY:
        assert columns == {"recorded"}
    assert guarded == stance.guarded


async def test_the_application_is_no_superuser_and_owns_nothing(services, database_name):
    engine = create_async_engine(services.url(database_name))
    async with engine.connect() as connection:
        role = (
            await connection.execute(
                text(
                    "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles"
                    " WHERE rolname = current_user"
                )
            )
        ).one()
        owned = await connection.scalar(
            text("SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole")
        )
    await engine.dispose()

    assert tuple(role) == (False, False, False, False)
    assert owned == 0
