"""Answering plain requests: from what is kept for the public, or from the operation's plan."""

import asyncio
import hashlib
import hmac
from functools import partial

import orjson
from starlette.requests import HTTPConnection, Request
from starlette.types import Send
from strawberry.types import ExecutionResult

from schema.kit.context import Context
from schema.schema import get_schema
from server.asked import GRAPHQL_JSON, JSON, Asked, prefers_graphql_json, takes_gzip
from server.language import locale_of
from server.services import services_of
from server.who import Who
from workflows.corridor.versions import Scope

# What is being given back; the loop itself holds tasks only weakly.
ENDING: set[asyncio.Task[None]] = set()
# In the scope of a request whose operation graphql-core has to answer.
LEFT = "dure.left"
NOT_KEPT = (b"cache-control", b"no-store")
VARIES = (b"vary", b"accept, accept-encoding, accept-language, authorization, cookie")
HEAD_OF_JSON = ((b"content-type", f"{JSON}; charset=utf-8".encode()), NOT_KEPT)
HEAD_OF_GRAPHQL = ((b"content-type", f"{GRAPHQL_JSON}; charset=utf-8".encode()), NOT_KEPT)


async def answered(request: Request, who: Who, asked: Asked, send: Send) -> bool:
    """Answer an operation; False if it has no plan, or an answer that only graphql-core can tell.

    Then nothing was done or sent, and `LEFT` in the request's scope says not to try it again.
    """
    scope = _scope(request, asked) if who.is_nobody else None
    answers = services_of(request).answers
    if scope is not None and answers is not None:
        locale = locale_of(request.headers.get("accept-language"))
        kept = await answers.answer(asked, locale, scope, partial(_made, request, who, asked))
        if kept is None:
            request.scope[LEFT] = True
            return False
        gzip = takes_gzip(request.headers.get("accept-encoding", ""))
        zipped = kept.compressed() if gzip else None
        await _send(request, send, zipped or kept.plain, zipped=zipped is not None)
        return True
    answer = await _executed(request, who, asked)
    if answer is None:
        request.scope[LEFT] = True
        return False
    whole: dict[str, object] = {"data": answer.data}
    if answer.errors:
        whole["errors"] = [error.formatted for error in answer.errors]
    await _send(request, send, orjson.dumps(whole))
    return True


async def answered_at_once(request: Request, who: Who, asked: Asked, send: Send) -> bool:
    """Answer a query that is one statement, as who is presumed to ask; False if it is none or not sworn.

    Then nothing was done or sent, and who asks has to be found out.
    """
    context = context_of(request, who)
    data = await get_schema().executor.at_once(asked.text, asked.variables, context, asked.name)
    if not context.end_untouched():
        await context.end()
    if data is None:
        return False
    await _send(request, send, orjson.dumps({"data": data}))
    return True


def _scope(request: Request, asked: Asked) -> Scope | None:
    """Return what the public's answer depends on, if it is one that may be kept."""
    locale = locale_of(request.headers.get("accept-language"))
    return get_schema().executor.scope(asked.text, asked.variables, locale, asked.name)


async def _made(request: Request, who: Who, asked: Asked) -> bytes | None:
    """Make an answer to keep; None if it is not a whole one."""
    answer = await _executed(request, who, asked)
    if answer is None or answer.errors:
        return None
    return orjson.dumps({"data": answer.data})


async def _executed(request: Request, who: Who, asked: Asked) -> ExecutionResult | None:
    context = context_of(request, who)
    try:
        return await get_schema().executor.answer(asked.text, asked.variables, context, asked.name)
    finally:
        # The snapshot is given back beside the sending: the asker waits for his answer alone.
        if not context.end_untouched():
            ending = asyncio.create_task(context.end())
            ENDING.add(ending)
            ending.add_done_callback(ENDING.discard)


async def _send(request: Request, send: Send, said: bytes, *, zipped: bool = False) -> None:
    graphql = prefers_graphql_json(request.headers.get("accept", ""))
    headers = [
        *(HEAD_OF_GRAPHQL if graphql else HEAD_OF_JSON),
        (b"content-length", str(len(said)).encode()),
        VARIES,
    ]
    if zipped:
        headers.append((b"content-encoding", b"gzip"))
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": said})


def context_of(
    request: HTTPConnection,
    who: Who,
    *,
    idempotency_key: str | None = None,
    lasting: bool = False,
) -> Context:
    """Return what an operation may use; the key comes beside the headers only on a socket.

    On a connection that is `lasting` the doorway's finding may be old: who asks is found out anew.
    """
    services = services_of(request)
    headers = request.headers
    asker = None if lasting else who.asker
    return Context(
        sessions=services.database.writes,
        snapshots=services.database.snapshots,
        identify=who.identify,
        person_id=who.person_id,
        locale=locale_of(headers.get("accept-language")),
        cursor_key=services.settings.key_for("cursor"),
        idempotency_key=idempotency_key or headers.get("idempotency-key"),
        ring=services.ring,
        put_in=services.ballots.cast,
        asker=asker,
        anew=who.still,
        paper=services.papers.of,
        look=services.database.look if who.is_nobody or asker or who.presumed else None,
        found=who.found,
        presumed=who.presumed,
        in_person=not who.is_nobody,
        left=request.scope.get(LEFT, False),
        address=partial(_address, request),
        party=services.party,
    )


def _address(request: HTTPConnection) -> str | None:
    """Make the digest of where a request came from, under a key of the house."""
    if request.client is None:
        return None
    key = services_of(request).settings.key_for("address")
    return hmac.new(key, request.client.host.encode(), hashlib.sha256).hexdigest()
