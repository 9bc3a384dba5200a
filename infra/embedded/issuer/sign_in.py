"""The browser's part: /authorize, the persona page and /end_session."""

from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from infra.embedded.issuer.desk import desk_of
from infra.embedded.issuer.forms import NO_STORE, RefusedRequestError, read_form, read_query
from infra.embedded.issuer.grants import CHALLENGE
from infra.embedded.issuer.page import choosing_page, message_page
from infra.embedded.issuer.personas import PERSONAS

ANY_TOKEN = frozenset({"JWT", "at+jwt"})
LONGEST_STATE = 2000


async def front_page(request: Request) -> Response:
    """List the personas, each a way into the product."""
    public_url = desk_of(request).settings.public_url
    return choosing_page(lambda one: f"{public_url}/sign-in?persona={quote(one.handle)}")


async def authorize(request: Request) -> Response:
    """Answer an authorization request (OpenID Connect Core 3.1.2): choose a persona, give a code.

    Refuses: an unknown client or redirect address, on a page and never by redirect; everything
    else is told to the client as the standard says.
    """
    desk = desk_of(request)
    try:
        asked = read_query(request) if request.method == "GET" else await read_form(request)
    except RefusedRequestError:
        return message_page("읽을 수 없는 요청입니다.", "The request cannot be read.", status=400)
    if asked.get("client_id") != desk.settings.client_id:
        return message_page("모르는 프로그램입니다.", "Unknown client.", status=400)
    if asked.get("redirect_uri") not in desk.settings.redirect_uris:
        return message_page(
            "등록되지 않은 주소입니다.", "Unregistered redirect address.", status=400
        )
    error = _fault(asked)
    if error:
        return _send_back(asked, {"error": error})
    hint = asked.get("login_hint", "")
    persona = PERSONAS.get(hint)
    if persona is None:
        others = {name: value for name, value in asked.items() if name != "login_hint"}
        return choosing_page(
            lambda one: f"/authorize?{urlencode({**others, 'login_hint': one.handle})}",
            notice="그런 사람은 없습니다. There is no such persona." if hint else "",
            status=400 if hint else 200,
        )
    code = desk.codes.issue(
        persona,
        redirect_uri=asked["redirect_uri"],
        challenge=asked["code_challenge"],
        nonce=asked.get("nonce"),
        scope=asked["scope"],
    )
    return _send_back(asked, {"code": code, "iss": desk.settings.address})


def _fault(asked: dict[str, str]) -> str | None:
    """The error code for a request that cannot be granted, or None."""
    longest = max(len(asked.get(name, "")) for name in ("state", "nonce", "scope"))
    silent = "none" in asked.get("prompt", "").split()
    faults = {
        "unsupported_response_type": asked.get("response_type") != "code",
        "invalid_scope": "openid" not in asked.get("scope", "").split(),
        "invalid_request": asked.get("code_challenge_method") != "S256"
        or not CHALLENGE.fullmatch(asked.get("code_challenge", ""))
        or longest > LONGEST_STATE,
        "login_required": silent and not asked.get("login_hint"),
    }
    return next((error for error, holds in faults.items() if holds), None)


def _send_back(asked: dict[str, str], answer: dict[str, str]) -> Response:
    if "state" in asked:
        answer = {**answer, "state": asked["state"][:LONGEST_STATE]}
    return RedirectResponse(
        f"{asked['redirect_uri']}?{urlencode(answer)}", status_code=303, headers=NO_STORE
    )


async def end_session(request: Request) -> Response:
    """Sign out here (RP-Initiated Logout 1.0) and tell the product; send back only where agreed."""
    desk = desk_of(request)
    try:
        asked = read_query(request) if request.method == "GET" else await read_form(request)
    except RefusedRequestError:
        return message_page("읽을 수 없는 요청입니다.", "The request cannot be read.", status=400)
    try:
        claims = desk.signer.read(asked.get("id_token_hint", ""), kinds=ANY_TOKEN, expired=True)
    except ValueError:
        claims = None  # without a hint of ours nobody is signed out, and nothing is told
    if claims is not None:
        await desk.end(claims)
        goodbye = asked.get("post_logout_redirect_uri")
        if goodbye == desk.settings.goodbye_uri:
            state = f"?{urlencode({'state': asked['state']})}" if "state" in asked else ""
            return RedirectResponse(goodbye + state, status_code=303, headers=NO_STORE)
    return message_page("로그아웃했습니다.", "You have signed out.")
