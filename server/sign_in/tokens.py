"""Signed tokens of the issuer, verified: access tokens of programs and its logout tokens.

RFC 9068 (access tokens), RFC 8725 (best practice), OpenID Connect Back-Channel Logout 1.0. Every
way in which a token can be bad has a reason of its own in the catalogue.
"""

import base64
import binascii
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import orjson
from joserfc import jwt
from joserfc.errors import (
    BadSignatureError,
    ExpiredTokenError,
    InvalidClaimError,
    JoseError,
)
from joserfc.jws import JWSRegistry
from joserfc.jwt import JWTClaimsRegistry

from server.issuer import ALGORITHMS, Issuer
from workflows.kit.refusal import NotSignedIn

LONGEST_TOKEN = 8192
LONGEST_NAME = 255
# How far the issuer's clock may be from ours, in seconds.
LEEWAY = 5
ACCESS_TYPES = frozenset({"at+jwt", "application/at+jwt", "jwt"})
LOGOUT_TYPES = frozenset({"logout+jwt", "application/logout+jwt", "jwt"})
LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout"
TIMES = frozenset({"exp", "nbf", "iat"})


@dataclass(frozen=True, slots=True)
class AccessToken:
    """What a verified access token says: whose it is and how it can be ended."""

    issuer: str
    subject: str
    sid: str | None
    jti: str | None
    issued_at: datetime
    expires_at: datetime
    name: str | None
    birth_date: date | None


@dataclass(frozen=True, slots=True)
class LogoutToken:
    """Whom the issuer has signed out: one of its own sign-ins, or a subject everywhere."""

    issuer: str
    sid: str | None
    subject: str | None


async def read_access_token(token: str, issuer: Issuer, audience: str) -> AccessToken:
    """Return what an access token says.

    Refuses: `token_malformed`, `token_algorithm`, `token_foreign_issuer` (also an unknown key or
    a signature that does not fit), `token_wrong_audience`, `token_expired` (also one not yet valid).
    """
    claims = await _verified(token, issuer, audience, ACCESS_TYPES)
    subject = name_of(claims, "sub")
    if subject is None:
        raise NotSignedIn("token_malformed")
    return AccessToken(
        issuer=issuer.address,
        subject=subject,
        sid=name_of(claims, "sid"),
        jti=name_of(claims, "jti"),
        issued_at=_moment(claims["iat"]),
        expires_at=_moment(claims["exp"]),
        name=name_of(claims, "name") or name_of(claims, "preferred_username"),
        birth_date=full_date(claims.get("birthdate")),
    )


async def read_logout_token(token: str, issuer: Issuer, client_id: str) -> LogoutToken:
    """Return whom a logout token signs out. Refuses like `read_access_token`."""
    claims = await _verified(token, issuer, client_id, LOGOUT_TYPES)
    events = claims.get("events")
    sid, subject = name_of(claims, "sid"), name_of(claims, "sub")
    told = isinstance(events, dict) and LOGOUT_EVENT in events
    if not told or "nonce" in claims or (sid is None and subject is None):
        raise NotSignedIn("token_malformed")
    return LogoutToken(issuer=issuer.address, sid=sid, subject=subject)


async def _verified(
    token: str, issuer: Issuer, audience: str, types: frozenset[str]
) -> dict[str, Any]:
    """Return the claims of a token that is the issuer's, for us, and valid now."""
    header, unverified = _opened(token)
    if header.get("alg") not in ALGORITHMS:
        raise NotSignedIn("token_algorithm")
    if str(header.get("typ", "")).lower() not in types or not isinstance(header.get("kid"), str):
        raise NotSignedIn("token_malformed")
    if unverified.get("iss") != issuer.address:
        raise NotSignedIn("token_foreign_issuer")
    key = await issuer.key(header["kid"])
    if key is None:
        raise NotSignedIn("token_foreign_issuer")
    registry = JWSRegistry(algorithms=ALGORITHMS, strict_check_header=False)
    try:
        claims = jwt.decode(token, key, registry=registry).claims
    except BadSignatureError as error:
        raise NotSignedIn("token_foreign_issuer") from error
    except (JoseError, ValueError, TypeError) as error:
        raise NotSignedIn("token_malformed") from error
    _check(claims, issuer.address, audience)
    return claims


def _check(claims: dict[str, Any], issuer: str, audience: str) -> None:
    rules = JWTClaimsRegistry(
        leeway=LEEWAY,
        iss={"essential": True, "value": issuer},
        aud={"essential": True, "value": audience},
        exp={"essential": True},
        iat={"essential": True},
    )
    try:
        rules.validate(claims)
    except ExpiredTokenError as error:
        raise NotSignedIn("token_expired") from error
    except InvalidClaimError as error:
        if error.claim == "aud":
            raise NotSignedIn("token_wrong_audience") from error
        late_or_early = error.claim in TIMES and _is_time(claims.get(error.claim))
        raise NotSignedIn("token_expired" if late_or_early else "token_malformed") from error
    except JoseError as error:
        missing_audience = claims.get("aud") is None and claims.get("exp") is not None
        raise NotSignedIn(
            "token_wrong_audience" if missing_audience else "token_malformed"
        ) from error


def _opened(token: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return header and claims as they stand, unverified. Refuses what is no compact JWS of ours."""
    parts = token.split(".")
    if len(token) > LONGEST_TOKEN or len(parts) != 3 or not token.isascii():
        raise NotSignedIn("token_malformed")
    try:
        header, claims = (orjson.loads(_unbase64(part)) for part in parts[:2])
    except (ValueError, binascii.Error) as error:
        raise NotSignedIn("token_malformed") from error
    if not isinstance(header, dict) or not isinstance(claims, dict):
        raise NotSignedIn("token_malformed")
    return header, claims


def _unbase64(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def name_of(claims: dict[str, Any], claim: str) -> str | None:
    """Return a claim that is a printable name of bounded length, else None."""
    value = claims.get(claim)
    if isinstance(value, str) and 0 < len(value) <= LONGEST_NAME and value.isprintable():
        return value
    return None


def full_date(value: object) -> date | None:
    """Return a `birthdate` claim that is a full date (OpenID Connect Core 5.1), else None."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _moment(seconds: float) -> datetime:
    """Return the moment of a claim. Refuses one that no calendar reaches (`token_malformed`)."""
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise NotSignedIn("token_malformed") from error


def _is_time(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
