"""What one embedded issuer needs to know about itself and its only client."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class IssuerSettings:
    """Addresses and the client of an embedded issuer; `address` is the `iss` of every token."""

    address: str
    data: Path
    public_url: str
    client_id: str
    client_secret: str
    audience: str

    @property
    def redirect_uris(self) -> tuple[str, str]:
        """The only places an authorization code is sent to: the product, by number and by name."""
        named = self.public_url.replace("//127.0.0.1", "//localhost", 1)
        return f"{self.public_url}/sign-in/callback", f"{named}/sign-in/callback"

    @property
    def goodbye_uri(self) -> str:
        """The only place a browser is sent to after signing out here."""
        return f"{self.public_url}/"

    @property
    def backchannel_uri(self) -> str:
        """Where the product takes logout tokens."""
        return f"{self.public_url}/sign-in/backchannel-logout"
