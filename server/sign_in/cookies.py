"""The cookie of a sign-in: 256 random bits for the browser, their SHA-256 for the database."""

import hashlib
import secrets
from datetime import timedelta

from starlette.requests import HTTPConnection
from starlette.responses import Response

from server.settings import Settings

LASTS = timedelta(hours=12)
RANDOM_BYTES = 32
LONGEST = 128


def cookie_name(settings: Settings) -> str:
    """Return the cookie's name.

    `__Host-` binds it to this host over TLS (RFC 6265bis, 4.1.3.2). On loopback there is no TLS, and
    cookies do not tell ports apart: the port in the name keeps two copies on one machine separate.
    """
    return f"dure-{settings.port}" if settings.is_loopback else "__Host-dure"


def new_cookie() -> tuple[str, str]:
    """Return a new cookie value and its digest."""
    value = secrets.token_urlsafe(RANDOM_BYTES)
    return value, digest_of(value)


def digest_of(value: str) -> str:
    """Return what the database keeps of a cookie: SHA-256 in hexadecimal."""
    return hashlib.sha256(value.encode()).hexdigest()


def cookie_digest(request: HTTPConnection, name: str) -> str | None:
    """Return the digest of the request's cookie of this name, or None if it brings none."""
    value = _cookie(request, name.encode("latin-1"))
    return digest_of(value) if value and len(value) <= LONGEST else None


def _cookie(request: HTTPConnection, name: bytes) -> str:
    """Return the last value of one cookie (RFC 6265, 4.2.1), or ""; what else a browser keeps is not read."""
    found = b""
    for header, pairs in request.scope["headers"]:
        if header == b"cookie":
            for pair in pairs.split(b";"):
                key, _, value = pair.partition(b"=")
                if key.strip() == name:
                    found = value.strip()
    return found.decode("latin-1")


def set_cookie(response: Response, settings: Settings, value: str) -> None:
    """Give the browser its cookie, out of reach of scripts and of other sites' posts."""
    response.set_cookie(
        cookie_name(settings),
        value,
        max_age=int(LASTS.total_seconds()),
        path="/",
        secure=not settings.is_loopback,
        httponly=True,
        samesite="lax",
    )


def clear_cookie(response: Response, settings: Settings) -> None:
    """Take the cookie back."""
    response.delete_cookie(
        cookie_name(settings),
        path="/",
        secure=not settings.is_loopback,
        httponly=True,
        samesite="lax",
    )
