"""How a thing is called in addresses and over the API: its kind and its key in the letters of an address."""

from binascii import b2a_base64
from uuid import UUID


def handle(kind: str, key: UUID) -> str:
    """Return `Kind:key` in base64url, opaque to whoever reads it.

    Kinds and keys are plain ASCII without `>`, `?` or `~`: neither of the two letters in which the
    base64 of addresses differs from the usual one comes up.
    """
    return b2a_base64(f"{kind}:{key!s}".encode(), newline=False).rstrip(b"=").decode()
