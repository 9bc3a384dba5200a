"""Settings of the machine, read once from the environment (`DURE_…`); the law is never one of them."""

import hashlib
import hmac
from functools import lru_cache
from ipaddress import ip_address
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from workflows.identity.passkeys.evidence import RelyingParty

WEB_DIST = Path(__file__).resolve().parent.parent / "web" / "dist"
SECRET_BYTES = 32


def _origin(address: str) -> str:
    """Return scheme, host and port of an address, as a browser writes an Origin header."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}".lower()


class Settings(BaseSettings):
    """Where the services of this process are, and the one secret its keys are derived from.

    Built in `server/commands/environment.py` and handed down; nothing below the second floor sees it.
    """

    model_config = SettingsConfigDict(
        env_prefix="DURE_", env_ignore_empty=True, frozen=True, extra="ignore"
    )

    database_url: str
    database_owner_url: str | None = None
    # Of each kind a process may hold so many: for acts, for pages and for glances; and two for ballots.
    database_connections: int = Field(default=10, ge=1, le=200)
    # Seconds to wait at the start for a database that is only just coming up.
    database_patience: float = Field(default=10.0, ge=0, le=600)
    redis_url: str | None = None

    oidc_issuer: str | None = None
    oidc_client_id: str = ""
    oidc_client_secret: SecretStr = SecretStr("")
    oidc_audience: str = "dure"

    # Where mail is handed over: smtp://, smtps:// with user and password; none: no mail is sent.
    smtp_url: SecretStr | None = None
    mail_from: str = "두레 Dure <dure@localhost>"

    # Whose seal is put under signed agreements: files in PEM (the certificate before its issuers'), and
    # the address of a time stamp authority (RFC 3161). None: a test authority, where all is embedded.
    seal_key: Path | None = None
    seal_cert: Path | None = None
    tsa_url: str | None = None

    secret: SecretStr
    data: Path = Path(".data")
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=1, le=65535)
    public_url: str = ""
    processes: int = Field(default=1, ge=1, le=64)
    web_dist: Path = WEB_DIST
    # Bytes of public answers each process keeps in memory; 0 keeps none.
    kept_answers_bytes: int = Field(default=64_000_000, ge=0)
    # Take only the operations of our own pages; programs of others are refused then.
    trusted_documents_only: bool = False
    # Said by `infra` alone, when it started the database and the issuer itself.
    embedded: bool = False

    @field_validator("secret")
    @classmethod
    def _strong(cls, secret: SecretStr) -> SecretStr:
        """Refuse a secret that is no hexadecimal or shorter than 32 bytes."""
        try:
            length = len(bytes.fromhex(secret.get_secret_value()))
        except ValueError:
            length = 0
        if length < SECRET_BYTES:
            msg = f"must be at least {SECRET_BYTES} bytes in hexadecimal"
            raise ValueError(msg)
        return secret

    @model_validator(mode="after")
    def _tell_tokens_apart(self) -> Self:
        """Refuse a client id that would let an id token pass as an access token."""
        if self.oidc_issuer and self.oidc_client_id == self.oidc_audience:
            msg = "DURE_OIDC_CLIENT_ID and DURE_OIDC_AUDIENCE must differ"
            raise ValueError(msg)
        return self

    @property
    def address(self) -> str:
        """The address people use, without a slash at its end."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")

    @property
    def origin(self) -> str:
        """Scheme, host and port of the address, as a browser writes an Origin header."""
        return _origin(self.address)

    def origin_at(self, host: str) -> str:
        """The origin of our own pages under the name a browser came by; see `address_at`."""
        return _origin(self.address_at(host))

    @property
    def relying_party(self) -> RelyingParty:
        """For whom passkeys are made: the address by its name; on this machine alone, localhost.

        Browsers make no passkey for a host that is a number.
        """
        parts = urlsplit(self.address)
        if not self.is_loopback:
            return RelyingParty((parts.hostname or "").lower(), self.origin)
        return RelyingParty("localhost", self.near)

    @property
    def near(self) -> str:
        """The address by the name of this machine's own loopback, which passkeys need there."""
        port = urlsplit(self.address).port
        return "http://localhost" if port is None else f"http://localhost:{port}"

    def address_at(self, host: str) -> str:
        """Return the address under which a browser is here, by its Host header; else the one of people."""
        return (
            self.near
            if self.is_loopback and f"http://{host}".lower() == self.near
            else self.address
        )

    @property
    def files(self) -> Path:
        """The folder in which files lie."""
        return self.data / "files"

    @property
    def is_loopback(self) -> bool:
        """Whether people reach the house on this machine only, over plain HTTP."""
        parts = urlsplit(self.address)
        return parts.scheme == "http" and is_loopback_host(parts.hostname or "")

    @property
    def issuer_is_near(self) -> bool:
        """Whether the issuer is on this machine: then a proxy of the environment is not for it."""
        return is_loopback_host(urlsplit(self.oidc_issuer or "").hostname or "")

    def key_for(self, purpose: str) -> bytes:
        """Return the 32-byte key of one purpose: HMAC-SHA-256 of its name under the secret."""
        return _key(self.secret.get_secret_value(), purpose)


@lru_cache(maxsize=16)
def _key(secret: str, purpose: str) -> bytes:
    return hmac.new(bytes.fromhex(secret), f"dure/{purpose}".encode(), hashlib.sha256).digest()


@lru_cache(maxsize=16)
def is_loopback_host(host: str) -> bool:
    """Say whether a host name or address is this machine's own loopback."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
