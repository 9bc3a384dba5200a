"""The unit of work: one transaction, one actor, one moment, and the record of what was done."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, Text, cast, func, select, text, true
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession, async_sessionmaker
from sqlalchemy.orm import InstrumentedAttribute

from workflows.kit.hashing import Canonical
from workflows.kit.refusal import NotSignedIn
from workflows.kit.sent import Row, Sent, Straight, begun_on
from workflows.record.once import keep, of_one_state, once
from workflows.record.topics import Touched, touched_by
from workflows.record.writing import Noted, noted_data, write_down
from workflows.rights.actor import THE_HOUSE, Actor, Hat
from workflows.rights.permissions import Permission

Identify = Callable[[AsyncSession], Awaitable[Actor]]
Sessions = async_sessionmaker[AsyncSession]

# The settings that the row-level policies of the database read; local to the transaction. The
# moment comes along, so that nobody asks for it in a question of its own.
PERSON = text(
    "SELECT dure_now() AS now, set_config('dure.person_id', :person, true),"
    " set_config('dure.house', :house, true)"
)
# The same for the driver, in a transaction that has begun.
PERSON_AT_ONCE = (
    "SELECT dure_now() AS now, set_config('dure.person_id', $1, true),"
    " set_config('dure.house', $2, true)"
)
NOW = text("SELECT dure_now()")
CLOCK = "now"  # the name under which a snapshot keeps its one moment
# The name under which a session knows whom its transaction was told of already, and the moment.
INTRODUCED = "dure.introduced"


@dataclass(slots=True)
class UnitOfWork:
    """What an action works with: the database session, who acts, and the database's own now.

    Actions add rows and record events; they never commit, never read a clock, never enqueue.
    `now` is the moment the transaction began, and after a lock the moment it was obtained.
    What is recorded is written at the end, in the same transaction; `touched` is what it changes for
    the public, whose versions are raised with it.
    `hat` is set by `wear`, once the action knows which permission it needs.
    """

    session: AsyncSession
    actor: Actor
    now: datetime
    hat: Hat | None = field(default=None)
    noted: list[Noted] = field(default_factory=list)
    touched: set[Touched] = field(default_factory=set)
    _way: Straight | None = field(default=None, repr=False)

    @property
    def person_id(self) -> UUID:
        """Who acts. Refuses where nobody is signed in."""
        if self.actor.person_id is None:
            raise NotSignedIn("sign_in_first")
        return self.actor.person_id

    async def locked(self) -> None:
        """Take the moment again, now that a lock is held.

        Who waited for it began before those ended whom he waited for; what they wrote must lie before
        what he reads and writes.
        """
        self.now = await database_now(self.session)

    async def ask(self, sent: Sent, values: Mapping[str, object]) -> Sequence[Row]:
        """Ask a statement of columns that is asked again and again, after all that was changed here."""
        await self._flush()
        return await sent.rows(await self._straight(), values)

    async def write_down(self) -> None:
        """Write what was recorded, after all that was changed; nothing may follow but the end."""
        if self.noted or self.touched:
            await self._flush()
            await write_down(await self._straight(), self.noted, self.touched)

    async def alone(self, doing: str) -> None:
        """Wait until nobody else does what is named so; from then on nobody begins until this ends."""
        await self.session.execute(
            select(func.pg_advisory_xact_lock(func.hashtextextended(doing, 0)))
        )
        await self.locked()

    def wear(self, permission: Permission, programme_id: UUID | None) -> Hat | None:
        """Put on the hat this act is done in, or refuse; every event after it names the hat."""
        self.hat = self.actor.hat_for(permission, programme_id)
        return self.hat

    def record(
        self,
        kind: StrEnum,
        subject_id: UUID,
        /,
        *,
        programme_id: UUID | None,
        happened_on: date | None = None,
        **data: Canonical,
    ) -> UUID:
        """Note an event, written with its outbox message at this transaction's end; return its id.

        `data` holds ids, figures and digests: never a name, a contact or a choice.
        """
        event_id = uuid4()
        self.noted.append(
            Noted(
                id=event_id,
                programme_id=programme_id,
                kind=kind.value,
                subject_id=subject_id,
                person_id=self.actor.person_id,
                appointment_id=self.hat.appointment_id if self.hat else None,
                happened_on=happened_on,
                recorded_at=self.now,
                data=noted_data(data),
            )
        )
        touched = touched_by(kind.value, programme_id)
        if touched is not None:
            self.touched.add(touched)
        return event_id

    async def _flush(self) -> None:
        """Send what the session still holds back, if it does."""
        session = self.session
        if session.new or session.dirty or session.deleted:
            await session.flush()

    async def _straight(self) -> Straight:
        """Return the short way over this transaction, which began when who acts was told to it."""
        if self._way is None:
            self._way = begun_on(await self.session.connection())
        if self._way is None:
            msg = "nobody was introduced in this transaction"
            raise RuntimeError(msg)
        return self._way


async def the_house(_: AsyncSession) -> Actor:
    """Identify nobody but the house itself: the worker, the demo, the command line."""
    return THE_HOUSE


def introducing(found: InstrumentedAttribute[UUID]) -> tuple[ColumnElement[Any], ...]:
    """Return what a statement selects at its end that finds who asks, under an id, and introduces him.

    Its moment comes first of it; `introduced` is told.
    """
    person = func.set_config(text("'dure.person_id'"), cast(found, Text), true())
    return func.dure_now(), person, func.set_config(text("'dure.house'"), text("''"), true())


def introduced(session: AsyncSession, person_id: UUID, moment: datetime) -> None:
    """Note that the statement that found a person has introduced him in this transaction."""
    session.info[INTRODUCED] = person_id, moment


async def introduce(session: AsyncSession, actor: Actor) -> datetime:
    """Tell the database's row-level policies who is asking, for this transaction; return its now.

    Nothing is asked where the statement that found him has told them.
    """
    known, at = session.info.pop(INTRODUCED, (None, None))
    if isinstance(at, datetime) and known == actor.person_id and not actor.is_house:
        keep(session, CLOCK, at)
        return at
    person, house = str(actor.person_id or ""), "yes" if actor.is_house else ""
    way = begun_on(await session.connection())
    said: Sequence[Row]
    if way is None:
        said = (await session.execute(PERSON, {"person": person, "house": house})).all()
    else:
        said = await way.fetch(PERSON_AT_ONCE, person, house)
    moment: datetime = said[0][0]
    keep(session, CLOCK, moment)
    return moment


async def open_snapshot(driver: Any, actor: Actor) -> None:
    """Begin a transaction that only reads one state, and say in it who is asking: in one message.

    `driver` is the connection as asyncpg knows it. What is said of the actor is an id and a yes.
    """
    person = "" if actor.person_id is None else str(UUID(int=actor.person_id.int))
    house = "yes" if actor.is_house else ""
    await driver.execute(
        "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;"
        f" SET LOCAL dure.person_id = '{person}'; SET LOCAL dure.house = '{house}'"
    )


def session_on(connection: AsyncConnection) -> AsyncSession:
    """Return a session for reading things on a connection whose transaction is somebody else's."""
    return AsyncSession(bind=connection, expire_on_commit=False, info=of_one_state())


async def database_now(session: AsyncSession | AsyncConnection) -> datetime:
    """Return the database's clock (`dure_now()`), the only one that dates a record; a snapshot has one moment."""

    async def read() -> datetime:
        moment: datetime = (await session.execute(NOW)).scalar_one()
        return moment

    return await once(session, CLOCK, read) if isinstance(session, AsyncSession) else await read()


@asynccontextmanager
async def unit_of_work(
    sessions: Sessions,
    identify: Identify = the_house,
    *,
    ring: Callable[[], Awaitable[None]] | None = None,
) -> AsyncIterator[UnitOfWork]:
    """Open a transaction, find out who acts inside it, commit at the end or roll back on a refusal.

    The actor is read in the same transaction as the act, so that a right which ended before the
    transaction began is gone. `ring` is called after a commit that recorded something: a bell for
    the worker, never a carrier of facts.
    """
    async with sessions() as session:
        async with session.begin():
            actor = await identify(session)
            now = await introduce(session, actor)
            uow = UnitOfWork(session=session, actor=actor, now=now)
            yield uow
            await uow.write_down()
        if ring is not None and uow.noted:
            await ring()
