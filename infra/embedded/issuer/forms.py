"""Reading what clients send, bounded: parameters of a query or of a form, each at most once."""

import base64
import binascii
from urllib.parse import parse_qsl, unquote_plus

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

LONGEST_FORM = 65_536  # bytes
NO_STORE = {"Cache-Control": "no-store", "Pragma": "no-cache"}


class RefusedRequestError(Exception):
    """A request that is answered with an OAuth error (RFC 6749 section 5.2)."""

    def __init__(self, error: str, description: str, status: int = 400) -> None:
        """Take the error code of the standard and one English sentence."""
        super().__init__(description)
        self.error = error
        self.description = description
        self.status = status


async def refused(_request: Request, refusal: Exception) -> Response:
    """Answer a RefusedRequestError as JSON."""
    if not isinstance(refusal, RefusedRequestError):
        raise refusal
    headers = dict(NO_STORE)
    if refusal.status == 401:
        scheme = "Bearer" if refusal.error == "invalid_token" else "Basic"
        headers["WWW-Authenticate"] = f'{scheme} realm="dure", error="{refusal.error}"'
    told = {"error": refusal.error, "error_description": refusal.description}
    return JSONResponse(told, status_code=refusal.status, headers=headers)


def read_query(request: Request) -> dict[str, str]:
    """Parameters of the address. Raises RefusedRequestError."""
    return _each_once(request.scope["query_string"])


async def read_form(request: Request) -> dict[str, str]:
    """Parameters of a form post. Raises RefusedRequestError for other or oversize bodies."""
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise RefusedRequestError(
            "invalid_request", "Send a form, application/x-www-form-urlencoded."
        )
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LONGEST_FORM:
            raise RefusedRequestError("invalid_request", "The form is too long.", 413)
    return _each_once(bytes(body))


def _each_once(raw: bytes) -> dict[str, str]:
    try:
        pairs = parse_qsl(
            raw.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=40
        )
    except ValueError as error:
        raise RefusedRequestError("invalid_request", "The parameters cannot be read.") from error
    found = dict(pairs)
    if len(found) != len(pairs):
        raise RefusedRequestError("invalid_request", "A parameter was sent twice.")
    if any("\0" in value or not name for name, value in pairs):
        raise RefusedRequestError("invalid_request", "The parameters cannot be read.")
    return found


def client_of(request: Request, form: dict[str, str]) -> tuple[str, str]:
    """Client id and secret, from the header or the form (RFC 6749 section 2.3.1)."""
    scheme, _, value = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return form.get("client_id", ""), form.get("client_secret", "")
    try:
        text = base64.b64decode(value.strip(), validate=True).decode()
    except (binascii.Error, ValueError) as error:
        raise RefusedRequestError("invalid_client", "Unreadable client.", 401) from error
    name, _, secret = text.partition(":")
    return unquote_plus(name), unquote_plus(secret)
