"""The issuer of identities: its published metadata and signing keys, fetched and kept for a while.

A key unknown here is looked up again, but not more often than every few seconds: a flood of tokens
with invented key ids must not become a flood of requests to the issuer.
"""

import asyncio
import time
from typing import Any

import httpx2
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, KeySet, RSAKey

from workflows.kit.refusal import Busy

# Only these; no "none", and nothing symmetric that a public key could be mistaken for.
ALGORITHMS = ("ES256", "RS256")
FRESH = 300.0
STALE = 3600.0
AGAIN = 5.0

SigningKey = ECKey | RSAKey


class Issuer:
    """One OpenID provider by its address; connects when it is first asked."""

    def __init__(self, address: str, client: httpx2.AsyncClient) -> None:
        """Take the address exactly as it stands in the tokens' `iss`."""
        self.address = address
        self._client = client
        self._metadata: dict[str, Any] | None = None
        self._keys: dict[str, SigningKey] = {}
        self._fetched: float | None = None
        self._tried: float | None = None
        self._fetching = asyncio.Lock()

    async def metadata(self) -> dict[str, Any]:
        """Return the provider's metadata (OpenID Connect Discovery 1.0). Raises `Busy`."""
        if self._metadata is None:
            found = await self._get(f"{self.address.rstrip('/')}/.well-known/openid-configuration")
            if found.get("issuer") != self.address or not isinstance(found.get("jwks_uri"), str):
                raise Busy("issuer_unreachable")
            self._metadata = found
        return self._metadata

    async def key(self, kid: str) -> SigningKey | None:
        """Return the signing key of an id, or None if the issuer publishes none. Raises `Busy`."""
        async with self._fetching:
            now = time.monotonic()
            aged = self._fetched is None or now - self._fetched > FRESH
            may_try = self._tried is None or now - self._tried > AGAIN
            if (aged or kid not in self._keys) and may_try:
                await self._fetch(now)
            if self._fetched is None or now - self._fetched > STALE:
                raise Busy("issuer_unreachable")
            return self._keys.get(kid)

    async def _fetch(self, now: float) -> None:
        """Fetch the keys; a failure leaves those at hand, which stay good for an hour."""
        self._tried = now
        try:
            published = await self._get((await self.metadata())["jwks_uri"])
        except Busy:
            return
        self._keys = _signing_keys(published)
        self._fetched = now

    async def _get(self, address: str) -> dict[str, Any]:
        try:
            answer = await self._client.get(address)
            answer.raise_for_status()
            found = answer.json()
        except (httpx2.HTTPError, httpx2.InvalidURL, ValueError) as error:
            raise Busy("issuer_unreachable") from error
        if not isinstance(found, dict):
            raise Busy("issuer_unreachable")
        return found


def _signing_keys(published: dict[str, Any]) -> dict[str, SigningKey]:
    """Return the usable keys by id; keys of other kinds, or without an id, are left out."""
    usable: dict[str, SigningKey] = {}
    listed = published.get("keys")
    for raw in listed if isinstance(listed, list) else []:
        try:
            (key,) = KeySet.import_key_set({"keys": [raw]}).keys
        except (JoseError, ValueError, TypeError, KeyError, AttributeError):
            continue
        named = isinstance(raw.get("kid"), str) and raw.get("use", "sig") == "sig"
        if named and isinstance(key, ECKey | RSAKey):
            usable[raw["kid"]] = key
    return usable
