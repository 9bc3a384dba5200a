"""Answering plain requests: from what is kept for the public, or from the operation's plan."""

from functools import partial

import orjson
from starlette.requests import HTTPConnection, Request
from starlette.types import Send

from schema.kit.context import Context
from schema.schema import get_schema
from server.answers import Kept
from server.asked import GRAPHQL_JSON, JSON, Asked, prefers_graphql_json, takes_gzip
from server.language import locale_of
from server.services import services_of
from server.who import Who

NOT_KEPT = (b"cache-control", b"no-store")
VARIES = (b"vary", b"accept, accept-encoding, accept-language, authorization, cookie")
HEAD_OF_JSON = ((b"content-type", f"{JSON}; charset=utf-8".encode()), NOT_KEPT)
HEAD_OF_GRAPHQL = ((b"content-type", f"{GRAPHQL_JSON}; charset=utf-8".encode()), NOT_KEPT)


async def answered(request: Request, who: Who, asked: Asked, send: Send) -> bool:
    """Answer an operation; False if it has no plan and nothing was done or sent."""
    kept = await _from_shelf(request, who, asked) if who.is_nobody else None
    if kept is not None:
        zipped = (
            kept.compressed() if takes_gzip(request.headers.get("accept-encoding", "")) else None
        )
        await _send(request, send, zipped or kept.plain, zipped=zipped is not None)
        return True
    context = context_of(request, who)
    try:
        answer = await get_schema().executor.answer(
            asked.text, asked.variables, context, asked.name
        )
    finally:
        await context.end()
    if answer is None:
        return False
    whole: dict[str, object] = {"data": answer.data}
    if answer.errors:
        whole["errors"] = [error.formatted for error in answer.errors]
    await _send(request, send, orjson.dumps(whole))
    return True


async def _from_shelf(request: Request, who: Who, asked: Asked) -> Kept | None:
    """Return the public's answer, if it is one that may be kept."""
    answers = services_of(request).answers
    if answers is None:
        return None
    locale = locale_of(request.headers.get("accept-language"))
    scope = get_schema().executor.scope(asked.text, asked.variables, locale, asked.name)
    if scope is None:
        return None
    return await answers.answer(asked, locale, scope, partial(_made, request, who, asked))


async def _made(request: Request, who: Who, asked: Asked) -> bytes | None:
    """Make an answer; None if it is not a whole one."""
    context = context_of(request, who)
    try:
        answer = await get_schema().executor.answer(
            asked.text, asked.variables, context, asked.name
        )
    finally:
        await context.end()
    if answer is None or answer.errors:
        return None
    return orjson.dumps({"data": answer.data})


async def _send(request: Request, send: Send, said: bytes, *, zipped: bool = False) -> None:
    graphql = prefers_graphql_json(request.headers.get("accept", ""))
    headers = [
        *(HEAD_OF_GRAPHQL if graphql else HEAD_OF_JSON),
        (b"content-length", str(len(said)).encode()),
    ]
    if zipped:
        headers += [(b"content-encoding", b"gzip"), VARIES]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": said})


def context_of(
    request: HTTPConnection,
    who: Who,
    *,
    idempotency_key: str | None = None,
) -> Context:
    """Return what an operation may use; the key comes beside the headers only on a socket."""
    services = services_of(request)
    return Context(
        sessions=services.database.writes,
        read_sessions=services.database.reads,
        identify=who.identify,
        person_id=who.person_id,
        locale=locale_of(request.headers.get("accept-language")),
        cursor_key=services.settings.key_for("cursor"),
        idempotency_key=idempotency_key or request.headers.get("idempotency-key"),
        ring=services.ring,
        put_in=services.ballots.cast,
        asker=who.asker,
        paper=services.papers.of,
        look=services.database.look if who.is_nobody else None,
    )
