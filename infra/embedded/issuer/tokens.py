"""The programs' part: /token, /userinfo and /revoke."""

import hmac

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from infra.embedded.issuer.desk import Desk, desk_of
from infra.embedded.issuer.forms import NO_STORE, RefusedRequestError, client_of, read_form
from infra.embedded.issuer.grants import person_claims, token_answer
from infra.embedded.issuer.personas import PERSONAS

ACCESS = frozenset({"at+jwt"})
ANY_TOKEN = frozenset({"JWT", "at+jwt"})


async def token(request: Request) -> Response:
    """Grant tokens: for a code with its client and PKCE verifier, or for the name of a persona.

    The second way, `grant_type=password&username=<persona>`, asks for no secret at all. It is the
    reason why this issuer must never be reachable from another machine.
    """
    desk = desk_of(request)
    form = await read_form(request)
    match form.get("grant_type"):
        case "authorization_code":
            answer = _for_code(desk, request, form)
        case "password":
            answer = _for_name(desk, form)
        case None | "":
            raise RefusedRequestError("invalid_request", "grant_type is missing.")
        case _:
            raise RefusedRequestError("unsupported_grant_type", "Not granted here.")
    return JSONResponse(answer, headers=NO_STORE)


def _for_code(desk: Desk, request: Request, form: dict[str, str]) -> dict[str, object]:
    name, secret = client_of(request, form)
    known = hmac.compare_digest(name.encode(), desk.settings.client_id.encode())
    proven = hmac.compare_digest(secret.encode(), desk.settings.client_secret.encode())
    if not (known and proven):
        raise RefusedRequestError("invalid_client", "Unknown client or wrong secret.", 401)
    code = desk.codes.redeem(
        form.get("code", ""),
        redirect_uri=form.get("redirect_uri", ""),
        verifier=form.get("code_verifier", ""),
    )
    if code is None:
        raise RefusedRequestError("invalid_grant", "The code is unknown, used, late or not yours.")
    return token_answer(
        desk.signer, desk.settings, code.persona, scope=code.scope, nonce=code.nonce
    )


def _for_name(desk: Desk, form: dict[str, str]) -> dict[str, object]:
    persona = PERSONAS.get(form.get("username", ""))
    if persona is None:
        raise RefusedRequestError("invalid_grant", "There is no such persona.")
    scope = form.get("scope") or "openid profile"
    if not set(scope.split()) <= {"openid", "profile"}:
        raise RefusedRequestError("invalid_scope", "Known scopes are openid and profile.")
    return token_answer(desk.signer, desk.settings, persona, scope=scope, nonce=None)


async def userinfo(request: Request) -> Response:
    """Say who an access token belongs to (OpenID Connect Core 5.3)."""
    desk = desk_of(request)
    scheme, _, value = request.headers.get("authorization", "").partition(" ")
    try:
        claims = desk.signer.read(value.strip(), kinds=ACCESS) if scheme.lower() == "bearer" else {}
    except ValueError:
        claims = {}
    persona = PERSONAS.get(claims.get("sub", ""))
    if persona is None or desk.has_ended(claims["sid"]):
        raise RefusedRequestError("invalid_token", "Unknown, expired or revoked.", 401)
    return JSONResponse(person_claims(persona), headers=NO_STORE)


async def revoke(request: Request) -> Response:
    """Revoke a token and the sign-in it belongs to (RFC 7009); an unknown one is no error."""
    desk = desk_of(request)
    form = await read_form(request)
    if not form.get("token"):
        raise RefusedRequestError("invalid_request", "token is missing.")
    try:
        claims = desk.signer.read(form["token"], kinds=ANY_TOKEN, expired=True)
    except ValueError:
        return Response(status_code=200, headers=NO_STORE)
    await desk.end(claims)
    return Response(status_code=200, headers=NO_STORE)
