"""Following: who comes in by socket or stream, and what each of his operations gets."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, Final

import orjson
from graphql import GraphQLError
from starlette.requests import HTTPConnection, Request
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket
from strawberry.types import ExecutionResult

from schema.kit.masking import shown
from schema.schema import get_schema
from server.answering import context_of
from server.asked import Asked, asked_of
from server.events import COMPLETE, STREAM_HEAD, event
from server.language import locale_of
from server.live.hub import LiveError
from server.live.questions import Question, is_live, question_of
from server.live.sockets import FORBIDDEN, NOT_ACCEPTABLE, PROTOCOL, CloseError, Conversation, Line
from server.services import services_of
from server.sign_in.who import who_asks
from server.who import Who
from workflows.kit.refusal import Invalid, Refusal
from workflows.kit.wording import Locale
from workflows.record.busy import told_as_busy

# What a browser cannot put into headers comes with `connection_init`.
SAID_AT_INIT: Final = ("authorization", "dure-appointment", "accept-language")
KEEP_ALIVE: Final = 12.0  # seconds between two signs of life on a stream


async def hold_socket(scope: Scope, receive: Receive, send: Send, *, trusted_only: bool) -> None:
    """Hold a conversation on a socket. One from another site's page is refused at its handshake."""
    socket = WebSocket(scope, receive, send)
    settings = services_of(socket).settings
    origin = socket.headers.get("origin", settings.origin).lower()
    # A house reached under another of its names (localhost) serves its own pages there too.
    if origin != settings.origin and origin.partition("://")[2] != socket.headers.get("host"):
        await socket.close()
        return
    if PROTOCOL not in socket.scope.get("subprotocols", ()):
        await socket.accept()
        await socket.close(NOT_ACCEPTABLE, "Subprotocol not acceptable")
        return
    guest = Guest(socket, trusted_only=trusted_only)
    await Conversation(socket, send, init=guest.init, begin=guest.begin).hold()


class Guest:
    """Who is on a socket, and what becomes of his operations."""

    def __init__(self, socket: WebSocket, *, trusted_only: bool) -> None:
        """Take the socket; who is on it is known once he has said so."""
        self._socket = socket
        self._trusted_only = trusted_only
        self._connection: HTTPConnection = socket
        self._who: Who | None = None

    async def init(self, payload: Mapping[str, Any]) -> None:
        """Find out who it is. Raises `CloseError` for a bad token, hat or page."""
        said = {name.lower(): value for name, value in payload.items() if isinstance(value, str)}
        given = [
            (name.encode(), said[name].encode("utf-8", "replace"))
            for name in SAID_AT_INIT
            if name in said
        ]
        there = {name for name, _ in given}
        kept = [pair for pair in self._socket.scope["headers"] if pair[0] not in there]
        self._connection = HTTPConnection({**self._socket.scope, "headers": [*kept, *given]})
        try:
            self._who = await who_asks(self._connection, services_of(self._socket))
            if self._who.asker is not None:
                await self._who.asker()
        except Refusal as refusal:
            raise CloseError(FORBIDDEN, refusal.reason) from refusal

    async def begin(
        self, operation_id: str, payload: Mapping[str, Any], conversation: Conversation
    ) -> None:
        """Answer one operation, or follow it until either side ends it."""
        locale = locale_of(self._connection.headers.get("accept-language"))
        line = Line(conversation.outbox, operation_id, locale)
        asked = asked_of(payload, trusted_only=self._trusted_only)
        try:
            with told_as_busy():
                await self._answer(operation_id, payload, asked, line, conversation)
        except Refusal as refusal:
            line.ended(refusal)
        except CloseError:
            # The outbox has told the conversation already, which closes the socket.
            return
        except Exception as error:  # noqa: BLE001 - masked, and logged under the number it is told by
            told = GraphQLError("unexpected", original_error=error, path=[])
            line.failed([shown(told, locale)])

    async def _answer(
        self,
        operation_id: str,
        payload: Mapping[str, Any],
        asked: Asked | None,
        line: Line,
        conversation: Conversation,
    ) -> None:
        if asked is None or self._who is None:
            line.ended(_unreadable(payload, trusted_only=self._trusted_only))
        elif is_live(asked.text, asked.name):
            await self._follow(asked, self._who, line)
        else:
            result = await self._once(asked, self._who, payload)
            errors = [error.formatted for error in result.errors or ()]
            if result.data is None and not any(error.path for error in result.errors or ()):
                # Nothing was executed.
                conversation.outbox.message(id=operation_id, type="error", payload=errors)
                return
            whole = {"data": result.data, **({"errors": errors} if errors else {})}
            conversation.outbox.message(id=operation_id, type="next", payload=whole)
            conversation.outbox.message(id=operation_id, type="complete")

    async def _follow(self, asked: Asked, who: Who, line: Line) -> None:
        services = services_of(self._socket)
        try:
            question = _question(asked, line.locale)
            group, follower = await services.live.follow(
                question, asked.variables or {}, line.locale, who, line
            )
        except LiveError as failed:
            line.failed(failed.errors)
            return
        try:
            await line.over.wait()
        finally:
            services.live.leave(group, follower)

    async def _once(self, asked: Asked, who: Who, payload: Mapping[str, Any]) -> ExecutionResult:
        extensions = payload.get("extensions")
        key = extensions.get("idempotencyKey") if isinstance(extensions, dict) else None
        context = context_of(
            self._connection,
            who,
            idempotency_key=key if isinstance(key, str) else None,
            lasting=True,
        )
        return await get_schema().execute(
            asked.text, dict(asked.variables or {}), context, operation_name=asked.name
        )


async def send_stream(request: Request, who: Who, asked: Asked, send: Send) -> None:
    """Follow a subscription as server-sent events until the reader goes away or it ends."""
    services = services_of(request)
    locale = locale_of(request.headers.get("accept-language"))
    line = Stream(locale)
    await send({"type": "http.response.start", "status": 200, "headers": list(STREAM_HEAD)})
    try:
        with told_as_busy():
            group, follower = await services.live.follow(
                _question(asked, locale), asked.variables or {}, locale, who, line
            )
    except (Refusal, LiveError) as error:
        errors = error.errors if isinstance(error, LiveError) else [_told(error, locale)]
        told = {"errors": [one.formatted for one in errors]}
        await line.write(send, orjson.dumps(told).decode())
    else:
        reading = asyncio.create_task(_gone(request))
        writing = asyncio.create_task(line.writing(send))
        try:
            await asyncio.wait({reading, writing}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            services.live.leave(group, follower)
            for task in (reading, writing):
                task.cancel()
            await asyncio.gather(reading, writing, return_exceptions=True)
    with suppress(RuntimeError):
        await send({"type": "http.response.body", "body": COMPLETE})


class Stream:
    """One subscription as a stream: the newest state waits, older ones give way to it."""

    def __init__(self, locale: Locale) -> None:
        """Begin with nothing to tell; a refusal will be told in this language."""
        self._locale = locale
        self._state: str | None = None
        self._over = False
        self._filled = asyncio.Event()

    def state(self, payload: str) -> None:
        """Put a state down."""
        self._state = payload
        self._filled.set()

    def ended(self, refusal: Refusal) -> None:
        """End the stream; why is told as the last state."""
        told = _told(refusal, self._locale).formatted
        self._state = orjson.dumps({"errors": [told]}).decode()
        self._over = True
        self._filled.set()

    def failed(self, errors: Sequence[GraphQLError]) -> None:
        """End the stream; what is wrong with the question is told as the last state."""
        told = [shown(error, self._locale).formatted for error in errors]
        self._state = orjson.dumps({"errors": told}).decode()
        self._over = True
        self._filled.set()

    async def writing(self, send: Send) -> None:
        """Write what comes, and a sign of life when nothing does, until it is over."""
        while True:
            try:
                async with asyncio.timeout(KEEP_ALIVE):
                    await self._filled.wait()
            except TimeoutError:
                await send({"type": "http.response.body", "body": b":\n\n", "more_body": True})
                continue
            self._filled.clear()
            state, self._state = self._state, None
            if state is not None:
                await self.write(send, state)
            if self._over:
                return

    async def write(self, send: Send, payload: str) -> None:
        """Write one event."""
        await send(
            {"type": "http.response.body", "body": event(payload.encode()), "more_body": True}
        )


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _question(asked: Asked, locale: Locale) -> Question:
    found = question_of(asked.text, asked.name)
    if isinstance(found, Question):
        return found
    raise LiveError([shown(error, locale) for error in found])


def _told(refusal: Refusal, locale: Locale) -> GraphQLError:
    return shown(GraphQLError(refusal.reason, original_error=refusal), locale)


def _unreadable(payload: Mapping[str, Any], *, trusted_only: bool) -> Refusal:
    """Say why an operation cannot be read: by its name, or at all."""
    if payload.get("documentId") is not None:
        twice = payload.get("query") is not None
        return Invalid("document_twice" if twice else "document_unknown", field="documentId")
    if trusted_only:
        return Invalid("document_not_trusted", field="documentId")
    return Invalid("request_malformed")
