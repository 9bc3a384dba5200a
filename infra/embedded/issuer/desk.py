"""What one running issuer holds: its key, codes in flight, sign-ins that were ended."""

import logging
from collections import OrderedDict
from typing import Any

import httpx2
from starlette.requests import Request

from infra.embedded.issuer.grants import Codes, logout_token
from infra.embedded.issuer.keys import Signer
from infra.embedded.issuer.settings import IssuerSettings

log = logging.getLogger(__name__)

MOST_ENDED = 100_000
PATIENCE = 3.0  # seconds for the product to take a logout token


class Desk:
    """The state of one issuer; it lives in memory, only the key and the settings outlive it."""

    def __init__(self, settings: IssuerSettings, product: httpx2.AsyncClient | None = None) -> None:
        """Take settings and, in tests, the client that reaches the product."""
        self.settings = settings
        self.signer = Signer.kept_in(settings.data)
        self.codes = Codes()
        # The environment may name a proxy; loopback is never behind one.
        self.product = product or httpx2.AsyncClient(trust_env=False, timeout=PATIENCE)
        self._ended: OrderedDict[str, None] = OrderedDict()

    def has_ended(self, sid: str) -> bool:
        """Whether a sign-in was revoked."""
        return sid in self._ended

    async def end(self, claims: dict[str, Any]) -> None:
        """End the sign-in a token belongs to and tell the product before answering.

        A product that cannot be reached is noted in the log: its access tokens last an hour.
        """
        self._ended[claims["sid"]] = None
        while len(self._ended) > MOST_ENDED:
            self._ended.popitem(last=False)
        form = {"logout_token": logout_token(self.signer, self.settings, claims)}
        try:
            answer = await self.product.post(self.settings.backchannel_uri, data=form)
            answer.raise_for_status()
        except httpx2.HTTPError as error:
            log.warning("the product did not take a logout token: %r", error)


def desk_of(request: Request) -> Desk:
    """The desk of the issuer that answers this request."""
    desk: Desk = request.app.state.desk
    return desk
