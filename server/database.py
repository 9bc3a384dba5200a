"""The database as a process uses it: engine, transactions for writing and for reading, and the check at start.

Writes are READ COMMITTED: an action takes its locks and reads again after waiting. Reads are
REPEATABLE READ and read only, so that one page agrees with itself and cannot write by mistake; what
an operation of the API reads is such a transaction too, opened on a bare connection (a snapshot).
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

import structlog
from sqlalchemy import event, text
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError, DisconnectionError, InvalidatePoolError
from sqlalchemy.ext.asyncio import (
    AsyncConnection,
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)

from server.lines import Lent, Lines
from workflows.kit.sent import note_driver
from workflows.record.uow import open_snapshot
from workflows.rights.actor import Actor

log = structlog.get_logger(__name__)

APP_ROLE = "dure_app"
GLANCE = 0.05  # seconds between two looks at a database that does not answer yet

# What a commit needs to survive a crash. Tests that run without it replace this table themselves.
DURABLE = {
    "fsync": frozenset({"on"}),
    "full_page_writes": frozenset({"on"}),
    "synchronous_commit": frozenset({"on", "remote_apply", "remote_write", "local"}),
}

FACTS = text("""
SELECT current_user AS role, session_user AS login,
  (SELECT bool_or(rolsuper OR rolbypassrls) FROM pg_roles
   WHERE rolname IN (current_user, session_user)) AS beyond_rules,
  (SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
     AND (pg_has_role(current_user, c.relowner, 'MEMBER')
          OR pg_has_role(session_user, c.relowner, 'MEMBER'))) AS owned
""")


class UnsafeDatabaseError(RuntimeError):
    """The database would not hold the house's promises: wrong role, or commits that may be lost."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long the database may take, in milliseconds, before it gives up for us."""

    lock: int
    statement: int
    idle: int
    transaction: int


# A person waits for an answer; a tally or a backlog may take minutes.
SERVING = Patience(lock=4_000, statement=10_000, idle=5_000, transaction=15_000)
WORKING = Patience(lock=10_000, statement=300_000, idle=60_000, transaction=600_000)

# One batch of ballots is under way at a time, on one of them; on the other it is judged what did not go in.
FOR_BALLOTS = 2


@dataclass(frozen=True, slots=True)
class Database:
    """One engine with its kinds of transaction, and glances: single questions without one.

    `snapshots` lends a connection on which one state is read by one actor; what is shown so has
    connections of its own, which stay in hand. Glances have theirs; on neither does the database let
    anything be written. `look` lends one of the glances', as the driver knows it, for a glance that
    reads plain rows. Ballots have connections of their own: they never stand in line behind readers.
    `at_once` lends one of them, which stays in hand and on which each statement is a transaction of its
    own, and `casts` makes transactions on the other for what is to be judged.
    """

    engine: AsyncEngine
    showing: AsyncEngine
    glancing: AsyncEngine
    writes: async_sessionmaker[AsyncSession]
    reads: async_sessionmaker[AsyncSession]
    snapshots: Callable[[Actor], AbstractAsyncContextManager[AsyncConnection]]
    glances: async_sessionmaker[AsyncSession]
    look: Callable[[], AbstractAsyncContextManager[Any]]
    at_once: Callable[[], AbstractAsyncContextManager[Any]]
    casts: async_sessionmaker[AsyncSession]
    casting: AsyncEngine
    lines: Sequence[Lines]

    async def close(self) -> None:
        """Give every connection back."""
        for lines in self.lines:
            await lines.close()
        await self.engine.dispose()
        await self.showing.dispose()
        await self.glancing.dispose()
        await self.casting.dispose()


def connect(url: str, *, patience: Patience = SERVING, connections: int = 10) -> Database:
    """Return the database behind a URL; nothing is connected before it is used.

    A login that is not the application's role takes that role on at once.
    """
    login = make_url(url).username
    settings = {
        "application_name": "dure",
        "lock_timeout": str(patience.lock),
        "statement_timeout": str(patience.statement),
        "idle_in_transaction_session_timeout": str(patience.idle),
        "transaction_timeout": str(patience.transaction),
        "timezone": "UTC",
    }
    if login != APP_ROLE:
        settings["role"] = APP_ROLE
    waited = patience.lock / 1000
    made = partial(
        create_async_engine,
        url,
        max_overflow=0,
        pool_timeout=waited,
        # An error message with its parameters would carry names and texts into the log.
        hide_parameters=True,
    )
    engine, casting = (
        made(
            pool_size=size,
            isolation_level="READ COMMITTED",
            connect_args={"server_settings": settings, "timeout": 10},
        )
        for size in (connections, FOR_BALLOTS)
    )
    read_only = {**settings, "default_transaction_read_only": "on"}
    # The engine begins nothing on either.
    showing, glancing = (
        made(
            pool_size=connections,
            isolation_level="AUTOCOMMIT",
            connect_args={"server_settings": read_only, "timeout": 10},
        )
        for _ in range(2)
    )
    for one in (engine, showing, glancing, casting):
        event.listen(one.sync_engine, "checkout", _demand_fit)
        event.listen(one.sync_engine, "connect", note_driver)
    lines = Lines(glancing, kept=connections // 2, most=connections, patience=waited)
    shown = Lines(showing, kept=connections, most=connections, patience=waited)
    box = Lines(
        casting.execution_options(isolation_level="AUTOCOMMIT"),
        kept=FOR_BALLOTS // 2,
        most=FOR_BALLOTS,
        patience=waited,
    )
    reading = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return Database(
        engine=engine,
        showing=showing,
        glancing=glancing,
        writes=async_sessionmaker(engine, expire_on_commit=False),
        reads=async_sessionmaker(reading, expire_on_commit=False),
        snapshots=partial(_snapshot, shown),
        glances=async_sessionmaker(glancing, expire_on_commit=False),
        look=partial(Lent, lines),
        at_once=partial(Lent, box),
        casts=async_sessionmaker(casting, expire_on_commit=False),
        casting=casting,
        lines=(lines, shown, box),
    )


@asynccontextmanager
async def _snapshot(lines: Lines, actor: Actor) -> AsyncIterator[AsyncConnection]:
    """Lend a connection that reads one state as one actor, and end that transaction afterwards."""
    line = await lines.take()
    ended = False
    try:
        try:
            await open_snapshot(line.driver, actor)
            yield line.connection
        finally:
            # A reader that was cancelled has taken the connection with him.
            if not line.driver.is_closed():
                await line.driver.execute("ROLLBACK")
                ended = True
    finally:
        await lines.give_back(line, sound=ended)


def _demand_fit(connection: DBAPIConnection, _: object, __: object) -> None:
    """Hand out no connection that the database has closed, nor any as old: new ones are made.

    Nor one that lies in somebody's transaction still. The driver knows both from the socket; asking
    the database itself cost three round trips a time.
    """
    driver = connection.driver_connection
    if driver is None or driver.is_closed():
        raise InvalidatePoolError
    if driver.is_in_transaction():
        raise DisconnectionError


async def answering(database: Database, seconds: float) -> None:
    """Wait until the database answers, as one that is only just being started or made will.

    Raises what it last said when the time is over.
    """
    until = time.monotonic() + seconds
    while True:
        try:
            async with database.reads() as session:
                await session.execute(text("SELECT 1"))
        except (DBAPIError, OSError, TimeoutError):
            if time.monotonic() > until:
                raise
            await asyncio.sleep(GLANCE)
        else:
            return


@contextmanager
def told_why() -> Iterator[None]:
    """Log one line that says what keeps a process from serving, and let the error go on."""
    try:
        yield
    except UnsafeDatabaseError as error:
        log.critical("database.unsafe", why=str(error))
        raise
    except (DBAPIError, OSError, TimeoutError):
        log.critical("database.unreachable", why="The database does not answer.", exc_info=True)
        raise


async def demand_safe(database: Database) -> None:
    """Refuse to go on unless the role is bound by the rules and commits survive a crash.

    Raises `UnsafeDatabaseError`, naming what is wrong and what would be right.
    """
    async with database.reads() as session:
        facts = (await session.execute(FACTS)).one()
        wrong = []
        if facts.beyond_rules:
            wrong.append(f"{facts.login} as {facts.role} is a superuser or bypasses row security")
        if facts.owned:
            wrong.append(f"{facts.login} as {facts.role} owns, or may act for the owner of, tables")
        for name, right in DURABLE.items():
            value = await session.scalar(text("SELECT current_setting(:name)"), {"name": name})
            if value not in right:
                wrong.append(f"{name} is {value}, must be {' or '.join(sorted(right))}")
    if wrong:
        raise UnsafeDatabaseError("The database is not safe to serve from: " + "; ".join(wrong))
