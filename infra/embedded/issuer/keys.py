"""The signing key of the embedded issuer, and the tokens it signs (ES256)."""

import os
import secrets
import time
from pathlib import Path
from typing import Any, Self

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

ALGORITHM = "ES256"
LONGEST_TOKEN = 8192  # characters


def secret_file(path: Path, text: str) -> str:
    """Keep a secret in a file of mode 0600; give what is in it if it is there already."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        opened = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(opened, "w") as file:
            file.write(text)
        # A link to a name that exists fails: whoever comes second reads what the first one wrote.
        os.link(unfinished, path)
    except FileExistsError:
        return path.read_text().strip()
    finally:
        unfinished.unlink(missing_ok=True)
    return text


class Signer:
    """Signs and reads the tokens of one issuer."""

    def __init__(self, key: ECKey) -> None:
        """Take the private key; its id is the RFC 7638 thumbprint."""
        self._key = key
        self.kid = key.thumbprint()

    @classmethod
    def kept_in(cls, folder: Path) -> Self:
        """Load the key of a data folder, made at the first start. Raises ValueError for no key."""
        fresh = ECKey.generate_key("P-256").as_pem(private=True).decode()
        path = folder / "key.pem"
        try:
            return cls(ECKey.import_key(secret_file(path, fresh)))
        except (JoseError, ValueError) as error:
            told = f"{path} is no key any more. Remove it: a new one is made, all sign in anew."
            raise ValueError(told) from error

    def published(self) -> dict[str, Any]:
        """The public half as a JWK Set (RFC 7517)."""
        public = self._key.as_dict(private=False)
        return {"keys": [{**public, "kid": self.kid, "use": "sig", "alg": ALGORITHM}]}

    def sign(self, claims: dict[str, Any], *, kind: str, lasts: int) -> str:
        """Sign claims as a token of a `typ`, issued now, for so many seconds, with its own `jti`."""
        now = int(time.time())
        header = {"alg": ALGORITHM, "kid": self.kid, "typ": kind}
        times = {"iat": now, "exp": now + lasts, "jti": secrets.token_urlsafe(16)}
        return jwt.encode(header, {**claims, **times}, self._key, algorithms=[ALGORITHM])

    def read(self, token: str, *, kinds: frozenset[str], expired: bool = False) -> dict[str, Any]:
        """Give the claims of a token of ours. Raises ValueError for any other.

        `expired=True` also takes one whose time is over: a logout hint need not be fresh.
        """
        if len(token) > LONGEST_TOKEN:
            raise ValueError("too long for a token")
        try:
            found = jwt.decode(token, self._key, algorithms=[ALGORITHM])
        except (JoseError, ValueError, TypeError, KeyError) as error:
            raise ValueError("not a token of this issuer") from error
        claims: dict[str, Any] = found.claims
        if str(found.header.get("typ")) not in kinds:
            raise ValueError("a token of another kind")
        if not expired and claims["exp"] <= time.time():
            raise ValueError("the token has expired")
        return claims
