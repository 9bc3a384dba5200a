"""A served house for the tests of the second floor: application, issuer and database, over real HTTP."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID

import httpx2
import pytest
import structlog
import uvicorn
from starlette.applications import Starlette

from infra.embedded.issuer.app import create_issuer
from infra.embedded.issuer.keys import Signer
from infra.embedded.issuer.settings import IssuerSettings
from server import database as product_database
from server.app import create_app
from server.logging import bare_exception
from server.settings import Settings
from server.sign_in.cookies import cookie_name, new_cookie
from tests.fixtures.services import Services
from workflows.identity.sign_ins import begin_sign_in
from workflows.record.uow import Sessions, unit_of_work

CLIENT_ID = "dure-web"
AUDIENCE = "dure"
SECRET = "5e" * 32
# Made once: every client would read all the authorities the machine trusts, to speak plain HTTP.
TRUST = httpx2.create_ssl_context(trust_env=False)


@dataclass(frozen=True, slots=True)
class House:
    """A served application with its issuer."""

    url: str
    issuer: str
    settings: Settings
    signer: Signer
    app: Starlette

    def client(self, **headers: str) -> httpx2.AsyncClient:
        """A browser or program of its own, which keeps cookies and follows no redirect."""
        return httpx2.AsyncClient(
            base_url=self.url,
            headers=headers,
            trust_env=False,
            verify=TRUST,
            timeout=20,
            follow_redirects=False,
        )

    async def token(self, persona: str) -> str:
        """An access token of a persona, as a program gets it."""
        async with httpx2.AsyncClient(trust_env=False, verify=TRUST) as client:
            form = {"grant_type": "password", "username": persona}
            answer = await client.post(f"{self.issuer}/token", data=form)
        token: str = answer.json()["access_token"]
        return token

    async def sign_in(
        self, browser: httpx2.AsyncClient, persona: str, goal: str = "/"
    ) -> httpx2.Response:
        """Walk the hops of a sign-in and return the last answer, which sets the cookie."""
        begun = await browser.get("/sign-in", params={"persona": persona, "next": goal})
        async with httpx2.AsyncClient(trust_env=False, verify=TRUST) as elsewhere:
            granted = await elsewhere.get(begun.headers["location"])
        back = urlsplit(granted.headers["location"])
        return await browser.get(f"{back.path}?{back.query}")

    async def ask(
        self, client: httpx2.AsyncClient, query: str = "{ viewer { displayName } }"
    ) -> httpx2.Response:
        """Send one GraphQL operation, as our own pages do."""
        return await client.post("/graphql", json={"query": query}, headers={"Dure-Csrf": "1"})


def cookie_value() -> str:
    """A fresh cookie value as the doorway makes it."""
    return new_cookie()[0]


async def log_in_as(sessions: Sessions, person_id: UUID) -> str:
    """Begin a sign-in for a person of a town, whom no issuer knows; return the cookie's value."""
    value, digest = new_cookie()
    async with unit_of_work(sessions) as uow:
        await begin_sign_in(
            uow,
            person_id=person_id,
            issuer="https://issuer.test",
            cookie_digest=digest,
            lasts=timedelta(hours=1),
        )
    return value


def owned_cookie(house: House, value: str) -> str:
    """The Cookie header of a browser that holds this value."""
    return f"{cookie_name(house.settings)}={value}"


def listener() -> socket.socket:
    """A socket on a free port of loopback."""
    found = socket.create_server(("127.0.0.1", 0))
    found.setblocking(False)
    return found


@asynccontextmanager
async def served(app: Starlette, door: socket.socket) -> AsyncIterator[None]:
    """Serve an application on a socket in this event loop."""
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        http="server.whole:Whole",
        ws="websockets-sansio",
        ws_per_message_deflate=False,
    )
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve(sockets=[door]))
    while not server.started:
        await asyncio.sleep(0.01)
        if serving.done():
            serving.result()
    yield
    server.should_exit = True
    await serving


@pytest.fixture(scope="session", autouse=True)
def bare_lines() -> None:
    """Log as the product does, without its handler on standard error."""
    structlog.configure(processors=[bare_exception, structlog.processors.KeyValueRenderer()])


@pytest.fixture(scope="module")
def without_fsync() -> AsyncIterator[None]:
    """Let the application serve from the tests' database, which is quick and not crash-safe."""
    with pytest.MonkeyPatch.context() as patch:
        kept = {name: set(right) for name, right in product_database.DURABLE.items()}
        del kept["fsync"]
        patch.setattr(product_database, "DURABLE", kept)
        yield


@pytest.fixture(scope="module")
def app_settings(
    services: Services, database_name: str, tmp_path_factory: pytest.TempPathFactory
) -> Settings:
    """Settings of a house on loopback; the issuer's address is filled in by `house`."""
    dist = tmp_path_factory.mktemp("dist")
    (dist / "assets").mkdir()
    (dist / "index.html").write_text("<!doctype html><title>두레</title>", "utf-8")
    (dist / "assets" / "app-1a2b3c4d.js").write_text("export {}", "utf-8")
    return Settings(
        database_url=services.url(database_name),
        redis_url=services.valkey.url,
        oidc_client_id=CLIENT_ID,
        oidc_client_secret="an invented secret",
        oidc_audience=AUDIENCE,
        secret=SECRET,
        web_dist=dist,
        data=tmp_path_factory.mktemp("data"),
    )


@pytest.fixture(scope="module")
async def house(
    app_settings: Settings,
    database: product_database.Database,
    without_fsync: None,
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[House]:
    """The application and an issuer, each on a port of its own."""
    door, issuer_door = listener(), listener()
    port = door.getsockname()[1]
    issuer_address = f"http://127.0.0.1:{issuer_door.getsockname()[1]}"
    settings = app_settings.model_copy(update={"port": port, "oidc_issuer": issuer_address})
    issuer = create_issuer(
        IssuerSettings(
            address=issuer_address,
            data=Path(tmp_path_factory.mktemp("issuer")),
            public_url=settings.address,
            client_id=CLIENT_ID,
            client_secret="an invented secret",
            audience=AUDIENCE,
        )
    )
    app = create_app(settings)
    async with served(issuer, issuer_door), served(app, door):
        yield House(settings.address, issuer_address, settings, issuer.state.desk.signer, app)
