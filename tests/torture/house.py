"""A PostgreSQL of our own, durable as in the product, that may be killed and sabotaged at will."""

import os
import shutil
import signal
import tempfile
from pathlib import Path
from typing import Self
from uuid import uuid4

import asyncpg
import psutil

from infra.embedded.postgres import Postgres
from infra.embedded.provision import provision
from server.migrations.run import upgrade_to_head

TEMPLATE = "torture_template"


class House:
    """One server with fsync on, and in it a migrated database for whoever asks for one.

    Enter it outside an event loop and from the main thread: migrations and the launcher want that.
    """

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="dure-torture-"))
        self.postgres = Postgres(self.folder)

    def __enter__(self) -> Self:
        try:
            self.postgres.start()
            provision(self.postgres, TEMPLATE)
            upgrade_to_head(self.postgres.url("dure_owner", TEMPLATE))
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.postgres.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    async def fresh(self, stem: str) -> str:
        """Make an empty migrated database; return its name."""
        name = f"{stem}_{uuid4().hex[:8]}"
        await self.rule(
            "postgres",
            f"CREATE DATABASE {name} TEMPLATE {TEMPLATE} OWNER dure_owner STRATEGY file_copy",
        )
        return name

    def url(self, database: str) -> str:
        """Return the address of a database for the application's own role."""
        return self.postgres.url("dure_app", database)

    async def rule(self, database: str, statement: str, *values: object) -> list[asyncpg.Record]:
        """Run one statement as the superuser: counting behind the box's back, and sabotage."""
        connection = await asyncpg.connect(
            host=str(self.postgres.socket_dir), user="postgres", database=database
        )
        try:
            return await connection.fetch(statement, *values)
        finally:
            await connection.close()

    async def run(self, database: str, script: str) -> None:
        """Run a script of several statements as the superuser."""
        connection = await asyncpg.connect(
            host=str(self.postgres.socket_dir), user="postgres", database=database
        )
        try:
            await connection.execute(script)
        finally:
            await connection.close()

    def kill(self) -> None:
        """Kill -9 the whole tree at once; the postmaster is stopped first, so that none is born."""
        os.kill(self.postgres.pid, signal.SIGSTOP)
        postmaster = psutil.Process(self.postgres.pid)
        for process in [*postmaster.children(recursive=True), postmaster]:
            process.kill()

    def restart(self) -> None:
        """Start again on the same data, through crash recovery."""
        self.postgres.stop()
        self.postgres.start()
