"""The protocol graphql-transport-ws on one socket: init, subscribe, next, complete, ping.

Subscriptions are followed through the hub; queries and mutations are answered once. What goes out
waits in an outbox: of each subscription only the newest state, so that a slow reader costs nobody
anything; one who takes nothing for too long is cut off.
"""

import asyncio
import json
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final

import orjson
from graphql import GraphQLError
from starlette.types import Send
from starlette.websockets import WebSocket, WebSocketDisconnect

from schema.kit.masking import shown
from workflows.kit.refusal import Refusal
from workflows.kit.wording import Locale

PROTOCOL: Final = "graphql-transport-ws"
INIT_WITHIN: Final = 10.0  # seconds
STUCK_AFTER: Final = 20.0  # seconds in which a reader takes nothing
MOST_OPERATIONS: Final = 50  # on one socket
MOST_CONTROL: Final = 200  # messages that may not be dropped, waiting at once
MOST_WAITING: Final = 4_000_000  # their characters
IDLE_AFTER: Final = 300.0  # seconds in which nothing is asked or followed

# Close codes of the protocol.
INVALID_MESSAGE, UNAUTHORISED, FORBIDDEN = 4400, 4401, 4403
NOT_ACCEPTABLE, INIT_TIMEOUT = 4406, 4408
NOTHING_TO_DO: Final = 1000
ALREADY_THERE, TOO_MANY = 4409, 4429


class CloseError(Exception):
    """The socket has to be closed with a code of the protocol."""

    def __init__(self, code: int, reason: str) -> None:
        """Take the code and the words that go with it."""
        super().__init__(reason)
        self.code, self.reason = code, reason


class Outbox:
    """What waits to be sent on one socket."""

    def __init__(self, send: Send) -> None:
        """Take the server's own sending, without the layers in between: most messages go here."""
        self._send = send
        self._control: deque[str] = deque()
        self._states: OrderedDict[str, tuple[str, str]] = OrderedDict()
        self._filled = asyncio.Event()
        self._sending_since: float | None = None
        self._waiting = 0
        # Set once more waits than may: the socket is closed, whoever put the last message down.
        self.overflow: asyncio.Future[CloseError] = asyncio.get_running_loop().create_future()

    def message(self, **parts: object) -> None:
        """Put a message down that may not be dropped. Raises `CloseError` when too much waits."""
        text = orjson.dumps(parts).decode()
        if len(self._control) >= MOST_CONTROL or self._waiting + len(text) > MOST_WAITING:
            error = CloseError(TOO_MANY, "Too many messages wait to be read")
            if not self.overflow.done():
                self.overflow.set_result(error)
            raise error
        self._control.append(text)
        self._waiting += len(text)
        self._filled.set()

    def state(self, operation_id: str, head: str, payload: str) -> None:
        """Put a state down; an older one of the same operation that still waits is replaced."""
        self._states[operation_id] = (head, payload)
        self._filled.set()

    def forget(self, operation_id: str) -> None:
        """Drop the state of an operation that has ended."""
        self._states.pop(operation_id, None)

    async def sending(self) -> None:
        """Send what waits, until cancelled."""
        now = asyncio.get_running_loop().time
        while True:
            await self._filled.wait()
            self._filled.clear()
            while self._states or self._control:
                if self._control:
                    text = self._control.popleft()
                    self._waiting -= len(text)
                else:
                    _, (head, payload) = self._states.popitem(last=False)
                    text = f"{head}{payload}}}"
                self._sending_since = now()
                await self._send({"type": "websocket.send", "text": text})
                self._sending_since = None

    def is_stuck(self) -> bool:
        """Say whether the reader has taken nothing for too long."""
        since = self._sending_since
        return since is not None and asyncio.get_running_loop().time() - since > STUCK_AFTER


class Line:
    """Where one subscription's messages go: the outbox, under its id."""

    def __init__(self, outbox: Outbox, operation_id: str, locale: Locale) -> None:
        """Take the outbox, the id, and the language of refusals."""
        self._outbox, self._id, self.locale = outbox, operation_id, locale
        self._head = f'{{"id":{json.dumps(operation_id)},"type":"next","payload":'
        self.over = asyncio.Event()

    def state(self, payload: str) -> None:
        """Put a state down."""
        self._outbox.state(self._id, self._head, payload)

    def ended(self, refusal: Refusal) -> None:
        """Say why nothing more will come."""
        told = GraphQLError(refusal.reason, original_error=refusal)
        self.failed([shown(told, self.locale)])

    def failed(self, errors: Sequence[GraphQLError]) -> None:
        """Tell what was wrong with the operation, as it may be seen, and nothing more."""
        if self.over.is_set():
            return
        self.over.set()
        self._outbox.forget(self._id)
        with suppress(CloseError):
            told = [error.formatted for error in errors]
            self._outbox.message(id=self._id, type="error", payload=told)


# Answers an operation, or follows it until it is cancelled.
Begin = Callable[[str, Mapping[str, Any], "Conversation"], Coroutine[Any, Any, None]]
Init = Callable[[Mapping[str, Any]], Awaitable[None]]


class Conversation:
    """One socket from its acceptance to its close."""

    def __init__(self, socket: WebSocket, send: Send, *, init: Init, begin: Begin) -> None:
        """Take the socket, who looks at `connection_init`, and who answers an operation."""
        self._socket = socket
        self._init, self._begin = init, begin
        self.outbox = Outbox(send)
        self._acknowledged = False
        self.running: dict[str, asyncio.Task[None]] = {}
        self._busy_at = asyncio.get_running_loop().time()

    async def hold(self) -> None:
        """Talk until one side ends it."""
        await self._socket.accept(PROTOCOL)
        sending = asyncio.create_task(self.outbox.sending())
        listening = asyncio.create_task(self._listen())
        try:
            ends: set[asyncio.Future[Any]] = {sending, listening, self.outbox.overflow}
            while not self.outbox.is_stuck() and not self._is_idle():
                done, _ = await asyncio.wait(
                    ends, timeout=STUCK_AFTER / 4, return_when=asyncio.FIRST_COMPLETED
                )
                if done:
                    break
            ended: object = listening.exception() if listening.done() else None
            if self.outbox.overflow.done():
                ended = self.outbox.overflow.result()
            elif ended is None and self._is_idle():
                ended = CloseError(NOTHING_TO_DO, "Nothing is asked or followed")
            if isinstance(ended, CloseError):
                await self._say_why(sending, ended)
        finally:
            tasks = [sending, listening, *self.running.values()]
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    def _is_idle(self) -> bool:
        """Say whether nothing has been asked or followed for so long that the line is given up."""
        now = asyncio.get_running_loop().time()
        if self.running:
            self._busy_at = now
        return now - self._busy_at > IDLE_AFTER

    async def _say_why(self, sending: asyncio.Task[None], ended: CloseError) -> None:
        """Let what was put down go out, then close with the code."""
        with suppress(TimeoutError, RuntimeError, WebSocketDisconnect):
            async with asyncio.timeout(1):
                await asyncio.sleep(0)
                sending.cancel()
                await asyncio.gather(sending, return_exceptions=True)
                await self._socket.close(ended.code, ended.reason)

    async def _listen(self) -> None:
        deadline = asyncio.get_running_loop().time() + INIT_WITHIN
        while True:
            try:
                async with asyncio.timeout_at(None if self._acknowledged else deadline):
                    message = await self._socket.receive()
            except TimeoutError:
                raise CloseError(INIT_TIMEOUT, "Connection initialisation timeout") from None
            if message["type"] == "websocket.disconnect":
                return
            await self._hear(_read(message.get("text")))

    async def _hear(self, message: Mapping[str, Any]) -> None:
        kind = message.get("type")
        if kind == "connection_init":
            if self._acknowledged or self.running:
                raise CloseError(TOO_MANY, "Too many initialisation requests")
            await self._init(_mapping(message.get("payload")))
            self._acknowledged = True
            self.outbox.message(type="connection_ack")
        elif kind == "ping":
            self.outbox.message(type="pong")
        elif kind == "pong":
            return
        elif kind == "subscribe":
            self._subscribe(message)
        elif kind == "complete":
            task = self.running.pop(_identity(message), None)
            if task is not None:
                task.cancel()
        else:
            raise CloseError(INVALID_MESSAGE, "Unknown message type")

    def _subscribe(self, message: Mapping[str, Any]) -> None:
        if not self._acknowledged:
            raise CloseError(UNAUTHORISED, "Unauthorized")
        operation_id = _identity(message)
        if operation_id in self.running:
            raise CloseError(ALREADY_THERE, f"Subscriber for {operation_id} already exists")
        if len(self.running) >= MOST_OPERATIONS:
            raise CloseError(TOO_MANY, "Too many operations at once")
        payload = message.get("payload")
        if not isinstance(payload, dict):
            raise CloseError(INVALID_MESSAGE, "The payload must be an object")
        task = asyncio.create_task(self._begin(operation_id, payload, self))
        self.running[operation_id] = task
        task.add_done_callback(lambda done: self._over(operation_id, done))

    def _over(self, operation_id: str, done: asyncio.Task[None]) -> None:
        self._busy_at = asyncio.get_running_loop().time()
        if self.running.get(operation_id) is done:
            del self.running[operation_id]
        if done.cancelled():
            self.outbox.forget(operation_id)


def _read(text: object) -> Mapping[str, Any]:
    try:
        message = orjson.loads(text) if isinstance(text, str) else None
    except ValueError:
        message = None
    if not isinstance(message, dict):
        raise CloseError(INVALID_MESSAGE, "A message is one JSON object")
    return message


def _mapping(payload: object) -> Mapping[str, Any]:
    if payload is None:
        return {}
    if not isinstance(payload, dict):
        raise CloseError(INVALID_MESSAGE, "The payload must be an object")
    return payload


def _identity(message: Mapping[str, Any]) -> str:
    operation_id = message.get("id")
    if not isinstance(operation_id, str) or not 0 < len(operation_id) <= 100:
        raise CloseError(INVALID_MESSAGE, "An operation needs an id")
    return operation_id
