"""Refusals as HTTP answers: the same words and shape that GraphQL gives, in JSON or on a bare page."""

from collections.abc import Mapping
from html import escape

import orjson
from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, Response

from server.language import locale_of
from workflows.kit.refusal import Refusal
from workflows.kit.wording import Locale, optional, worded


def refused(
    request: HTTPConnection,
    refusal: Refusal,
    *,
    status: int,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Answer with a refusal as JSON, shaped like the errors of a GraphQL response."""
    locale = locale_of(request.headers.get("accept-language"))
    body = {
        "errors": [{"message": _message(refusal, locale), "extensions": _parts(refusal, locale)}]
    }
    return Response(
        orjson.dumps(body),
        status_code=status,
        media_type="application/json",
        headers={"Cache-Control": "no-store", "Content-Language": locale.value, **(headers or {})},
    )


def refused_page(request: HTTPConnection, refusal: Refusal, *, status: int) -> Response:
    """Answer a person at a browser with the refusal on a page, or a program with JSON."""
    if "text/html" not in request.headers.get("accept", ""):
        return refused(request, refusal, status=status)
    locale = locale_of(request.headers.get("accept-language"))
    message = escape(_message(refusal, locale))
    remedy = escape(optional(locale, f"refusal.{refusal.reason}.remedy", **refusal.figures) or "")
    home = escape(worded(locale, "page.home"))
    return HTMLResponse(
        f'<!doctype html><html lang="{locale.value}"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{message}</title>'
        f'<main><h1>{message}</h1><p>{remedy}</p><p><a href="/">{home}</a></p></main></html>',
        status_code=status,
        headers={"Cache-Control": "no-store"},
    )


def _message(refusal: Refusal, locale: Locale) -> str:
    return worded(locale, f"refusal.{refusal.reason}.message", **refusal.figures)


def _parts(refusal: Refusal, locale: Locale) -> dict[str, str | None]:
    return {
        "code": refusal.code.value,
        "reason": refusal.reason,
        "field": refusal.field,
        "remedy": optional(locale, f"refusal.{refusal.reason}.remedy", **refusal.figures),
    }
