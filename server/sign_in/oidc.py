"""Signing in in a browser: OpenID Connect code flow with PKCE (S256), state and nonce."""

from typing import Any
from urllib.parse import urlsplit

import structlog
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from server.refusals import refused_page
from server.services import Services, services_of
from server.settings import Settings
from server.sign_in import cookies
from server.sign_in.client import FAILURES, ready_client
from server.sign_in.people import person_of, verify_residence
from server.sign_in.tokens import LONGEST_NAME, full_date, name_of
from workflows.identity.sign_ins import begin_sign_in, end_sign_in, live_sign_in
from workflows.kit.refusal import Busy, Invalid, NotSignedIn
from workflows.record.uow import unit_of_work

log = structlog.get_logger(__name__)

HOP_SECONDS = 600
LEEWAY = 30
LONGEST_NEXT = 2000


def sign_in_routes(settings: Settings) -> list[Route]:
    """Return the routes of signing in; only the hop to the issuer keeps a signed cookie."""
    hop = [
        Middleware(
            SessionMiddleware,
            secret_key=settings.key_for("sign-in-hop").hex(),
            session_cookie=cookies.cookie_name(settings) + "-hop",
            max_age=HOP_SECONDS,
            same_site="lax",
            https_only=not settings.is_loopback,
        )
    ]
    return [
        Route("/sign-in", begin, methods=["GET"], middleware=hop),
        Route("/sign-in/callback", finish, methods=["GET"], middleware=hop),
    ]


def local_path(given: str | None) -> str:
    """Return where to go after signing in: a path of this house. Refuses any other (`next_not_here`)."""
    if not given:
        return "/"
    parts = urlsplit(given) if len(given) <= LONGEST_NEXT and given.isprintable() else None
    elsewhere = parts is None or parts.scheme or parts.netloc
    if elsewhere or not given.startswith("/") or given.startswith("//") or "\\" in given:
        raise Invalid("next_not_here", field="next")
    return given


async def begin(request: Request) -> Response:
    """Send the browser to the issuer, with state, nonce and a PKCE challenge of its own."""
    services = services_of(request)
    settings = services.settings
    try:
        goal = local_path(request.query_params.get("next"))
    except (Invalid, ValueError):
        return refused_page(request, Invalid("next_not_here", field="next"), status=400)
    # Another name would keep the cookie of the hop from coming back.
    host = request.headers.get("host", "").lower()
    address = settings.address_at(host)
    if host != urlsplit(address).netloc.lower():
        return RedirectResponse(f"{address}/sign-in?{request.url.query}", status_code=303)
    try:
        client = await ready_client(request)
        request.session["next"] = goal
        hint = request.query_params.get("persona", "")[:LONGEST_NAME]
        answer: Response = await client.authorize_redirect(
            request,
            f"{address}/sign-in/callback",
            **({"login_hint": hint} if hint else {}),
        )
    except (Busy, *FAILURES) as error:
        log.warning("sign_in.no_issuer", exc_info=error)
        return refused_page(request, Busy("issuer_unreachable"), status=503)
    answer.headers["Cache-Control"] = "no-store"
    return answer


async def finish(request: Request) -> Response:
    """Take the issuer's word, begin a sign-in with a new cookie, and go where the person wanted."""
    services = services_of(request)
    goal = str(request.session.get("next", "/"))
    try:
        client = await ready_client(request)
        token = await client.authorize_access_token(
            request,
            leeway=LEEWAY,
            claims_options={"iss": {"essential": True, "values": [services.settings.oidc_issuer]}},
        )
        claims: dict[str, Any] = dict(token["userinfo"])
        subject = name_of(claims, "sub")
        if subject is None:
            raise ValueError("sub")
    except Busy as refusal:
        return refused_page(request, refusal, status=503)
    except FAILURES as error:
        log.warning("sign_in.failed", exc_info=error)
        request.session.clear()
        return refused_page(request, NotSignedIn("sign_in_failed"), status=400)
    request.session.clear()
    value = await _begin(request, services, subject, claims, str(token.get("id_token", "")))
    answer = RedirectResponse(goal, status_code=303, headers={"Cache-Control": "no-store"})
    cookies.set_cookie(answer, services.settings, value)
    return answer


async def _begin(
    request: Request, services: Services, subject: str, claims: dict[str, Any], id_token: str
) -> str:
    """Begin the sign-in, in place of one this browser may already have; return the cookie value."""
    issuer = str(services.settings.oidc_issuer)
    name = name_of(claims, "name") or name_of(claims, "preferred_username") or subject
    person_id = await person_of(
        services, issuer, subject, name=name, birth_date=full_date(claims.get("birthdate"))
    )
    if isinstance(claims.get("di"), str):
        await verify_residence(services, person_id, claims["di"])
    value, digest = cookies.new_cookie()
    old = cookies.cookie_digest(request, services.cookie)
    async with unit_of_work(services.database.writes, ring=services.bell.ring) as uow:
        former = await live_sign_in(uow.session, old) if old else None
        if former is not None:
            await end_sign_in(uow, sign_in_id=former.id)
        await begin_sign_in(
            uow,
            person_id=person_id,
            issuer=issuer,
            sid=name_of(claims, "sid"),
            cookie_digest=digest,
            id_token=id_token or None,
            lasts=cookies.LASTS,
        )
    return value
