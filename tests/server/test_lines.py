"""Lines to the database that stay in hand: kept open, cut when their question was broken off."""

import asyncio

import pytest

from server.database import Database, connect
from tests.fixtures.services import Services


@pytest.fixture
async def two(services: Services, database_name: str):
    """A database with four connections, of which two may stay in hand."""
    found = connect(services.url(database_name), connections=4)
    yield found
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
