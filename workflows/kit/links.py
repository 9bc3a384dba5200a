"""Addresses that are a right: whoever has one may do the one thing it is for. HMAC-SHA-256 (RFC 2104)."""

import base64
import hashlib
import hmac
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

MAC_BYTES = 24
LINK_SECONDS = 60
_ID, _MOMENT = 16, 8


class For(StrEnum):
    """What an address is for."""

    SENDING = "send"
    READING = "read"
    INVITING = "invite"
    DOCUMENT = "document"
    AGREEMENT = "agreement"
    ANNEX = "annex"


@dataclass(frozen=True, slots=True)
class Link:
    """A thing, the person the address was given to, and a number.

    The number says until when an address for reading holds (seconds since 1970), and which invitation
    it is; an address for sending ends by what the table says of its file, and has none.
    """

    thing_id: UUID
    person_id: UUID
    number: int = 0


def token_of(key: bytes, purpose: For, link: Link) -> str:
    """Return the secret part of an address."""
    body = link.thing_id.bytes + link.person_id.bytes + link.number.to_bytes(_MOMENT, "big")
    return base64.urlsafe_b64encode(body + _mac(key, purpose, body)).decode().rstrip("=")


def link_of(key: bytes, purpose: For, token: str) -> Link | None:
    """Return what a token says; None for one that this house did not write for this purpose."""
    try:
        said = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except ValueError:
        return None
    body, mac = said[:-MAC_BYTES], said[-MAC_BYTES:]
    if len(body) != 2 * _ID + _MOMENT or not hmac.compare_digest(mac, _mac(key, purpose, body)):
        return None
    return Link(
        UUID(bytes=body[:_ID]),
        UUID(bytes=body[_ID : 2 * _ID]),
        int.from_bytes(body[2 * _ID :], "big"),
    )


def _mac(key: bytes, purpose: For, body: bytes) -> bytes:
    said = b"link/" + purpose.value.encode() + body
    return hmac.new(key, said, hashlib.sha256).digest()[:MAC_BYTES]
