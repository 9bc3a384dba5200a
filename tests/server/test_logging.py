"""The log: JSON lines that tell what happened, and nothing of what anybody wrote."""

import asyncio
import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog
from asyncpg.exceptions import CharacterNotInRepertoireError
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from server import logging as product
from server.database import Database
from tests.server.conftest import House

SECRET = "아무에게도 보이지 않을 말"


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """Set the product's log up on a stream of our own, and put the tests' own back afterwards."""
    stream = io.StringIO()
    monkeypatch.setattr("sys.stderr", stream)
    root = logging.getLogger()
    before, level = root.handlers, root.level
    product.set_up()
    yield stream
    root.handlers, root.level = before, level
    structlog.reset_defaults()
    structlog.configure(
        processors=[product.bare_exception, structlog.processors.KeyValueRenderer()]
    )


async def test_an_error_of_the_database_is_logged_without_its_values(
    database: Database, lines: io.StringIO
):
    try:
        async with database.reads() as session:
            await session.execute(text("SELECT CAST(:word AS integer)"), {"word": SECRET})
    except (DBAPIError, TypeError):
        structlog.get_logger("test").exception("test.failed", request="r1")
        logging.getLogger("some.library").exception("it failed")
    said = [json.loads(line) for line in lines.getvalue().splitlines()]

    assert [line["event"] for line in said] == ["test.failed", "it failed"]
    assert said[0]["request"] == "r1"
    assert said[0]["error"][0].startswith("sqlalchemy.")
    assert said[0]["at"][-1].split(" ")[0].rsplit(":", 1)[1].isdecimal()
    assert SECRET not in lines.getvalue()


async def test_a_request_is_one_line_with_its_route_and_never_its_words(
    house: House, lines: io.StringIO
):
    async with house.client() as browser:
        answer = await browser.get("/sign-in/callback", params={"code": "secret-code"})
        page = await browser.get("/proposals/secret-path")
        await browser.post("/graphql", json={"query": "{ viewer { secretField } }"})
        for _ in range(100):
            said = [json.loads(line) for line in lines.getvalue().splitlines()]
            requests = {line["route"]: line for line in said if line["event"] == "request"}
            if len(requests) == 3:
                break
            # A line is written when its answer has gone out.
            await asyncio.sleep(0.02)

    assert set(requests) == {"/sign-in/callback", "-", "/graphql"}
    assert requests["/sign-in/callback"]["request"] == answer.headers["x-request-id"]
    assert requests["-"]["request"] == page.headers["x-request-id"]
    assert "secret" not in lines.getvalue()


async def test_what_nobody_expected_is_masked_and_logged_under_its_request(
    house: House, lines: io.StringIO, monkeypatch: pytest.MonkeyPatch
):
    async def broken(*_: object) -> None:
        msg = SECRET
        raise RuntimeError(msg)

    monkeypatch.setattr("server.graphql.who_asks", broken)
    async with house.client() as program:
        answer = await program.post("/graphql", json={"query": "{ __typename }"})
    said = [json.loads(line) for line in lines.getvalue().splitlines()]

    assert answer.status_code == 500
    assert answer.json()["errors"][0]["extensions"]["reason"] == "unexpected"
    assert said[0]["event"] == "request.failed"
    assert said[0]["request"] == answer.headers["x-request-id"]
    assert SECRET not in answer.text + lines.getvalue()


async def test_a_database_that_is_away_is_told_as_busy_with_a_time_to_come_back(
    house: House, lines: io.StringIO, monkeypatch: pytest.MonkeyPatch
):
    async def away(*_: object, **__: object) -> None:
        raise ConnectionRefusedError(SECRET)

    monkeypatch.setattr("server.graphql.who_asks", away)
    async with house.client() as program:
        answer = await program.post("/graphql", json={"query": "{ __typename }"})

    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "2"
    assert answer.json()["errors"][0]["extensions"]["code"] == "BUSY"
    assert json.loads(lines.getvalue().splitlines()[0])["event"] == "request.busy"
    assert SECRET not in answer.text + lines.getvalue()


async def test_a_text_that_the_database_cannot_hold_is_the_askers_wherever_it_came_in(
    house: House, lines: io.StringIO, monkeypatch: pytest.MonkeyPatch
):
    async def unheld(*_: object, **__: object) -> None:
        raise DBAPIError("", {}, CharacterNotInRepertoireError(SECRET))

    monkeypatch.setattr("server.graphql.who_asks", unheld)
    async with house.client() as program:
        answer = await program.post("/graphql", json={"query": "{ __typename }"})

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["extensions"]["reason"] == "text_control_characters"
    assert json.loads(lines.getvalue().splitlines()[0])["event"] == "request"
    assert SECRET not in answer.text + lines.getvalue()


async def test_lines_of_one_turn_are_written_together_and_in_their_order(lines: io.StringIO):
    product.one_line("request", route="/first")
    product.one_line("request", route="/second")
    assert lines.getvalue() == ""
    structlog.get_logger("test").warning("between")
    product.one_line("request", route="/third")
    await asyncio.sleep(0)

    said = [json.loads(line) for line in lines.getvalue().splitlines()]
    assert [line.get("route", line["event"]) for line in said] == [
        "/first",
        "/second",
        "between",
        "/third",
    ]


def test_lines_are_written_in_every_loop_that_follows_one_that_ended_early(lines: io.StringIO):
    async def one() -> None:
        product.one_line("request", route="/early")
        asyncio.get_running_loop().stop()

    early = asyncio.new_event_loop()
    begun = early.create_task(one())
    early.run_forever()
    assert begun.done()
    early.close()

    async def other() -> None:
        product.one_line("request", route="/late")
        await asyncio.sleep(0)

    asyncio.run(other())
    assert [json.loads(line)["route"] for line in lines.getvalue().splitlines()] == [
        "/early",
        "/late",
    ]
