"""Ending one's mail by the link in a letter, without signing in: a page that asks, and the one act behind it."""

from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from server.refusals import refused_page
from server.services import services_of
from workflows.corridor.letters import stop_mail
from workflows.kit.refusal import NotFound
from workflows.kit.wording import Locale, worded

LONGEST_TOKEN = 80


def mail_routes() -> list[Route]:
    """Return the route that ends mail."""
    return [Route("/mail/stop/{token}", stop, methods=["GET", "POST"])]


async def stop(request: Request) -> Response:
    """Ask on GET; end the mail on POST, as mail programs send it by themselves (RFC 8058)."""
    services, token = services_of(request), request.path_params["token"]
    found = None
    if len(token) <= LONGEST_TOKEN and token.isascii():
        found = await stop_mail(
            services.database.writes,
            services.settings.key_for("mail"),
            token,
            at_once=request.method == "POST",
        )
    if found is None:
        return refused_page(request, NotFound("no_such_page"), status=404)
    return _page(found, ended=request.method == "POST")


def _page(locale: Locale, *, ended: bool) -> Response:
    said = "stopped" if ended else "ask"
    title = escape(worded(locale, f"stop_mail.{said}"))
    hint = escape(worded(locale, f"stop_mail.{said}_hint"))
    back = escape(worded(locale, "stop_mail.settings"))
    send = escape(worded(locale, "stop_mail.send"))
    act = "" if ended else f'<form method="post"><button>{send}</button></form>'
    return HTMLResponse(
        f'<!doctype html><html lang="{locale.value}"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{title}</title>'
        '<link rel="stylesheet" href="/plain.css">'
        f'<main><h1>{title}</h1><p>{hint}</p>{act}<p><a href="/my/notices">{back}</a></p></main></html>',
        headers={"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"},
    )
