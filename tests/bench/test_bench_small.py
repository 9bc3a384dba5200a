"""The benchmarks' own measuring: an asker that counts rightly, a slope, sides that answer alike."""

import asyncio
import importlib
from collections.abc import Iterator
from contextlib import asynccontextmanager, closing, suppress
from itertools import cycle

import pytest

from tests.bench.__main__ import ROWS
from tests.bench.asked import demand_same
from tests.bench.figures import Row, Side
from tests.bench.growth import slope
from tests.bench.house import Serving
from tests.bench.load import pressed, written

RIGHT = b'{"data":{"edges":[{"number":"1"}]}}'
LONG = RIGHT + b" " * 200_000
BUSY = b'{"data":{"code":"BUSY"}}'
FAILED = b'{"data":{"edges":[{}]},"errors":[{}]}'


@asynccontextmanager
async def answering(bodies: Iterator[bytes | None], status: bytes = b"200 OK"):
    """Answer each request with the next body, its head in a packet of its own; None cuts the line."""

    async def answer(reader, writer):
        # Whoever has asked enough hangs up between two requests.
        with suppress(asyncio.IncompleteReadError), closing(writer):
            await answer_on(reader, writer)

    async def answer_on(reader, writer):
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            (length,) = (
                int(line.split(b":")[1])
                for line in head.split(b"\r\n")
                if line.startswith(b"content-length")
            )
            await reader.readexactly(length)
            body = next(bodies)
            if body is None:
                return
            writer.write(b"HTTP/1.1 %b\r\nContent-Length: %d\r\n\r\n" % (status, len(body)))
            await writer.drain()
            await asyncio.sleep(0)
            writer.write(body)
            await writer.drain()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        yield Serving(server.sockets[0].getsockname()[1], 0)


async def asked(bodies, *, status=b"200 OK", lines=2):
    async with answering(bodies, status) as serving:
        request = written(serving.port, {"query": "{ edges }"})
        return await pressed(serving, lambda: request, lines=lines, seconds=0.2, mark=b'"edges":[{')


@pytest.mark.parametrize("body", [RIGHT, LONG], ids=["short", "long"])
async def test_right_answers_are_counted_to_the_last_byte(body):
    load = await asked(cycle([body]))

    assert (load.errors, load.busy) == (0, 0)
    assert load.answers == len(load.waits) > 2
    assert load.rate == load.answers / load.seconds


async def test_an_answer_with_errors_or_without_its_mark_is_no_right_one():
    load = await asked(cycle([FAILED, b'{"data":null}']))

    assert (load.answers, load.busy) == (0, 0)
    assert load.errors > 0
    assert b"HTTP/1.1 200" in load.wrong


async def test_an_answer_with_another_status_is_no_right_one():
    load = await asked(cycle([RIGHT]), status=b"500 Oh")

    assert load.answers == 0
    assert load.errors > 0


async def test_who_is_told_to_come_again_is_counted_apart():
    load = await asked(cycle([BUSY]))

    assert (load.answers, load.errors) == (0, 0)
    assert load.busy > 0


async def test_a_line_that_is_cut_is_an_error_and_ends():
    load = await asked(iter([RIGHT, None]), lines=1)

    assert (load.answers, load.errors) == (1, 1)


@pytest.mark.parametrize(
    ("times", "exponent"), [((3, 3, 3), 0), ((1, 10, 100), 1), ((1, 100, 1e4), 2)]
)
def test_the_slope_is_the_exponent(times, exponent):
    assert slope((10, 100, 1000), times) == pytest.approx(exponent)


def test_pages_that_differ_in_one_letter_are_not_the_same():
    programme = {"id": "UHJvZ3JhbW1lOjAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMQ"}
    ours = {
        "id": "UHJvcG9zYWw6MDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAy",
        "cost": 7,
        "title": "가",
    }
    theirs = {"id": f"{2:032x}", "cost": "7", "title": "가", "programme": {"id": f"{1:032x}"}}

    def page(node):
        edges = [{"cursor": "", "node": node}] * 50
        return {"proposals": {"edges": edges, "pageInfo": {"hasNextPage": True}}}

    demand_same(page({**ours, "programme": programme}), page(theirs))
    with pytest.raises(RuntimeError, match="differently"):
        demand_same(page({**ours, "programme": programme}), page({**theirs, "title": "나"}))


@pytest.mark.parametrize(
    ("rate", "errors", "reached"), [(30, 0, True), (29, 0, False), (30, 1, False)]
)
def test_what_answered_wrongly_has_reached_nothing(rate, errors, reached):
    ours, theirs = (Side(name, rounds=[one] * 3) for name, one in (("a", rate), ("b", 10)))
    ours.errors = errors

    assert Row("row", "b", "answers/s", ours, theirs, reach=3).reached is reached


@pytest.mark.parametrize("module", ROWS.values(), ids=ROWS)
def test_every_row_has_a_module_that_measures_it(module):
    assert callable(importlib.import_module(module).rows)
