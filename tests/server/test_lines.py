"""Lines to the database that stay in hand: kept open, cut when their question was broken off."""

import asyncio

import pytest

from server.database import Database, Patience, connect
from server.lines import Lines
from tests.fixtures.services import Services
from workflows.kit.refusal import Busy
from workflows.record.busy import told_as_busy

HASTY = Patience(lock=1_000, statement=10_000, idle=5_000, transaction=15_000)


@pytest.fixture
async def two(services: Services, database_name: str):
    """A database with four connections, of which two may stay in hand."""
    found = connect(services.url(database_name), connections=4)
    yield found
    await found.close()


@pytest.fixture
async def lone(services: Services, database_name: str):
    """The lines of a database with a single connection for pages, for which nobody waits long."""
    found = connect(services.url(database_name), patience=HASTY, connections=1)
    _, shown, _ = found.lines
    yield shown
    await found.close()


async def backend(database: Database) -> int:
    async with database.look() as line:
        return await line.driver.fetchval("SELECT pg_backend_pid()")


async def test_the_next_question_goes_over_the_same_line(two: Database):
    assert await backend(two) == await backend(two)


async def test_more_at_once_than_are_kept_are_answered_all(two: Database):
    async def slow() -> int:
        async with two.look() as line:
            return await line.driver.fetchval("SELECT pg_backend_pid() FROM pg_sleep(0.05)")

    asked = await asyncio.gather(*(slow() for _ in range(9)))

    assert 2 < len(set(asked)) <= 4


async def test_whoever_waits_is_handed_what_is_given_back_before_who_comes_later(
    services: Services, database_name: str
):
    found = connect(services.url(database_name), connections=2)
    _, shown, _ = found.lines
    order: list[int] = []

    async def reader(number: int) -> None:
        line = await shown.take()
        order.append(number)
        await asyncio.sleep(0.05)
        await shown.give_back(line, sound=True)
        if number < 2:
            # He who was served first comes again, behind all who wait.
            line = await shown.take()
            order.append(10 + number)
            await shown.give_back(line, sound=True)

    first = [await shown.take() for _ in range(2)]
    for line in first:
        await shown.give_back(line, sound=True)
    await asyncio.gather(*(reader(number) for number in range(8)))
    assert order == [0, 1, 2, 3, 4, 5, 6, 7, 10, 11]
    await found.close()


async def test_who_waits_too_long_is_told_so_and_takes_no_line_along(lone: Lines):
    held = await lone.take()
    with pytest.raises(Busy), told_as_busy():
        await lone.take()
    gone = asyncio.ensure_future(lone.take())
    stays = asyncio.ensure_future(lone.take())
    await asyncio.sleep(0)
    # Given back and left in the same moment: the line goes to the next.
    await lone.give_back(held, sound=True)
    gone.cancel()
    line = await stays
    assert line.driver is held.driver
    assert gone.cancelled()
    await lone.give_back(line, sound=True)


async def test_a_line_that_was_cut_leaves_room_for_who_waits(lone: Lines):
    held = await lone.take()
    waits = asyncio.ensure_future(lone.take())
    await asyncio.sleep(0)
    await lone.give_back(held, sound=False)
    line = await waits
    assert line.driver is not held.driver
    # One that dies in its keeping is replaced when it is wanted.
    await lone.give_back(line, sound=True)
    await line.driver.close()
    another = await lone.take()
    assert await another.driver.fetchval("SELECT 1") == 1
    await lone.give_back(another, sound=True)


async def test_a_line_whose_reader_was_cancelled_is_cut(two: Database):
    before = await backend(two)

    async def broken_off() -> None:
        async with two.look() as line:
            await line.driver.fetchval("SELECT pg_sleep(5)")

    with pytest.raises(TimeoutError):
        await asyncio.wait_for(broken_off(), 0.2)

    assert await backend(two) != before


async def test_a_line_whose_question_was_refused_is_kept(two: Database):
    before = await backend(two)
    with pytest.raises(Exception, match="division by zero"):
        async with two.look() as line:
            await line.driver.fetchval("SELECT 1 / 0")

    assert await backend(two) == before


async def test_lines_are_let_go_and_may_be_taken_again(two: Database):
    before = await backend(two)
    await two.close()

    assert await backend(two) != before
