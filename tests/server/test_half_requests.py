"""Half a request holds no line: none sent by the letter, none that is never begun, none without an end."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from server import whole
from tests.server.conftest import listener, served

PATIENCE = 0.3
HEAD = b"POST /size HTTP/1.1\r\nhost: localhost\r\ncontent-length: 4000\r\n\r\n"


async def size(request: Request) -> PlainTextResponse:
    return PlainTextResponse(str(len(await request.body())))


async def slow(_: Request) -> PlainTextResponse:
    await asyncio.sleep(3 * PATIENCE)
    return PlainTextResponse("slow")


async def echo(socket: WebSocket) -> None:
    await socket.accept()
    await asyncio.sleep(3 * PATIENCE)
    await socket.send_text("still here")
    await socket.close()


@pytest.fixture
async def port(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[int]:
    """A server that is out of patience soon."""
    monkeypatch.setattr(whole, "PATIENCE", PATIENCE)
    monkeypatch.setattr(whole, "LOOK_EVERY", PATIENCE / 10)
    routes = [Route("/size", size, methods=["POST"]), Route("/slow", slow)]
    door = listener()
    async with served(Starlette(routes=[*routes, WebSocketRoute("/live", echo)]), door):
        yield door.getsockname()[1]


async def told(port: int, *parts: bytes, pause: float = 0.0) -> bytes:
    """Send parts one after the other as long as the line is open; return all that is answered."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    answer = asyncio.ensure_future(reader.read())
    for part in parts:
        if answer.done():
            break
        writer.write(part)
        await asyncio.sleep(pause)
    async with asyncio.timeout(20):
        said = await answer
    writer.close()
    return said


@pytest.mark.parametrize("begun", [b"GET /slow HTTP/1.1\r\nx: ", HEAD], ids=["head", "body"])
async def test_a_request_by_the_letter_is_given_up_with_a_word(port: int, begun: bytes):
    letters = [b"a"] * 400
    said = await told(port, begun, *letters, pause=PATIENCE / 5)
    assert said.startswith(b"HTTP/1.1 408 ")


async def test_a_line_on_which_nothing_comes_is_closed_without_one(port: int):
    assert await told(port) == b""


async def test_a_head_without_an_end_is_given_up(port: int):
    lines = [b"x-more: " + b"a" * 8_000 + b"\r\n"] * 60
    said = await told(port, b"GET /slow HTTP/1.1\r\n", *lines, pause=0.01)
    assert said.startswith(b"HTTP/1.1 431 ")


async def test_what_goes_on_at_a_fair_pace_arrives(port: int):
    end = HEAD.replace(b"host:", b"connection: close\r\nhost:")
    said = await told(port, end, *[b"a" * 500] * 8, pause=PATIENCE / 2)
    assert said.endswith(b"\r\n\r\n4000")


async def test_who_waits_for_an_answer_is_waited_for(port: int):
    said = await told(port, b"GET /slow HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")
    assert said.endswith(b"slow")


async def test_a_second_request_on_a_line_has_its_own_time(port: int):
    one = b"GET /slow HTTP/1.1\r\nhost: localhost\r\n\r\n"
    said = await told(port, one, one.replace(b"host:", b"connection: close\r\nhost:"), pause=1.0)
    assert said.count(b"HTTP/1.1 200 ") == 2


async def test_a_socket_is_looked_after_by_its_own_protocol(port: int):
    greeting = (
        b"GET /live HTTP/1.1\r\nhost: localhost\r\nupgrade: websocket\r\nconnection: upgrade\r\n"
        b"sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\nsec-websocket-version: 13\r\n\r\n"
    )
    assert b"still here" in await told(port, greeting)
