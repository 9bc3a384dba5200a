"""The application: routes, the layers around them, and what lives as long as the process serves."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx2
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from schema.schema import SDL_FILE
from server.answers import Answers
from server.ballot_queue import BallotQueue
from server.bell import hung_bell
from server.calendar import calendar_routes
from server.database import answering, connect, demand_safe, told_why
from server.documents import document_routes
from server.files import file_routes
from server.graphql import Door
from server.headers import Envelope
from server.health import live, ready
from server.issuer import Issuer
from server.lately import Lately
from server.limits import RequestLimits
from server.live.changes import passed_on
from server.live.hub import Hub
from server.open_data import open_data_routes
from server.pages import pages_of
from server.papers import Papers
from server.refusals import refused
from server.services import Services
from server.settings import Settings
from server.sign_in.client import client_of
from server.sign_in.cookies import cookie_name
from server.sign_in.oidc import sign_in_routes
from server.sign_in.out import sign_out_routes
from server.stopping import mail_routes
from server.storage import Storage
from server.together import Together
from workflows.identity.sign_ins import live_people_at_a_glance
from workflows.kit.refusal import Invalid, NotFound

ISSUER_SECONDS = 5.0


def create_app(settings: Settings) -> Starlette:
    """Return the application; its database and bell are opened by its lifespan."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        database = connect(settings.database_url, connections=settings.database_connections)
        ballots = BallotQueue(database.casts, database.at_once)
        live = Hub(database, cursor_key=settings.key_for("cursor"))
        people = Together(database.look, live_people_at_a_glance)
        papers = Papers(database.glances)
        most = settings.kept_answers_bytes
        answers = Answers(database.look, most_bytes=most // 2) if most else None
        async with (
            httpx2.AsyncClient(
                timeout=ISSUER_SECONDS, trust_env=not settings.issuer_is_near
            ) as client,
            hung_bell(settings.redis_url) as bell,
            passed_on(settings.redis_url, live.hint) as changes,
        ):
            try:
                with told_why():
                    await answering(database, settings.database_patience)
                    await demand_safe(database)
                issuer = Issuer(settings.oidc_issuer, client) if settings.oidc_issuer else None
                app.state.services = Services(
                    settings,
                    database,
                    bell,
                    ballots,
                    people,
                    Lately(),
                    papers,
                    answers,
                    live,
                    changes,
                    issuer,
                    Storage(settings.files),
                    settings.relying_party,
                    cookie_name(settings),
                )
                app.state.oidc = client_of(settings)
                yield
            finally:
                await live.close()
                await ballots.drain()
                await database.close()

    door = Door(trusted_only=settings.trusted_documents_only)
    asked = Route("/graphql", door)
    return Starlette(
        routes=[
            asked,
            WebSocketRoute("/graphql", door),
            Route("/schema.graphql", sdl, methods=["GET"]),
            Route("/health/live", live, methods=["GET"]),
            Route("/health/ready", ready, methods=["GET"]),
            *sign_in_routes(settings),
            *sign_out_routes(),
            *open_data_routes(),
            *calendar_routes(),
            *mail_routes(),
            *document_routes(),
            *file_routes(),
            Mount("/", pages_of(settings.web_dist)),
        ],
        middleware=[
            Middleware(Envelope, settings=settings),
            Middleware(RequestLimits),
            Middleware(StraightOn, route=asked),
        ],
        exception_handlers={HTTPException: http_refused},
        lifespan=lifespan,
    )


class StraightOn:
    """Leads requests for one path straight to it, past the search among all routes.

    What the search ends in with every other request (an error of HTTP itself) this route never raises.
    """

    def __init__(self, app: ASGIApp, route: Route) -> None:
        """Take everything else, and the route that nearly all requests want."""
        self._app = app
        self._route = route

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lead one request on."""
        if scope["type"] == "http" and scope["path"] == self._route.path:
            scope["route"] = self._route
            await self._route.app(scope, receive, send)
        else:
            await self._app(scope, receive, send)


async def sdl(_: Request) -> Response:
    """Answer with the schema in its own language, for programs and their makers."""
    return PlainTextResponse(SDL_FILE.read_text("utf-8"), headers={"Cache-Control": "no-cache"})


async def http_refused(request: Request, error: Exception) -> Response:
    """Answer what HTTP itself refuses: no such path, no such method, a body that is no form."""
    status = error.status_code if isinstance(error, HTTPException) else 400
    if status == 404:
        return refused(request, NotFound("no_such_page"), status=404)
    reason = "method_not_here" if status == 405 else "request_malformed"
    return refused(request, Invalid(reason), status=status)
