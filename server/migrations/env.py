"""Alembic's environment: the owner's URL, the one metadata, and time-outs on every migration."""

import asyncio
import os

from alembic import context
from sqlalchemy import Connection, pool, text
from sqlalchemy.ext.asyncio import create_async_engine

from workflows.tables import metadata


def run(connection: Connection) -> None:
    """Run migrations in one transaction, waiting briefly for locks."""
    connection.execute(text("SET lock_timeout = '4s'"))
    connection.execute(text("SET statement_timeout = '60s'"))
    connection.commit()
    context.configure(connection=connection, target_metadata=metadata, compare_type=True)
    with context.begin_transaction():
        context.run_migrations()


async def run_online() -> None:
    """Connect as the owner of the tables."""
    url = context.config.attributes.get("url") or os.environ["DURE_DATABASE_OWNER_URL"]
    engine = create_async_engine(url, poolclass=pool.NullPool)
    async with engine.connect() as connection:
        await connection.run_sync(run)
        await connection.commit()
    await engine.dispose()


asyncio.run(run_online())
