"""The /graphql endpoint: bytes become a Context and a result becomes bytes (GraphQL over HTTP).

A plain request (`asked`) whose operation is compiled is answered right here; every other one goes
through Strawberry's view.

POST with JSON only: GET, batches, multipart uploads and the in-browser editor are off. Of the 61
audits of `graphql-http` the three that a server MAY answer by GET are refused by this decision, the
others hold; limits, masking and cost are the schema's own extensions.
"""

from collections.abc import Mapping
from typing import Any

import orjson
from cross_web import HTTPException
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.http import GraphQLHTTPResponse
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL
from strawberry.types import ExecutionResult

from schema.kit.context import Context
from schema.schema import get_schema
from schema.trusted.documents import trusted_documents
from server.answering import VARIES, answered, answered_at_once, context_of
from server.asked import (
    GRAPHQL_JSON,
    JSON,
    Asked,
    Question,
    asked_in,
    is_json,
    prefers_events,
    prefers_graphql_json,
    read_again,
    wants_events,
    whole_body,
)
from server.events import as_events, unzipped
from server.following import hold_socket, send_stream
from server.live.questions import is_live
from server.refusals import refused
from server.services import Services, services_of
from server.sign_in.cookies import clear_cookie
from server.sign_in.who import HAT, presumed_asker, who_asks
from workflows.kit.refusal import Busy, Invalid, NotSignedIn, Refusal

KEY = "idempotency-key"
LONGEST_KEY = 200
WHO = "dure.who"
BAD_REQUEST = 400
# What the view says of a request that is none, and the part of the request it speaks of.
AMISS = (
    ("content type", "Content-Type"),
    ("`variables`", "variables"),
    ("`extensions`", "extensions"),
    ("query", "query"),
    ("peration", "operationName"),
)
INVALID_TOKEN = {"WWW-Authenticate": 'Bearer error="invalid_token"'}


class Door(GraphQL[Context, None]):
    """Strawberry's view, with the media types and status codes of the specification."""

    def __init__(self, *, trusted_only: bool = False) -> None:
        """Open the door to the one schema, or to what our own pages ask of it alone."""
        self._trusted_only = trusted_only
        super().__init__(
            get_schema(),
            graphql_ide=None,
            allow_queries_via_get=False,
            multipart_uploads_enabled=False,
            # Streams of events are our own: the view would tell errors in them unmasked.
            subscription_protocols=(GRAPHQL_TRANSPORT_WS_PROTOCOL,),
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer at once what can be, and all else once it is known who asks."""
        if scope["type"] != "http":
            await hold_socket(scope, receive, send, trusted_only=self._trusted_only)
            return
        request = Question(scope, receive)
        services = services_of(request)
        if request.method != "POST" and not (
            request.method == "GET" and self.allow_queries_via_get
        ):
            refusal = Invalid("post_only")
            await refused(request, refusal, status=405, headers={"Allow": "POST"})(
                scope, receive, send
            )
            return
        asked: Asked | None = None
        if _may_be_presumed(request):
            body = await whole_body(receive)
            if body is None:
                return
            asked = asked_in(body, trusted_only=self._trusted_only)
            if asked is not None and get_schema().executor.may_be_one(asked.text, asked.name):
                who = presumed_asker(request, services)
                if who is not None and await answered_at_once(request, who, asked, send):
                    return
            receive = read_again(body, receive)
        await self._found_out(request, services, asked, receive, send)

    async def _found_out(
        self,
        request: Question,
        services: Services,
        asked: Asked | None,
        receive: Receive,
        send: Send,
    ) -> None:
        """Find out who asks, refuse what must be refused before reading, then answer.

        `asked` is what a body asks for that was read already.
        """
        scope = request.scope
        try:
            who = await who_asks(request, services)
            _demand_sound_key(request)
        except Refusal as refusal:
            await _refused(request, refusal)(scope, receive, send)
            return
        if who.cookie_ended:
            send = _taking_cookie_back(send, services)
        if asked is None and is_json(request.headers):
            body = await whole_body(receive)
            if body is None:
                return
            asked = asked_in(body, trusted_only=self._trusted_only)
            receive = read_again(body, receive)
        if asked is not None:
            if wants_events(request.headers):
                if is_live(asked.text, asked.name):
                    await send_stream(request, who, asked, send)
                    return
                if prefers_events(request.headers):
                    scope, send = unzipped(scope), as_events(send)
                    request = Question(scope, receive)
            if await answered(request, who, asked, send):
                return
        scope[WHO] = who
        try:
            await super().__call__(scope, receive, send)
        except Invalid as refusal:
            # Only the reading of the body lets one through: nothing has been sent yet.
            await _refused(request, refusal)(scope, receive, send)
        finally:
            # Who asks knows his request, and a request its scope: the ring is not left behind.
            del scope[WHO]

    async def run(self, *given: Any, **named: Any) -> Any:
        """Answer a request. Raises Invalid where the view would tell a mistake in bare text."""
        try:
            return await super().run(*given, **named)
        except HTTPException as error:
            if error.status_code != BAD_REQUEST:
                raise
            field = next((one for words, one in AMISS if words in error.reason), "body")
            raise Invalid("request_malformed", field=field) from error

    async def get_context(
        self,
        request: Request | WebSocket,
        response: object,  # noqa: ARG002 - the view hands it over
    ) -> Context:
        """Return what the operation may use."""
        return context_of(request, request.scope[WHO])

    def decode_json(self, data: str | bytes) -> object:
        """Read JSON strictly: deep nesting, NaN and broken surrogates are no JSON here."""
        return orjson.loads(data)

    def encode_json(self, data: object) -> bytes:
        """Write JSON; integers keep all their digits."""
        return orjson.dumps(data)

    def parse_json(self, data: str | bytes) -> Any:
        """Read a request's body: one JSON object with an operation's text, or its trusted name.

        Refuses: a name nobody knows, a name beside a text, a text where only names are taken.
        """
        parsed = super().parse_json(data)
        if not isinstance(parsed, dict):
            raise HTTPException(400, "The body must be one JSON object")
        if not isinstance(parsed.get("operationName"), str | None):
            raise HTTPException(400, "`operationName` must be a string or null, if provided.")
        if parsed.get("documentId") is not None:
            parsed["query"] = _trusted(parsed)
        elif self._trusted_only:
            raise Invalid("document_not_trusted", field="documentId")
        return parsed

    async def get_sub_response(self, request: Request | WebSocket) -> Response:
        """Return the draft of the answer, which remembers the media type asked for."""
        draft = await super().get_sub_response(request)
        if prefers_graphql_json(request.headers.get("accept", "")):
            draft.headers["content-type"] = GRAPHQL_JSON
        return draft

    async def process_result(
        self, request: Request, result: ExecutionResult
    ) -> GraphQLHTTPResponse:
        """Leave `data` out of a request error: nothing was executed."""
        answer = await super().process_result(request, result)
        if answer.get("data") is None and not any(error.path for error in result.errors or ()):
            return {name: value for name, value in answer.items() if name != "data"}  # type: ignore[return-value]
        return answer

    def create_response(
        self,
        response_data: GraphQLHTTPResponse | list[GraphQLHTTPResponse],
        sub_response: Response,
    ) -> Response:
        """Write the answer: 400 for a request error where the client understands it."""
        graphql = sub_response.headers.get("content-type") == GRAPHQL_JSON
        failed = isinstance(response_data, Mapping) and "data" not in response_data
        return Response(
            self.encode_json(response_data),
            status_code=sub_response.status_code or (400 if graphql and failed else 200),
            media_type=(GRAPHQL_JSON if graphql else JSON) + "; charset=utf-8",
            headers={"Cache-Control": "no-store", "Vary": VARIES[1].decode()},
        )


def _trusted(parsed: Mapping[str, Any]) -> str:
    """Return the text of the trusted document that a request names."""
    if parsed.get("query") is not None:
        raise Invalid("document_twice", field="documentId")
    document_id = parsed["documentId"]
    found = trusted_documents().get(document_id) if isinstance(document_id, str) else None
    if found is None:
        raise Invalid("document_unknown", field="documentId")
    return found


def _may_be_presumed(request: Question) -> bool:
    """Say whether a request is a plain one of somebody with a cookie, of which nothing else is to be judged."""
    headers = request.headers
    return (
        "cookie" in headers
        and not ("authorization" in headers or HAT in headers or KEY in headers)
        and is_json(headers)
        and not wants_events(headers)
    )


def _demand_sound_key(request: Request) -> None:
    key = request.headers.get(KEY)
    if key is not None and not (0 < len(key) <= LONGEST_KEY and key.isprintable()):
        raise Invalid("key_malformed", field="Idempotency-Key", longest=LONGEST_KEY)


def _refused(request: Request, refusal: Refusal) -> Response:
    """Answer what was refused at the door with the status a plain HTTP client understands."""
    if isinstance(refusal, NotSignedIn):
        return refused(request, refusal, status=401, headers=INVALID_TOKEN)
    if isinstance(refusal, Busy):
        return refused(request, refusal, status=503, headers={"Retry-After": "2"})
    return refused(request, refusal, status=400 if isinstance(refusal, Invalid) else 403)


def _taking_cookie_back(send: Send, services: Services) -> Send:
    draft = Response()
    clear_cookie(draft, services.settings)

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).append("set-cookie", draft.headers["set-cookie"])
        await send(message)

    return sending
