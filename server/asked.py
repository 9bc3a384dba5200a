"""What a plain request asks for: one operation in a JSON body, read without any view around it.

Nearly every request is plain. What is not (another media type, a stream asked for, a body that is
no such object, a name nobody knows) is left to the view, which knows what to say to it.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

import orjson
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import Message, Receive, Scope

from schema.trusted.documents import trusted_documents

GRAPHQL_JSON = "application/graphql-response+json"
JSON = "application/json"
WHOLE = frozenset({GRAPHQL_JSON, JSON, "application/*", "*/*"})
PARAMETERS = ("query", "operationName", "variables", "extensions")
EVENTS = "text/event-stream"
# The headers that decide how to answer are few and alike; strangers cannot make us keep more.
KEPT = 256


class Asked(NamedTuple):
    """The text of an operation with its variables and, where there are several, its name."""

    text: str
    variables: Mapping[str, Any] | None
    name: str | None


class ByName(Headers):
    """Headers that are found by name at once: a dozen of them are asked for in every request."""

    def __init__(self, scope: Scope) -> None:
        """Take the request; of a header that comes twice the first counts."""
        super().__init__(scope=scope)
        self._first: dict[bytes, bytes] = dict(reversed(scope["headers"]))

    def __getitem__(self, key: str) -> str:
        """Return the value of a header. Raises KeyError if there is none."""
        return self._first[_as_sent(key)].decode("latin-1")

    def __contains__(self, key: object) -> bool:
        """Say whether there is a header of this name."""
        return isinstance(key, str) and _as_sent(key) in self._first

    def get(self, key: str, default: Any = None) -> Any:
        """Return the value of a header, or something else."""
        found = self._first.get(_as_sent(key))
        return default if found is None else found.decode("latin-1")


class Question(Request):
    """A request with its headers by name."""

    @property
    def headers(self) -> Headers:
        """The headers, sorted once."""
        if self._by_name is None:
            self._by_name = ByName(self.scope)
        return self._by_name

    _by_name: ByName | None = None


def is_json(headers: Headers) -> bool:
    """Say whether a body of JSON is sent."""
    return _is_json(headers.get("content-type", ""))


def wants_events(headers: Headers) -> bool:
    """Say whether what is followed may be told as a stream of events."""
    return _weighed(headers.get("accept", ""))[0] > 0


def prefers_events(headers: Headers) -> bool:
    """Say whether even one whole answer is wanted as events: plain JSON is not accepted as gladly."""
    events, whole = _weighed(headers.get("accept", ""))
    return events > whole


def asked_in(body: bytes, *, trusted_only: bool) -> Asked | None:
    """Return what a body asks for; None if it is anything but one plain operation."""
    try:
        given = orjson.loads(body)
    except ValueError:
        return None
    return asked_of(given, trusted_only=trusted_only) if isinstance(given, dict) else None


def asked_of(given: Mapping[str, Any], *, trusted_only: bool) -> Asked | None:
    """Return what an object asks for; None if it is anything but one plain operation."""
    text, name, variables, extensions = (given.get(key) for key in PARAMETERS)
    document_id = given.get("documentId")
    if document_id is not None:
        known = trusted_documents().get(document_id) if isinstance(document_id, str) else None
        text = known if text is None else None
    elif trusted_only:
        return None
    if not isinstance(text, str) or not text:
        return None
    maps = isinstance(variables, dict | None) and isinstance(extensions, dict | None)
    sound = maps and isinstance(name, str | None)
    return Asked(text, variables, name) if sound else None


async def whole_body(receive: Receive) -> bytes | None:
    """Read a body to its end; None if the sender went away."""
    parts: list[bytes] = []
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return None
        parts.append(message.get("body", b""))
        if not message.get("more_body"):
            return parts[0] if len(parts) == 1 else b"".join(parts)


def read_again(body: bytes, receive: Receive) -> Receive:
    """Let somebody else read a body that has been read already, and what comes after it."""
    told = False

    async def again() -> Message:
        nonlocal told
        if told:
            return await receive()
        told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again


@lru_cache(maxsize=KEPT)
def _as_sent(name: str) -> bytes:
    """Return the name of a header as a request brings it; we ask for the same dozen all the time."""
    return name.lower().encode("latin-1")


@lru_cache(maxsize=KEPT)
def prefers_graphql_json(accept: str) -> bool:
    """Say whether `application/graphql-response+json` is accepted and not below plain JSON."""
    weights = {GRAPHQL_JSON: -1.0, JSON: -1.0}
    for part in accept.split(",")[:50]:
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if media in weights:
            weights[media] = max(weights[media], _weight(parameters))
    return weights[GRAPHQL_JSON] > 0 and weights[GRAPHQL_JSON] >= weights[JSON]


def _weight(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return float(value)
            except ValueError:
                return 0.0
    return 1.0


@lru_cache(maxsize=KEPT)
def takes_gzip(accept_encoding: str) -> bool:
    """Say whether gzip is among the encodings accepted (RFC 9110, section 12.5.3)."""
    for part in accept_encoding.split(",")[:20]:
        coding, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if coding in {"gzip", "*"}:
            return _weight(parameters) > 0
    return False


@lru_cache(maxsize=KEPT)
def _is_json(content_type: str) -> bool:
    media, *parameters = (piece.strip().lower() for piece in content_type.split(";"))
    return media == JSON and set(parameters) <= {"charset=utf-8", 'charset="utf-8"', ""}


@lru_cache(maxsize=KEPT)
def _weighed(accept: str) -> tuple[float, float]:
    """Return how gladly events and a whole answer are accepted, from 0 to 1 (RFC 9110, 12.5.1)."""
    events = whole = 0.0
    for part in accept.split(",")[:50]:
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if media == EVENTS:
            events = max(events, _weight(parameters))
        elif media in WHOLE:
            whole = max(whole, _weight(parameters))
    return events, whole
