"""Bounds of a request before anything reads it: the size of its body and of its headers."""

from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.refusals import refused
from workflows.kit.refusal import Invalid

LARGEST_BODY = 1_000_000
# A file may be larger; how large the one awaited may be, its table says.
LARGEST_FILE = 10_000_000
SYLLABLE = 3  # bytes of one in UTF-8
FILES = "/files/"
LENGTH = b"content-length"
CODING = b"transfer-encoding"
LARGEST_HEADERS = 32_768
# Read and thrown away, so that an honest client hears the refusal instead of a cut line.
# A text of 10 million syllables, with every one escaped, is 60 MB of JSON.
MOST_DRAINED = 64_000_000


class _TooLargeError(Exception):
    """The body went on after its limit."""


class RequestLimits:
    """Answers 413 to a body over 1 MB (a file: 10 MB), announced or streamed, and 431 to headers over 32 KiB."""

    def __init__(self, app: ASGIApp) -> None:
        """Take the application to guard."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass that keeps to the limits."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        size, announced, chunked = 0, b"", False
        for name, value in scope["headers"]:
            size += len(name) + len(value)
            if name == LENGTH:
                announced = value
            elif name == CODING:
                chunked = True
        if size > LARGEST_HEADERS:
            headers = Invalid("headers_too_large", field="headers", longest=LARGEST_HEADERS)
            await refused(HTTPConnection(scope), headers, status=431)(scope, receive, send)
            return
        most = LARGEST_FILE if scope["path"].startswith(FILES) else LARGEST_BODY
        if announced and (not announced.isdigit() or int(announced[:20]) > most):
            await _drain(receive)
            await _too_large(scope, most)(scope, receive, send)
        elif announced and not chunked:
            # The reader of HTTP holds a body to the length it announced.
            await self._app(scope, receive, send)
        else:
            await self._counted(scope, receive, send, most)

    async def _counted(self, scope: Scope, receive: Receive, send: Send, most: int) -> None:
        """Pass a request on while counting the bytes of its body."""
        started = False
        read = 0

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > most:
                if message.get("more_body"):
                    await _drain(receive)
                raise _TooLargeError
            return message

        async def watched(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, counted, watched)
        except _TooLargeError:
            if not started:
                await _too_large(scope, most)(scope, receive, send)


def _too_large(scope: Scope, most: int) -> Response:
    refusal = Invalid("body_too_large", field="body", longest=most, syllables=most // SYLLABLE)
    return refused(HTTPConnection(scope), refusal, status=413, headers={"Connection": "close"})


async def _drain(receive: Receive) -> None:
    """Throw away what is left of a body, up to a bound."""
    read = 0
    while read < MOST_DRAINED:
        message = await receive()
        read += len(message.get("body", b""))
        if message["type"] != "http.request" or not message.get("more_body"):
            return
