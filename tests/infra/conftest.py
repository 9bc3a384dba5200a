"""An embedded issuer in this process, and a product that keeps the logout tokens it is sent."""

import base64
import hashlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from infra.embedded.issuer.app import create_issuer
from infra.embedded.issuer.settings import IssuerSettings

ADDRESS = "http://127.0.0.1:18001"
PUBLIC = "http://127.0.0.1:8000"
VERIFIER = "a-verifier-of-at-least-forty-three-characters-1"
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=")


@dataclass
class Desk:
    """What the tests talk to."""

    http: httpx2.AsyncClient
    settings: IssuerSettings
    told: list[str] = field(default_factory=list)

    async def password(self, persona: str, **more: str) -> httpx2.Response:
        form = {"grant_type": "password", "username": persona, **more}
        return await self.http.post("/token", data=form)

    async def authorize(self, **changes: str | None) -> httpx2.Response:
        asked = {
            "response_type": "code",
            "client_id": "dure-web",
            "redirect_uri": f"{PUBLIC}/sign-in/callback",
            "scope": "openid profile",
            "state": "a state",
            "nonce": "a nonce",
            "code_challenge": CHALLENGE.decode(),
            "code_challenge_method": "S256",
            "login_hint": "resident.1",
            **changes,
        }
        sent = {name: value for name, value in asked.items() if value is not None}
        return await self.http.get("/authorize", params=sent)

    async def code(self) -> str:
        answer = await self.authorize()
        return parse_qs(urlsplit(answer.headers["location"]).query)["code"][0]

    async def redeem(self, code: str, *, secret: str = "a secret", **changes: str):
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": f"{PUBLIC}/sign-in/callback",
            "code_verifier": VERIFIER,
            **changes,
        }
        return await self.http.post("/token", data=form, auth=("dure-web", secret))


@pytest.fixture
async def desk(tmp_path) -> AsyncIterator[Desk]:
    """An issuer with a key of its own."""
    settings = IssuerSettings(
        address=ADDRESS,
        data=tmp_path / "issuer",
        public_url=PUBLIC,
        client_id="dure-web",
        client_secret="a secret",
        audience="dure",
    )
    told: list[str] = []

    async def take(request: Request) -> Response:
        async with request.form() as form:
            told.append(str(form["logout_token"]))
        return Response()

    catcher = Starlette(routes=[Route("/sign-in/backchannel-logout", take, methods=["POST"])])
    async with (
        httpx2.AsyncClient(transport=httpx2.ASGITransport(app=catcher)) as product,
        httpx2.AsyncClient(
            transport=httpx2.ASGITransport(app=create_issuer(settings, product=product)),
            base_url=ADDRESS,
        ) as http,
    ):
        yield Desk(http, settings, told)
