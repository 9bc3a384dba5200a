"""The OpenID client of the house: what it is registered as, and the algorithms it holds to."""

import httpx2
from authlib.integrations.base_client import OAuthError
from authlib.integrations.starlette_client import OAuth, StarletteOAuth2App
from joserfc.errors import JoseError
from starlette.requests import Request

from server.issuer import ALGORITHMS
from server.settings import Settings
from workflows.kit.refusal import Busy

# All the ways in which talking to an issuer, or taking its answer, can fail.
FAILURES = (OAuthError, JoseError, httpx2.HTTPError, ValueError, KeyError, TypeError, RuntimeError)


def client_of(settings: Settings) -> StarletteOAuth2App | None:
    """Return the OpenID client of the configured issuer, or None if there is none."""
    if settings.oidc_issuer is None:
        return None
    address = settings.oidc_issuer.rstrip("/")
    client: StarletteOAuth2App = OAuth().register(
        "issuer",
        client_id=settings.oidc_client_id,
        client_secret=settings.oidc_client_secret.get_secret_value(),
        server_metadata_url=f"{address}/.well-known/openid-configuration",
        client_kwargs={
            "scope": "openid profile",
            "code_challenge_method": "S256",
            "timeout": 5,
            "trust_env": not settings.issuer_is_near,
            # Two clients are made for each sign-in. Left to themselves each reads all the authorities
            # the machine trusts, while nobody else is answered.
            "verify": httpx2.create_ssl_context(trust_env=not settings.issuer_is_near),
        },
    )
    return client


async def ready_client(request: Request) -> StarletteOAuth2App:
    """Return the client with the issuer's metadata, held to our own list of algorithms.

    Raises `Busy` if the house has no issuer, one of `FAILURES` if the issuer cannot be reached.
    """
    client: StarletteOAuth2App | None = request.app.state.oidc
    if client is None:
        raise Busy("no_issuer")
    metadata = await client.load_server_metadata()
    metadata["id_token_signing_alg_values_supported"] = list(ALGORITHMS)
    return client
