"""Signing out: this browser's sign-in, and whatever the issuer says has ended."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from server.refusals import refused
from server.services import Services, services_of
from server.sign_in import cookies
from server.sign_in.client import FAILURES, ready_client
from server.sign_in.csrf import demand_own_page
from server.sign_in.tokens import read_logout_token
from workflows.identity.queries import actor_for, person_of_login
from workflows.identity.sign_ins import (
    end_everything,
    end_sign_in,
    end_sign_ins_of_sid,
    live_sign_in,
)
from workflows.kit.refusal import Busy, NotSignedIn, Refusal
from workflows.record.uow import unit_of_work

CONTINUE = "Dure-Continue"


def sign_out_routes() -> list[Route]:
    """Return the routes of signing out."""
    return [
        Route("/sign-out", sign_out, methods=["POST"]),
        Route("/sign-in/backchannel-logout", issuer_says_out, methods=["POST"]),
    ]


async def sign_out(request: Request) -> Response:
    """End this browser's sign-in, and show the way to the issuer's own logout.

    A form is sent there (303); a fetch gets 204 and the address in `Dure-Continue`.
    """
    services = services_of(request)
    try:
        demand_own_page(request, services.settings)
    except Refusal as refusal:
        return refused(request, refusal, status=403)
    digest = cookies.cookie_digest(request, services.cookie)
    hint = None
    if digest is not None:
        async with unit_of_work(services.database.writes, ring=services.bell.ring) as uow:
            found = await live_sign_in(uow.session, digest)
            if found is not None:
                hint = found.id_token
                await end_sign_in(uow, sign_in_id=found.id)
    onward = await _issuer_logout(request, hint) if hint else None
    if request.headers.get("sec-fetch-mode") == "navigate":
        answer: Response = RedirectResponse(onward or "/", status_code=303)
    else:
        answer = Response(status_code=204, headers={CONTINUE: onward} if onward else None)
    answer.headers["Cache-Control"] = "no-store"
    cookies.clear_cookie(answer, services.settings)
    return answer


async def issuer_says_out(request: Request) -> Response:
    """Take the issuer's signed word that a person signed out there (Back-Channel Logout 1.0)."""
    services = services_of(request)
    async with request.form(max_files=0, max_fields=4) as form:
        given = form.get("logout_token")
    if services.issuer is None or not isinstance(given, str):
        return refused(request, NotSignedIn("token_malformed"), status=400)
    try:
        token = await read_logout_token(given, services.issuer, services.settings.oidc_client_id)
    except Busy as refusal:
        return refused(request, refusal, status=503)
    except NotSignedIn as refusal:
        return refused(request, refusal, status=400)
    if token.sid is not None:
        async with unit_of_work(services.database.writes, ring=services.bell.ring) as uow:
            await end_sign_ins_of_sid(uow, issuer=token.issuer, sid=token.sid)
    elif token.subject is not None:
        await _end_everywhere(services, token.issuer, token.subject)
    return Response(status_code=200, headers={"Cache-Control": "no-store"})


async def _end_everywhere(services: Services, issuer: str, subject: str) -> None:
    async with services.database.reads() as session:
        person_id = await person_of_login(session, issuer, subject)
    if person_id is None:
        return
    async with unit_of_work(
        services.database.writes,
        lambda session: actor_for(session, person_id),
        ring=services.bell.ring,
    ) as uow:
        await end_everything(uow)


async def _issuer_logout(request: Request, id_token: str) -> str | None:
    """Return the issuer's logout address (RP-Initiated Logout 1.0), or None if it has none."""
    settings = services_of(request).settings
    try:
        client = await ready_client(request)
        made = await client.create_logout_url(
            post_logout_redirect_uri=f"{settings.address}/",
            id_token_hint=id_token,
            client_id=settings.oidc_client_id,
        )
    except (Busy, *FAILURES):
        return None
    return str(made["url"])
