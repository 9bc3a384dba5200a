"""One operation sees one state of the database, whatever is committed meanwhile."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from schema.kit.snapshot import Snapshot, Snapshots
from schema.proposals import lists
from server.database import Database
from tests.fixtures.town import Town
from tests.schema.conftest import Ask, asking_with
from workflows.kit.refusal import NotAllowed
from workflows.record.uow import Sessions, the_house
from workflows.rights.actor import ANONYMOUS, Actor

COUNTED = """query ($slug: String!) { programme(slug: $slug) {
  proposals(first: 10) { edges { node { title } } totalCount } } }"""


@pytest.fixture
def meddling(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let somebody submit a proposal after the page is read and before the list is counted."""
    counting = lists.count_proposals

    async def after_another(*given: object, **named: object) -> int:
        await town.propose("끼어든 제안")
        return await counting(*given, **named)

    monkeypatch.setattr(lists, "count_proposals", after_another)


async def test_a_page_and_its_count_agree_although_somebody_writes(
    ask: Ask, town: Town, meddling: None
):
    await town.propose("첫 제안")

    read = (await ask(COUNTED, slug=town.slug)).sole()["proposals"]

    assert (len(read["edges"]), read["totalCount"]) == (1, 1)


async def test_without_the_snapshot_they_would_not_agree(
    sessions: Sessions, database: Database, town: Town, meddling: None
):
    """The control: transactions in which each statement sees what is committed by then."""
    await town.propose("첫 제안")

    @asynccontextmanager
    async def loose(_: Actor) -> AsyncIterator[AsyncConnection]:
        async with database.engine.connect() as connection:
            yield connection

    answer = await asking_with(sessions, loose)(COUNTED, slug=town.slug)

    read = answer.sole()["proposals"]
    assert (len(read["edges"]), read["totalCount"]) == (1, 2)


async def test_readers_take_turns_on_the_one_connection(snapshots: Snapshots):
    snapshot = Snapshot(snapshots, the_house)
    inside = 0

    async def reader() -> int:
        nonlocal inside
        async with snapshot.turn() as (session, _):
            inside += 1
            seen = inside
            await session.execute(text("SELECT pg_sleep(0.01)"))
            inside -= 1
        return seen

    assert await asyncio.gather(*(reader() for _ in range(5))) == [1] * 5
    await snapshot.end()


async def test_whoever_was_not_found_at_first_is_asked_for_again(snapshots: Snapshots):
    asked = 0

    async def at_the_second_time(session: AsyncSession) -> Actor:
        nonlocal asked
        asked += 1
        await session.execute(text("SELECT 1"))
        if asked == 1:
            raise NotAllowed("hat_not_yours")
        return ANONYMOUS

    snapshot = Snapshot(snapshots, at_the_second_time)
    with pytest.raises(NotAllowed):
        async with snapshot.turn():
            pass
    async with snapshot.turn() as (session, _):
        assert await session.scalar(text("SELECT 2")) == 2
    await snapshot.end()


async def test_a_reader_cannot_write(snapshots: Snapshots):
    snapshot = Snapshot(snapshots, the_house)

    with pytest.raises(DBAPIError, match="read-only transaction"):
        async with snapshot.turn() as (session, _):
            await session.execute(text("UPDATE proposal SET title = 'x'"))
    await snapshot.end()


async def test_nothing_is_read_after_the_end(snapshots: Snapshots):
    snapshot = Snapshot(snapshots, the_house)
    await snapshot.end()

    with pytest.raises(RuntimeError, match="the operation is over"):
        async with snapshot.turn():
            pass
