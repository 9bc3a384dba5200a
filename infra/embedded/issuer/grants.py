"""Authorization codes and what is signed for them: who, for which client, under which PKCE."""

import base64
import hashlib
import hmac
import re
import secrets
import time
from dataclasses import dataclass
from typing import Any

from infra.embedded.issuer.keys import Signer
from infra.embedded.issuer.personas import Persona
from infra.embedded.issuer.settings import IssuerSettings

CODE_LASTS = 120  # seconds
ID_TOKEN_LASTS = 15 * 60
ACCESS_TOKEN_LASTS = 60 * 60
LOGOUT_TOKEN_LASTS = 120
MOST_CODES = 10_000  # a flood of them costs memory, not service: the oldest go first
CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}")
VERIFIER = re.compile(r"[A-Za-z0-9._~-]{43,128}")
LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout"


@dataclass(frozen=True, slots=True)
class Code:
    """What an authorization code stands for."""

    persona: Persona
    redirect_uri: str
    challenge: str
    nonce: str | None
    scope: str
    until: float


class Codes:
    """Authorization codes in flight; each is good for one try (RFC 6749 section 4.1.2)."""

    def __init__(self) -> None:
        """Start with none."""
        self._open: dict[str, Code] = {}

    def issue(
        self, persona: Persona, *, redirect_uri: str, challenge: str, nonce: str | None, scope: str
    ) -> str:
        """Make a code."""
        while len(self._open) >= MOST_CODES:
            self._open.pop(next(iter(self._open)))
        value = secrets.token_urlsafe(32)
        until = time.monotonic() + CODE_LASTS
        self._open[value] = Code(persona, redirect_uri, challenge, nonce, scope, until)
        return value

    def redeem(self, value: str, *, redirect_uri: str, verifier: str) -> Code | None:
        """Give what a code stands for; None if it is unknown, used, late or not this client's."""
        code = self._open.pop(value, None)
        if code is None or time.monotonic() > code.until or redirect_uri != code.redirect_uri:
            return None
        return code if proves(verifier, code.challenge) else None


def proves(verifier: str, challenge: str) -> bool:
    """Whether a verifier is the one a challenge was made from (RFC 7636 section 4.6, S256)."""
    if not VERIFIER.fullmatch(verifier):
        return False
    digest = hashlib.sha256(verifier.encode()).digest()
    made = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
    return hmac.compare_digest(made, challenge)


def person_claims(persona: Persona) -> dict[str, Any]:
    """What every token and /userinfo say about a persona."""
    claims: dict[str, Any] = {
        "sub": persona.handle,
        "name": persona.name_ko,
        "preferred_username": persona.handle,
        "birthdate": persona.birth_date.isoformat(),
        "locale": "ko-KR",
        "zoneinfo": "Asia/Seoul",
    }
    if persona.di is not None:
        claims["di"] = persona.di
    return claims


def token_answer(
    signer: Signer, settings: IssuerSettings, persona: Persona, *, scope: str, nonce: str | None
) -> dict[str, Any]:
    """Make the answer of the token endpoint: one sign-in, with a `sid` of its own."""
    shared = {
        **person_claims(persona),
        "iss": settings.address,
        "sid": secrets.token_urlsafe(16),
    }
    access = signer.sign(
        {**shared, "aud": settings.audience, "client_id": settings.client_id, "scope": scope},
        kind="at+jwt",
        lasts=ACCESS_TOKEN_LASTS,
    )
    answer: dict[str, Any] = {
        "access_token": access,
        "token_type": "Bearer",
        "expires_in": ACCESS_TOKEN_LASTS,
        "scope": scope,
    }
    if "openid" in scope.split():
        extra = {"aud": settings.client_id, "auth_time": int(time.time())}
        if nonce is not None:
            extra["nonce"] = nonce
        answer["id_token"] = signer.sign({**shared, **extra}, kind="JWT", lasts=ID_TOKEN_LASTS)
    return answer


def logout_token(signer: Signer, settings: IssuerSettings, claims: dict[str, Any]) -> str:
    """Sign the word that one sign-in is over (OpenID Connect Back-Channel Logout 1.0)."""
    told = {
        "iss": settings.address,
        "aud": settings.client_id,
        "sub": claims["sub"],
        "sid": claims["sid"],
        "events": {LOGOUT_EVENT: {}},
    }
    return signer.sign(told, kind="logout+jwt", lasts=LOGOUT_TOKEN_LASTS)
