"""Bodies are counted where nothing else holds them to a length."""

from typing import Any

import pytest

from server.limits import LARGEST_BODY, RequestLimits

LENGTH, CHUNKED = (b"content-length", b"5"), (b"transfer-encoding", b"chunked")


async def status_of(headers: list[tuple[bytes, bytes]]) -> int:
    """Send a body that goes on past the limit, to an application that reads all of it."""
    sent: list[dict[str, Any]] = []
    parts = iter([b"x" * LARGEST_BODY, b"more"])

    async def receive() -> dict[str, Any]:
        part = next(parts, None)
        return {"type": "http.request", "body": part or b"", "more_body": part is not None}

    async def send(message: Any) -> None:
        sent.append(message)

    async def reading(_: Any, receive: Any, send: Any) -> None:
        while (await receive())["more_body"]:
            pass
        await send({"type": "http.response.start", "status": 200, "headers": []})

    scope: dict[str, Any] = {"type": "http", "path": "/graphql", "method": "POST"}
    await RequestLimits(reading)({**scope, "headers": headers}, receive, send)
    return int(sent[0]["status"])


@pytest.mark.parametrize("headers", [[], [CHUNKED], [LENGTH, CHUNKED], [CHUNKED, LENGTH]])
async def test_a_body_is_counted_unless_its_length_alone_was_announced(
    headers: list[tuple[bytes, bytes]],
) -> None:
    assert await status_of(headers) == 413


async def test_a_length_that_is_none_is_refused() -> None:
    assert await status_of([(b"content-length", b"many")]) == 413
