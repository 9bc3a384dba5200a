"""Answers leave in one piece, and nothing is ever held back for longer than a turn of the loop."""

import asyncio
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.responses import StreamingResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from server.whole import LARGEST_JOINED, Joining
from tests.server.conftest import listener, served

HEAD = b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\n"


class Line:
    """A transport that remembers what was done to it."""

    def __init__(self) -> None:
        self.done: list[bytes | str] = []

    def write(self, data: bytes) -> None:
        self.done.append(data)

    def close(self) -> None:
        self.done.append("closed")

    def is_closing(self) -> bool:
        return "closed" in self.done

    def get_extra_info(self, name: str) -> str:
        return f"the line's {name}"


@pytest.fixture
async def line() -> Line:
    """A line."""
    return Line()


@pytest.fixture
async def joining(line: Line) -> Joining:
    """The same line, with heads held back."""
    bare: Any = line
    return Joining(bare, asyncio.get_running_loop())


async def test_a_head_and_its_body_are_written_at_once(line: Line, joining: Joining):
    joining.write(HEAD)
    assert line.done == []
    joining.write(b"body")
    assert line.done == [HEAD + b"body"]
    await asyncio.sleep(0)
    assert line.done == [HEAD + b"body"]


async def test_a_head_whose_body_is_not_there_yet_goes_alone(line: Line, joining: Joining):
    joining.write(HEAD)
    await asyncio.sleep(0)
    assert line.done == [HEAD]
    joining.write(b"body")
    assert line.done == [HEAD, b"body"]


async def test_two_answers_in_one_turn_stay_in_their_order(line: Line, joining: Joining):
    joining.write(HEAD)
    joining.write(HEAD)
    joining.write(b"body")
    await asyncio.sleep(0)
    assert b"".join(part for part in line.done if isinstance(part, bytes)) == HEAD + HEAD + b"body"


async def test_a_large_body_is_not_copied(line: Line, joining: Joining):
    large = b"x" * (LARGEST_JOINED + 1)
    joining.write(HEAD)
    joining.write(large)
    assert line.done == [HEAD, large]
    assert line.done[1] is large


async def test_what_is_held_is_sent_before_the_line_is_closed(line: Line, joining: Joining):
    joining.write(HEAD)
    joining.close()
    await asyncio.sleep(0)
    assert line.done == [HEAD, "closed"]


async def test_a_line_handed_on_is_bare_and_nothing_stays_behind(line: Line, joining: Joining):
    joining.write(HEAD)
    assert joining.bare() is line
    assert line.done == [HEAD]


async def test_everything_else_is_the_lines_own(joining: Joining):
    assert joining.get_extra_info("peername") == "the line's peername"


async def test_a_stream_tells_its_head_before_its_first_event():
    going_on = asyncio.Event()

    async def told() -> Any:
        await going_on.wait()
        yield b"event"

    async def stream(_: object) -> StreamingResponse:
        return StreamingResponse(told())

    door = listener()
    async with served(Starlette(routes=[Route("/", stream)]), door):
        reader, writer = await asyncio.open_connection(*door.getsockname()[:2])
        writer.write(b"GET / HTTP/1.1\r\nhost: dure\r\nconnection: close\r\n\r\n")
        head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 10)
        going_on.set()
        body = await asyncio.wait_for(reader.read(), 10)
        writer.close()
    assert head.startswith(b"HTTP/1.1 200")
    assert body == b"5\r\nevent\r\n0\r\n\r\n"


async def test_answers_to_requests_sent_at_once_come_whole_and_in_order():
    async def shown(request: Any) -> StreamingResponse:
        return StreamingResponse(iter([request.path_params["name"].encode()]))

    door = listener()
    async with served(Starlette(routes=[Route("/{name}", shown)]), door):
        reader, writer = await asyncio.open_connection(*door.getsockname()[:2])
        writer.write(
            b"".join(b"GET /name-%d HTTP/1.1\r\nhost: dure\r\n\r\n" % nth for nth in range(3))
            + b"HEAD /last HTTP/1.1\r\nhost: dure\r\nconnection: close\r\n\r\n"
        )
        said = await asyncio.wait_for(reader.read(), 10)
        writer.close()
    assert said.count(b"HTTP/1.1 200") == 4
    assert [nth for nth in range(3) if b"name-%d" % nth in said] == [0, 1, 2]
    assert said.index(b"name-0") < said.index(b"name-1") < said.index(b"name-2")


async def test_a_socket_is_opened_over_the_bare_line():
    async def echo(socket: WebSocket) -> None:
        await socket.accept()
        await socket.send_text(await socket.receive_text())
        await socket.close()

    door = listener()
    async with served(Starlette(routes=[WebSocketRoute("/", echo)]), door):
        reader, writer = await asyncio.open_connection(*door.getsockname()[:2])
        writer.write(
            b"GET / HTTP/1.1\r\nhost: dure\r\nconnection: Upgrade\r\nupgrade: websocket\r\n"
            b"sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\nsec-websocket-version: 13\r\n\r\n"
        )
        head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 10)
        # A masked text of one letter, under a mask of zeros.
        writer.write(b"\x81\x81\x00\x00\x00\x00d")
        told = await asyncio.wait_for(reader.readexactly(3), 10)
        writer.close()
    assert head.startswith(b"HTTP/1.1 101")
    assert told == b"\x81\x01d"
