"""Events: how a stream is written (GraphQL over Server-Sent Events, distinct connections mode)."""

from typing import Final

from starlette.types import Message, Scope, Send

OK: Final = 200
STREAM_HEAD: Final = (
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
)
COMPLETE: Final = b"event: complete\ndata:\n\n"


def event(payload: bytes) -> bytes:
    """Return the event that tells one result."""
    return b"event: next\ndata: " + payload + b"\n\n"


def as_events(send: Send) -> Send:
    """Send one whole answer as a stream of one result; anything but a GraphQL answer as it is."""
    parts: list[bytes] = []
    whole = True

    async def sending(message: Message) -> None:
        nonlocal whole
        if message["type"] == "http.response.start":
            whole = message["status"] != OK
            if not whole:
                message = {**message, "headers": list(STREAM_HEAD)}
        elif not whole:
            parts.append(message.get("body", b""))
            if message.get("more_body"):
                return
            message = {**message, "body": event(b"".join(parts)) + COMPLETE}
        await send(message)

    return sending


def unzipped(scope: Scope) -> Scope:
    """Return a request as one that takes no answer in a compressed form."""
    kept = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
    return {**scope, "headers": kept}
