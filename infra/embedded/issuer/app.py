"""The embedded issuer as an ASGI application."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx2
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from infra.embedded.issuer import sign_in, tokens
from infra.embedded.issuer.desk import Desk, desk_of
from infra.embedded.issuer.forms import RefusedRequestError, refused
from infra.embedded.issuer.keys import ALGORITHM
from infra.embedded.issuer.settings import IssuerSettings


def create_issuer(
    settings: IssuerSettings, *, product: httpx2.AsyncClient | None = None
) -> Starlette:
    """Make the application. `product` is the client logout tokens are sent with (tests)."""
    desk = Desk(settings, product)

    @asynccontextmanager
    async def closing(_app: Starlette) -> AsyncIterator[None]:
        yield
        await desk.product.aclose()

    app = Starlette(
        routes=[
            Route("/", sign_in.front_page, methods=["GET"]),
            Route("/.well-known/openid-configuration", discovery, methods=["GET"]),
            Route("/jwks", jwks, methods=["GET"]),
            Route("/authorize", sign_in.authorize, methods=["GET", "POST"]),
            Route("/end_session", sign_in.end_session, methods=["GET", "POST"]),
            Route("/token", tokens.token, methods=["POST"]),
            Route("/userinfo", tokens.userinfo, methods=["GET", "POST"]),
            Route("/revoke", tokens.revoke, methods=["POST"]),
        ],
        # A page elsewhere whose name was pointed at loopback must not get tokens (DNS rebinding).
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"])],
        exception_handlers={RefusedRequestError: refused},
        lifespan=closing,
    )
    app.state.desk = desk
    return app


async def jwks(request: Request) -> JSONResponse:
    """Publish the signing key."""
    return JSONResponse(desk_of(request).signer.published())


async def discovery(request: Request) -> JSONResponse:
    """Publish the metadata (OpenID Connect Discovery 1.0)."""
    base = desk_of(request).settings.address
    return JSONResponse(
        {
            "issuer": base,
            "authorization_endpoint": f"{base}/authorize",
            "token_endpoint": f"{base}/token",
            "userinfo_endpoint": f"{base}/userinfo",
            "jwks_uri": f"{base}/jwks",
            "end_session_endpoint": f"{base}/end_session",
            "revocation_endpoint": f"{base}/revoke",
            "response_types_supported": ["code"],
            "response_modes_supported": ["query"],
            "grant_types_supported": ["authorization_code", "password"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": [ALGORITHM],
            "scopes_supported": ["openid", "profile"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
            "code_challenge_methods_supported": ["S256"],
            "claims_supported": [
                *("sub", "name", "preferred_username", "birthdate"),
                *("locale", "zoneinfo", "di", "sid"),
            ],
            "authorization_response_iss_parameter_supported": True,
            "backchannel_logout_supported": True,
            "backchannel_logout_session_supported": True,
            "ui_locales_supported": ["ko", "en"],
        }
    )
